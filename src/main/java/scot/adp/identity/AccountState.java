package scot.adp.identity;

/** How far somebody is with signing in. */
public enum AccountState {

	/** Leads work or is written to, and cannot sign in. */
	NOT_INVITED,
	/** Can sign in and has not yet. */
	INVITED,
	/** Has signed in. */
	ACTIVE,
	/** Can sign in no more. */
	CLOSED

}
