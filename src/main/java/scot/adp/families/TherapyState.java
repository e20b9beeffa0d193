package scot.adp.families;

/** How far therapy is. */
public enum TherapyState {

	/** They were referred, and wait. */
	WAITING,
	/** It began. */
	STARTED,
	/** It does not come about. */
	NOT_STARTED

}
