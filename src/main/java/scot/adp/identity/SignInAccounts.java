package scot.adp.identity;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/**
 * The accounts of the sign-in service, which says who somebody is and can switch them
 * off.
 */
interface SignInAccounts {

	/**
	 * Makes an account, or takes the one that the address has already, and tells the
	 * person by mail where the service sends any.
	 * @throws Problem where the service does not answer or refuses; nothing is made then
	 */
	Invited invite(String email, String name, SignInWay way);

	/** Whether it writes to people itself. */
	boolean sendsMail();

	/** Ends all that somebody has open and lets them sign in no more. */
	void close(String subject);

	/** Lets somebody sign in again. */
	void open(String subject);

	/**
	 * Somebody who was invited.
	 *
	 * @param subject who it is to the sign-in service
	 * @param temporaryPassword to be handed over and changed at the first sign-in; null
	 * where none is needed, or a mail asks the person to choose one
	 * @param mailed whether a mail was sent
	 */
	record Invited(String subject, @Nullable String temporaryPassword, boolean mailed) {
	}

}
