/**
 * Readers of what people write: days, numbers, codes, headings and web addresses, and
 * what counts as a blank. Every page, file and API reads by these, so that what one of
 * them takes no other refuses.
 */
@NamedInterface("reading")
@NullMarked
package scot.adp.platform.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
