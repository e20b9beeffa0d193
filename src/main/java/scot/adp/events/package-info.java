/**
 * What modules tell one another over the bus: the vocabulary alone, without tables and
 * without services. An event says what happened to which record, by ids, codes, days and
 * moments; whoever wants to know more reads it from its owner. It never carries a number
 * to add up, a name or words that somebody wrote.
 */
@ApplicationModule(displayName = "Events", allowedDependencies = {})
@NullMarked
package scot.adp.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
