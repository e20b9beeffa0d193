/** GraphQL fields of papers and returns. */
@NullMarked
package scot.adp.reporting.graphql;

import org.jspecify.annotations.NullMarked;
