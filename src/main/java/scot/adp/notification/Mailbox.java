package scot.adp.notification;

import java.util.Locale;

/**
 * A mailbox that a service or a team reads; never that of a person.
 *
 * @param name who reads it
 * @param address its e-mail address
 */
public record Mailbox(String name, String address) {

	/** By which it is known to be the same, however it is written. */
	public String key() {
		return address.strip().toLowerCase(Locale.ROOT);
	}

}
