/** The log of activities over GraphQL. */
@NullMarked
package scot.adp.activities.graphql;

import org.jspecify.annotations.NullMarked;
