/** Registers over GraphQL. */
@NullMarked
package scot.adp.registers.graphql;

import org.jspecify.annotations.NullMarked;
