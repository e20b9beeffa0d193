/**
 * Who records about single persons are about, and on what ground they are kept: a key in
 * the place of a number, agreements by which partners share, and how long anything stays.
 */
@ApplicationModule(displayName = "People",
		allowedDependencies = { "platform :: reading", "identity", "directory", "directory :: parts", "identity :: spi",
				"events", "shell :: spi", "shell :: parts", "exchange", "exchange :: ui" })
@NullMarked
package scot.adp.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
