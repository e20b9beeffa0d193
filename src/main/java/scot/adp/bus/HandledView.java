package scot.adp.bus;

import java.time.OffsetDateTime;

/**
 * How many deliveries came to their end in five minutes.
 *
 * @param from when the five minutes began
 */
public record HandledView(OffsetDateTime from, int deliveries) {
}
