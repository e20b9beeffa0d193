/**
 * The partners: organisations and their units, the groups that oversee, their meetings;
 * and the services that people can come to, where they are and when they are open.
 */
@ApplicationModule(displayName = "Directory",
		allowedDependencies = { "platform :: reading", "platform :: database", "identity", "identity :: spi",
				"shell :: spi", "shell :: parts", "exchange", "exchange :: ui", "exchange :: spi", "events",
				"notification", "notification :: spi" })
@NullMarked
package scot.adp.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
