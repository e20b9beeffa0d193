/**
 * Registers: what is agreed, published, live, decided, in the way or under way, unit by
 * unit. Which there are, of whom they ask, and what an entry may say are configuration;
 * an entry tells of a thing and never of a person.
 */
@ApplicationModule(displayName = "Registers",
		allowedDependencies = { "platform :: reading", "identity", "directory", "directory :: parts", "events",
				"measures", "measures :: spi", "exchange", "exchange :: ui", "exchange :: spi", "shell :: spi",
				"shell :: parts" })
@NullMarked
package scot.adp.registers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
