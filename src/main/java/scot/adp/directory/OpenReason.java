package scot.adp.directory;

/** Why something is closed, or why nobody can say whether it is open. */
public enum OpenReason {

	/** Closed as at any other time between its hours. */
	NOT_NOW,
	/** The service is paused. */
	PAUSED,
	/** The service is there no more. */
	SERVICE_CLOSED,
	/** Somebody said that it is closed on this day. */
	CLOSED_THAT_DAY,
	/** It is a holiday. */
	HOLIDAY,
	/** It is a school holiday. */
	SCHOOL_HOLIDAY,
	/** Its hours have not begun yet. */
	NOT_BEGUN,
	/** Its hours have ended. */
	ENDED,
	/** Unknown: no hours are told. */
	NO_HOURS,
	/** Unknown: nobody confirmed its hours for this day. */
	NOT_CONFIRMED,
	/** Unknown: it is a holiday, and nobody said what holds then. */
	ASK_ON_HOLIDAY,
	/** Unknown: no school calendar of the year is there. */
	NO_SCHOOL_CALENDAR,
	/** Unknown: it is further ahead than is looked. */
	TOO_FAR

}
