/**
 * The partners: organisations and their units, the groups that oversee, their meetings.
 */
@ApplicationModule(displayName = "Directory",
		allowedDependencies = { "identity", "identity :: spi", "shell :: spi", "shell :: parts" })
@NullMarked
package scot.adp.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
