package scot.adp.events;

import java.time.LocalDate;

/**
 * Somebody on the way into work began their first job. The person of the envelope is told
 * only where an agreement in force lets it. Told again with a higher revision where the
 * start was put right; a path that is withdrawn later tells nothing more.
 *
 * @param startedOn the day
 */
@Told(since = "2026-11", about = "community.work-path", eachCounts = true, heardFrom = "justice")
public record WorkStarted(Envelope envelope, LocalDate startedOn) implements BusEvent {
}
