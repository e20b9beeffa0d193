package scot.adp.bus;

import scot.adp.events.BusEvent;
import scot.adp.events.Envelope;
import scot.adp.events.Told;

/** Something happened to a record. */
@Told(since = "2026-11", about = "test.record")
public record Happened(Envelope envelope) implements BusEvent {
}
