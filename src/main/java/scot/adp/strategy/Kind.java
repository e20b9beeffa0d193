package scot.adp.strategy;

/** What an action sets out to do. */
public enum Kind {

	/** Brings something new about. */
	DELIVER,
	/** Keeps something going or grows it. */
	SUSTAIN,
	/** Finds out whether something is worth doing. */
	EXPLORE

}
