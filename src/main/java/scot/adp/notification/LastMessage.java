package scot.adp.notification;

import java.time.LocalDate;

/**
 * The last message of a kind to somebody that was not dropped.
 *
 * @param on the day on which it was sent, or put into the outbox where it still waits
 */
public record LastMessage(LocalDate on, MessageState state) {
}
