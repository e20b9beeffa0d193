/** The frame of the pages: layout, Today, sign-in, errors. */
@ApplicationModule(displayName = "Shell",
		allowedDependencies = { "platform :: reading", "platform :: database", "identity", "identity :: spi" })
@NullMarked
package scot.adp.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
