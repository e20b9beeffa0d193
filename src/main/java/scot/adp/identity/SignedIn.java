package scot.adp.identity;

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

}
