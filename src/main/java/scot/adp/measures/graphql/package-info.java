/** GraphQL fields of measures. */
@NullMarked
package scot.adp.measures.graphql;

import org.jspecify.annotations.NullMarked;
