/** The exchange's own pages, and the parts that other modules put on theirs. */
@NamedInterface("ui")
@NullMarked
package scot.adp.exchange.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
