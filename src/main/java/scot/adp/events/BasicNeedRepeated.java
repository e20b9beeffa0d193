package scot.adp.events;

import java.time.LocalDate;

/**
 * Somebody who was helped in a crisis not long ago was helped in another one. It tells of
 * no person. Help that is put right is not told again, and one that is withdrawn later
 * tells nothing more.
 *
 * @param domain what was missing, such as {@code FOOD}
 * @param on the day of the later one
 */
@Told(since = "2026-11", about = "community.help", heardFrom = "housing")
public record BasicNeedRepeated(Envelope envelope, ListedCode domain, LocalDate on) implements BusEvent {
}
