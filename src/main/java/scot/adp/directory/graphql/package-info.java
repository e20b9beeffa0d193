/** GraphQL fields of the partners. */
@NullMarked
package scot.adp.directory.graphql;

import org.jspecify.annotations.NullMarked;
