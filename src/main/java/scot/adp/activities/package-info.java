/**
 * One log of what is done again and again, from lessons in schools to outreach at the
 * beach: programmes tied to actions of the plan, what is planned, and what happened. It
 * holds counts; of single persons alone, as keys in the place of numbers, which adults
 * were at a session of a programme that tells them apart.
 */
@ApplicationModule(displayName = "Activities",
		allowedDependencies = { "platform :: reading", "identity", "directory", "directory :: parts",
				"directory :: spi", "events", "people", "people :: spi", "measures", "measures :: spi", "exchange",
				"exchange :: ui", "exchange :: spi", "strategy", "strategy :: parts", "strategy :: spi",
				"treatment :: spi", "shell :: spi", "shell :: parts" })
@NullMarked
package scot.adp.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
