package scot.adp.events;

import java.time.LocalDate;

/**
 * Somebody no longer volunteers at a host. It tells of no person.
 *
 * @param reason why, such as {@code EDUCATION}
 * @param on the day
 */
@Told(since = "2026-11", about = "community.volunteer", eachCounts = true, heardFrom = "workforce")
public record VolunteerEnded(Envelope envelope, ListedCode reason, LocalDate on) implements BusEvent {
}
