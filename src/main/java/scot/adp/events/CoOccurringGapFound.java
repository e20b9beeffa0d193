package scot.adp.events;

import scot.adp.platform.UnitId;

/**
 * Nobody leads the care of somebody who uses substances and has a mental health
 * condition: both services declined, or the working days of the rule passed. Told again
 * with a higher revision where another gap opens. The envelope names no person.
 *
 * @param askedBy the service that asked
 * @param askedOf the service that was asked
 */
@Told(since = "2026-11", about = "treatment.joint-care")
public record CoOccurringGapFound(Envelope envelope, UnitId askedBy, UnitId askedOf) implements BusEvent {
}
