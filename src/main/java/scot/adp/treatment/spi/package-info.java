/** What other modules show with drug alerts. */
@NamedInterface("spi")
@NullMarked
package scot.adp.treatment.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
