package scot.adp.events;

import java.time.LocalDate;

/**
 * Nobody said for long that an entry is right, so the public does not see it any more.
 *
 * @param since the first day on which it is not shown
 */
@Told(since = "2026-11", about = "directory.service", leaves = true)
public record ServiceUnassured(Envelope envelope, LocalDate since) implements BusEvent {
}
