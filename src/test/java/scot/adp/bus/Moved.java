package scot.adp.bus;

import scot.adp.events.BusEvent;
import scot.adp.events.Envelope;
import scot.adp.events.Told;

/** Something that happened was moved: another kind of event about the same record. */
@Told(since = "2026-11", about = "test.record")
public record Moved(Envelope envelope) implements BusEvent {
}
