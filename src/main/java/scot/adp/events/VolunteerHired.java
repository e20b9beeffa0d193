package scot.adp.events;

import java.time.LocalDate;

/**
 * Somebody who volunteered goes into paid work. One person who volunteers at several
 * hosts is told once. It tells of no person.
 *
 * @param role what they did, such as {@code PEER_MENTOR}
 * @param on the day
 */
@Told(since = "2026-11", about = "community.volunteer", eachCounts = true, heardFrom = "workforce")
public record VolunteerHired(Envelope envelope, ListedCode role, LocalDate on) implements BusEvent {
}
