package scot.adp.events;

import java.time.LocalDate;

/**
 * A service that was paused is back.
 *
 * @param from the first day on which it is
 */
@Told(since = "2026-11", about = "directory.service", leaves = true)
public record ServiceResumed(Envelope envelope, LocalDate from) implements BusEvent {
}
