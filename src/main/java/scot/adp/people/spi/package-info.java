/** What modules with records about single persons give {@code people}. */
@NamedInterface("spi")
@NullMarked
package scot.adp.people.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
