/** The trail of what was written and who signed in. */
@ApplicationModule(displayName = "Audit",
		allowedDependencies = { "platform :: reading", "identity", "shell :: parts", "exchange", "exchange :: ui",
				"exchange :: spi" })
@NullMarked
package scot.adp.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
