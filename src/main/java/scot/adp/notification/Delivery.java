package scot.adp.notification;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * How far a message is, for the module that put it.
 *
 * @param closedAt when it was sent, came back or was dropped; null while it waits
 */
public record Delivery(Outbox.MessageId id, MessageState state, @Nullable OffsetDateTime closedAt) {
}
