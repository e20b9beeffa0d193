/** GraphQL fields of the members. */
@NullMarked
package scot.adp.identity.graphql;

import org.jspecify.annotations.NullMarked;
