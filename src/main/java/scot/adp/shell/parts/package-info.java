/** The pieces that every page is made of, so that pages look and read alike. */
@NamedInterface("parts")
@NullMarked
package scot.adp.shell.parts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
