/**
 * One safe way in and out for workbooks and delimited files: reading what others send
 * without trusting it, taking lists away, and the register of what was imported.
 */
@ApplicationModule(displayName = "Exchange",
		allowedDependencies = { "platform :: reading", "identity", "identity :: spi", "shell :: spi",
				"shell :: parts" })
@NullMarked
package scot.adp.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
