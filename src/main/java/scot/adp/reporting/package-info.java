/**
 * What the partnership owes to others: returns, each due on a day; and beside them what
 * is asked of units.
 */
@ApplicationModule(displayName = "Reporting",
		allowedDependencies = { "platform :: reading", "identity", "directory", "directory :: parts", "measures",
				"measures :: spi", "shell :: spi", "shell :: parts", "exchange", "exchange :: ui" })
@NullMarked
package scot.adp.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
