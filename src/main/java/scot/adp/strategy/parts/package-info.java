/** What pages of other modules show of plans: ways to their pages, marks, rows. */
@NamedInterface("parts")
@NullMarked
package scot.adp.strategy.parts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
