package scot.adp.activities;

/** How a programme counts those who come, and so what can be said of people. */
public enum CountingMode {

	/** Heads at each session: attendances, and of people only between what they lie. */
	HEADCOUNT,
	/**
	 * Heads, and how many are there for the first time in the year: people are the sum of
	 * these.
	 */
	FIRST_TIMERS,
	/** A fixed group that begins together: people are those who enrolled. */
	COHORT,
	/**
	 * Adults, each by a key in the place of a number: people are the keys, each once.
	 */
	KEYED

}
