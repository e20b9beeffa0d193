package scot.adp.treatment;

/** How far a wait is, which follows from its facts and the day. */
public enum WaitStage {

	/** Nobody has begun, and the person could come. */
	WAITING,
	/** The person is away today. */
	PAUSED,
	/** Treatment began. */
	STARTED,
	/** It ended without treatment. */
	CLOSED

}
