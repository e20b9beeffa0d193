/** The frame's part of the GraphQL API: the search. */
@NullMarked
package scot.adp.shell.graphql;

import org.jspecify.annotations.NullMarked;
