/**
 * What is counted and what it says: the dictionary of measures, their values by period,
 * the one gate through which all of them are read, what the analyst released, and whether
 * a unit brings rows or a return. Numbers are computed anew from the records of whoever
 * did the work, by a {@link scot.adp.measures.spi.MeasureSource} of that module; nothing
 * is ever added up from events.
 */
@ApplicationModule(displayName = "Measures",
		allowedDependencies = { "platform :: reading", "identity", "identity :: spi", "directory", "directory :: parts",
				"events", "exchange", "exchange :: spi", "exchange :: ui", "shell :: spi", "shell :: parts", "strategy",
				"strategy :: spi", "strategy :: parts" })
@NullMarked
package scot.adp.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
