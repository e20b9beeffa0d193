package scot.adp.events;

import java.time.LocalDate;

/**
 * Nobody heard of somebody in treatment for longer than the rule says; the episode goes
 * on, and is asked about. The person of the envelope is told only where an agreement in
 * force lets it. Told again with a higher revision once they were in touch and were lost
 * again.
 *
 * @param lastContactOn when somebody was in touch with them last
 */
@Told(since = "2026-11", about = "treatment.episode")
public record PersonDisengaged(Envelope envelope, LocalDate lastContactOn) implements BusEvent {
}
