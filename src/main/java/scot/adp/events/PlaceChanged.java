package scot.adp.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What is told of a place changed.
 *
 * @param successor the place that leads on where it closed; null for none
 * @param on the day of the change
 */
@Told(since = "2026-11", about = "directory.place")
public record PlaceChanged(Envelope envelope, @Nullable RecordId successor, LocalDate on) implements BusEvent {
}
