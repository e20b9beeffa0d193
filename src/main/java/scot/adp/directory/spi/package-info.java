/** What other modules show with partners and groups, and know of services. */
@NamedInterface("spi")
@NullMarked
package scot.adp.directory.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
