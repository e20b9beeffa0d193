package scot.adp.identity;

/** Why an account was closed. */
public enum ClosedBecause {

	/** The person left the partnership. */
	LEFT,
	/** The person works here and needs no access. */
	NOT_NEEDED,
	/** Somebody else may know the password, or was seen to use it. */
	CONCERN,
	/** Nobody signed in with it for too long; the program closed it. */
	NOT_USED

}
