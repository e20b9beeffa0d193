package scot.adp.notification;

import java.util.Map;

import scot.adp.platform.Auditable;

/** A message was put into the outbox, sent or dropped. */
public record MessageChanged(MessageId message, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
