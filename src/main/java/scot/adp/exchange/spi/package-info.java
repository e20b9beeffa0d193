/** What a module that imports something tells the register. */
@NamedInterface("spi")
@NullMarked
package scot.adp.exchange.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
