package scot.adp.notification;

import scot.adp.identity.AccountId;

/**
 * A message to put into the outbox.
 *
 * @param subject is all that a mail says: without names and without words that somebody
 * typed
 * @param path where in the program it is about, without a slash before it; empty for
 * Today
 */
public record NewMessage(AccountId to, MessageKind kind, String subject, String body, String path) {

	/** One about what Today shows. */
	public NewMessage(AccountId to, MessageKind kind, String subject, String body) {
		this(to, kind, subject, body, "");
	}

}
