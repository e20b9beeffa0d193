/**
 * Backups of the embedded database: taken while people work, checked when written, put
 * back by a command.
 */
@ApplicationModule(displayName = "Backup",
		allowedDependencies = { "platform :: reading", "platform :: database", "identity", "shell :: spi",
				"shell :: parts" })
@NullMarked
package scot.adp.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
