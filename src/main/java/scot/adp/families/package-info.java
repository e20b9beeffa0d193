/**
 * Families, infants, children and young people: which families a service supports, how
 * soon and with what outcome. A family is told by the service's own reference; nobody
 * under 16 has a key, and no row leaves its unit.
 */
@ApplicationModule(displayName = "Families",
		allowedDependencies = { "platform :: reading", "activities", "identity", "identity :: spi", "directory",
				"directory :: parts", "events", "people", "people :: spi", "measures", "measures :: spi", "exchange",
				"exchange :: ui", "exchange :: spi", "notification", "shell :: spi", "shell :: parts" })
@NullMarked
package scot.adp.families;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
