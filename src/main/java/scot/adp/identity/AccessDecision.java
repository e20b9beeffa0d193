package scot.adp.identity;

/** What a review says of a membership. */
public enum AccessDecision {

	/** It is still needed. */
	KEEP,
	/** It is not; it ends at once, and {@link #KEEP} gives it back. */
	REMOVE

}
