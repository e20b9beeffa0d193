package scot.adp.treatment;

/** What is to be done next to reach somebody. */
public enum ReachStep {

	/** Try for the first time. */
	TRY,
	/** Reach them, or try as often as the rule asks. */
	REACH,
	/** Look at it again. */
	REVIEW,
	/** Ask whether they are engaged. */
	FOLLOW_UP

}
