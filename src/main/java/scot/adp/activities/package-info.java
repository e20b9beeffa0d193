/**
 * One log of what is done again and again, from lessons in schools to outreach at the
 * beach: programmes tied to actions of the plan, what is planned, and what happened. It
 * holds counts, and of no single person anything.
 */
@ApplicationModule(displayName = "Activities", allowedDependencies = { "platform :: reading", "identity", "directory",
		"directory :: parts", "directory :: spi", "events", "measures", "measures :: spi", "exchange", "exchange :: ui",
		"exchange :: spi", "strategy", "strategy :: parts", "strategy :: spi", "shell :: spi", "shell :: parts" })
@NullMarked
package scot.adp.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
