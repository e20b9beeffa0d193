/** Naloxone over GraphQL. */
@NullMarked
package scot.adp.treatment.graphql;

import org.jspecify.annotations.NullMarked;
