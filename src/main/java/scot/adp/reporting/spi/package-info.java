/** Where other modules prepare what is owed to others. */
@NamedInterface("spi")
@NullMarked
package scot.adp.reporting.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
