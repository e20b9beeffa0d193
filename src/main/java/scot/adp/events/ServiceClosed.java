package scot.adp.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A service is there no more.
 *
 * @param on its first day of being no more
 * @param successor the service that leads on; null for none
 */
@Told(since = "2026-11", about = "directory.service", leaves = true)
public record ServiceClosed(Envelope envelope, LocalDate on, @Nullable RecordId successor) implements BusEvent {
}
