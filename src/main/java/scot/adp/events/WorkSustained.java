package scot.adp.events;

import java.time.LocalDate;

/**
 * It is known that somebody was still in work some weeks after their first start. The
 * person of the envelope is told only where an agreement in force lets it.
 *
 * @param weeks after how many weeks, such as {@code WEEKS_26}
 * @param dueOn the day on which the weeks were over
 */
@Told(since = "2026-11", about = "community.work-path", eachCounts = true, heardFrom = "justice")
public record WorkSustained(Envelope envelope, ListedCode weeks, LocalDate dueOn) implements BusEvent {
}
