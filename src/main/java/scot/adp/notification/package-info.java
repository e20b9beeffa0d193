/** Messages to people: who is to be told what, and when somebody last was. */
@ApplicationModule(displayName = "Notification",
		allowedDependencies = { "platform :: reading", "events", "identity", "shell :: spi", "shell :: parts",
				"exchange", "exchange :: ui", "exchange :: spi" })
@NullMarked
package scot.adp.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
