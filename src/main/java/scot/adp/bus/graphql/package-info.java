@NullMarked
package scot.adp.bus.graphql;

import org.jspecify.annotations.NullMarked;
