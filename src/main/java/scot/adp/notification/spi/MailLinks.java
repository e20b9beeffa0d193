package scot.adp.notification.spi;

import java.util.Optional;

import scot.adp.notification.Outbox;

/**
 * Gives a message a link that only whoever gets the mail has. It is asked as the mail is
 * made, so that the link stands in the mail and nowhere else: neither with the message
 * nor with the module's own rows.
 */
public interface MailLinks {

	/**
	 * The path in the program that the mail of a message leads to, without a slash before
	 * it; empty for a message that is not the module's. Asked again where the mail is
	 * sent again, within the transaction that marks it as sent.
	 */
	Optional<String> pathOf(Outbox.MessageId message);

}
