package scot.adp.strategy;

/** Where a request for help stands. */
public enum HelpState {

	/** Nobody answered it yet. */
	OPEN,
	/** It is on a meeting's table; what comes of it there is its answer. */
	TO_MEETING,
	/** It was answered. */
	ANSWERED

}
