/**
 * Problems that people report with the program, signed in or not, and what came of them.
 */
@ApplicationModule(displayName = "Feedback",
		allowedDependencies = { "platform :: reading", "identity", "shell :: spi", "shell :: parts", "exchange",
				"exchange :: ui", "exchange :: spi" })
@NullMarked
package scot.adp.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
