/**
 * Treatment and harm reduction: what services record of their work with people who use
 * alcohol or drugs, under which rules, and how it tells the rest. It begins with
 * naloxone, where kits are and who carries one, and with alerts about drugs.
 */
@ApplicationModule(displayName = "Treatment",
		allowedDependencies = { "platform :: reading", "identity", "identity :: spi", "directory", "directory :: open",
				"directory :: parts", "documents", "events", "people", "people :: spi", "measures", "measures :: spi",
				"exchange", "exchange :: ui", "exchange :: spi", "notification", "notification :: spi",
				"reporting :: spi", "strategy :: spi", "shell :: spi", "shell :: parts" })
@NullMarked
package scot.adp.treatment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
