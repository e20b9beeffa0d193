/**
 * How groups look after the promises: what they are to look at, what they are asked to
 * decide and decided, what they want to know of owners, what the board is told, and the
 * papers of their meetings as they were issued.
 */
@ApplicationModule(displayName = "Governance",
		allowedDependencies = { "platform :: reading", "identity", "directory", "directory :: parts", "strategy",
				"strategy :: spi", "strategy :: parts", "shell :: spi", "shell :: parts", "exchange", "exchange :: ui",
				"events" })
@NullMarked
package scot.adp.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
