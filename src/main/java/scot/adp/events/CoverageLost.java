package scot.adp.events;

import java.time.LocalDate;

/**
 * Nothing of what is watched is open any more in an area on a day of the week at a time
 * of day, which together are the record of the envelope.
 *
 * @param weekday such as {@code TUESDAY}
 * @param band such as {@code EVENING}
 * @param on the day on which that was found
 */
@Told(since = "2026-11", about = "directory.coverage", leaves = true)
public record CoverageLost(Envelope envelope, LocalArea area, ListedCode weekday, ListedCode band,
		LocalDate on) implements BusEvent {
}
