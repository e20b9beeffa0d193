package scot.adp.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A service that people can come to is paused.
 *
 * @param from the first day of the pause
 * @param until its last; null where nobody knows
 * @param reason why
 */
@Told(since = "2026-11", about = "directory.service", leaves = true)
public record ServicePaused(Envelope envelope, LocalDate from, @Nullable LocalDate until,
		ListedCode reason) implements BusEvent {
}
