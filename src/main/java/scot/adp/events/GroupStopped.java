package scot.adp.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A group that people could come to meets no more: the series of the envelope was ended,
 * and no other of its service goes on.
 *
 * @param service what it was in the directory; null where it was not listed there
 * @param area where it met; null where that was nowhere in particular
 * @param on the last day of the series
 */
@Told(since = "2026-11", about = "activities.series", leaves = true)
public record GroupStopped(Envelope envelope, @Nullable RecordId service, @Nullable LocalArea area,
		LocalDate on) implements BusEvent {
}
