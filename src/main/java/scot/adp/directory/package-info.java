/**
 * The partners: organisations and their units, the groups that oversee, their meetings.
 */
@ApplicationModule(displayName = "Directory",
		allowedDependencies = { "platform :: reading", "identity", "identity :: spi", "shell :: spi", "shell :: parts",
				"exchange", "exchange :: ui", "exchange :: spi" })
@NullMarked
package scot.adp.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
