package scot.adp.events;

/**
 * What {@link PersonDied} told was wrong: it was another person. Clocks start again from
 * the facts.
 */
@Told(about = "people.ending", since = "2026-11")
public record PersonDiedWithdrawn(Envelope envelope) implements BusEvent {
}
