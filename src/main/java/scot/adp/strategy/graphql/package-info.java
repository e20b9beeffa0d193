/** GraphQL fields of the plans. */
@NullMarked
package scot.adp.strategy.graphql;

import org.jspecify.annotations.NullMarked;
