/** The community over GraphQL. */
@NullMarked
package scot.adp.community.graphql;

import org.jspecify.annotations.NullMarked;
