/** What modules contribute to Today. */
@NamedInterface("spi")
@NullMarked
package scot.adp.shell.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
