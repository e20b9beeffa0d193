/**
 * Actions handed round as a workbook: written to be filled in by people who do not sign
 * in, and taken home, where what changed on both sides is decided.
 */
@ApplicationModule(displayName = "Hand round",
		allowedDependencies = { "platform :: reading", "identity", "identity :: spi", "directory", "strategy",
				"strategy :: spi", "shell :: parts", "exchange", "exchange :: ui", "exchange :: spi" })
@NullMarked
package scot.adp.handround;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
