package scot.adp.families;

/** How far aftercare is. */
public enum AftercareState {

	/** Somebody is expected to leave. */
	EXPECTED,
	/** Somebody has left, and is followed. */
	DUE,
	/** It ended, or all that is asked was asked. */
	ENDED,
	/** It did not come about. */
	CANCELLED

}
