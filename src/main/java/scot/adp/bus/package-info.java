/**
 * Delivers what modules tell one another: each event to each listener, once, however
 * often it is tried and whatever stops meanwhile. Modules publish and listen by Spring
 * alone and never use this one.
 */
@ApplicationModule(displayName = "Event bus",
		allowedDependencies = { "platform :: reading", "platform :: database", "events", "identity", "shell :: spi",
				"shell :: parts", "exchange", "exchange :: ui" })
@NullMarked
package scot.adp.bus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
