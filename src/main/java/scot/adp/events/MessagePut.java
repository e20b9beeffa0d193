package scot.adp.events;

/**
 * A message to somebody was put into the outbox, to be sent by mail where that is
 * configured.
 */
@Told(since = "2026-11", about = "notification.message")
public record MessagePut(Envelope envelope) implements BusEvent {
}
