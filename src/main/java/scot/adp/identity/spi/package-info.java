/** What identity needs of other modules, which implement it. */
@NamedInterface("spi")
@NullMarked
package scot.adp.identity.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
