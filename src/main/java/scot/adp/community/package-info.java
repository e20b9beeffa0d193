/**
 * The community: help with basic needs, what people need as a whole, the way into work,
 * learning, and people who volunteer, which services record row by row under an agreement
 * or file as counts; and grants to community organisations.
 */
@ApplicationModule(displayName = "Community",
		allowedDependencies = { "platform :: reading", "identity", "directory", "directory :: parts", "events",
				"people", "people :: spi", "measures", "measures :: spi", "exchange", "exchange :: ui",
				"exchange :: spi", "shell :: spi", "shell :: parts" })
@NullMarked
package scot.adp.community;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
