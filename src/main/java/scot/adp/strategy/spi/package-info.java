/**
 * What other modules show on the pages of plans, and the little they are told of a plan,
 * an outcome or an action for it.
 */
@NamedInterface("spi")
@NullMarked
package scot.adp.strategy.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
