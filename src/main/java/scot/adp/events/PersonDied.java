package scot.adp.events;

import java.time.LocalDate;

/**
 * A unit learned that the person of the envelope died. Whoever listens stops clocks,
 * follow-ups, reminders and invitations, without a message that says why. There is one
 * event for each space that may be told.
 *
 * @param learnedOn the day on which the unit learned of it, which is not that of the
 * death
 */
@Told(about = "people.ending", since = "2026-11")
public record PersonDied(Envelope envelope, LocalDate learnedOn) implements BusEvent {
}
