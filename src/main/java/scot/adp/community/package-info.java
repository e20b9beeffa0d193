/**
 * The community: help with basic needs, the way into work, learning, and people who
 * volunteer. Services record it row by row under an agreement, or file counts.
 */
@ApplicationModule(displayName = "Community",
		allowedDependencies = { "platform :: reading", "identity", "directory", "directory :: parts", "events", "people", "people :: spi",
				"measures", "measures :: spi", "exchange", "exchange :: ui", "exchange :: spi", "shell :: spi",
				"shell :: parts" })
@NullMarked
package scot.adp.community;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
