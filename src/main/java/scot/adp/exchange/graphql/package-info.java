@NullMarked
package scot.adp.exchange.graphql;

import org.jspecify.annotations.NullMarked;
