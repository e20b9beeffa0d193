/** What leaves the partnership on paper: papers of meetings and returns to others. */
@ApplicationModule(displayName = "Reporting",
		allowedDependencies = { "identity", "identity :: spi", "directory", "directory :: parts", "strategy",
				"strategy :: spi", "strategy :: parts", "shell :: spi", "shell :: parts", "exchange", "exchange :: ui",
				"exchange :: spi" })
@NullMarked
package scot.adp.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
