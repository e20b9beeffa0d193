/** Families over GraphQL. */
@NullMarked
package scot.adp.families.graphql;

import org.jspecify.annotations.NullMarked;
