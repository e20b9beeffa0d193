package scot.adp.identity;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * What the principal of an authentication tells of who signed in. It says who, not what
 * they may do: that is read from the memberships at each call, so that a change acts at
 * once.
 */
interface SignedIn {

	/** Whose account it is. */
	AccountId account();

	/**
	 * Whether a second factor was given, without which roles that need one do not count.
	 */
	boolean secondFactor();

	/**
	 * Of a program, the only membership that counts, whatever else its account holds;
	 * null for people.
	 */
	default @Nullable Granted granted() {
		return null;
	}

	/** The role and the unit that a program's token names. */
	record Granted(Role role, UnitId unit) {
	}

}
