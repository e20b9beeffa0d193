/** What the partnership owes to others: returns, each due on a day. */
@ApplicationModule(displayName = "Reporting",
		allowedDependencies = { "platform :: reading", "identity", "directory :: parts", "shell :: spi",
				"shell :: parts", "exchange", "exchange :: ui" })
@NullMarked
package scot.adp.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
