/**
 * The promise and how it is kept: plans, outcomes, actions, principles, who leads what,
 * updates and their freshness.
 */
@ApplicationModule(displayName = "Strategy",
		allowedDependencies = { "platform :: reading", "identity", "identity :: spi", "directory", "directory :: parts",
				"documents", "notification", "shell :: spi", "shell :: parts", "exchange", "exchange :: ui",
				"exchange :: spi" })
@NullMarked
package scot.adp.strategy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
