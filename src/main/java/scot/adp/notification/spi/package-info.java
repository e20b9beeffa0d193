/** What a module implements that knows more of a message than it put. */
@NamedInterface("spi")
@NullMarked
package scot.adp.notification.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
