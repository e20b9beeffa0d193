package scot.adp.bus;

import java.time.OffsetDateTime;

/**
 * A delivery that is not tried again by itself.
 *
 * @param listener the id of who should have heard it
 * @param event the event's name
 * @param reason what the listener failed with, such as {@code DataIntegrityViolation};
 * or, where it did not come to that, why
 */
public record ParkedView(EventBus.ParkedId id, String listener, String event, OffsetDateTime publishedAt, int attempts,
		String reason, OffsetDateTime parkedAt) {
}
