/** Governance in GraphQL. */
@NullMarked
package scot.adp.governance.graphql;

import org.jspecify.annotations.NullMarked;
