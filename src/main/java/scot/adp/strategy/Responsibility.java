package scot.adp.strategy;

/** Who is to carry an action out. */
public enum Responsibility {

	/** The partnership; it owes updates. */
	LOCAL,
	/** A national body; the partnership records its own response and owes nothing. */
	NATIONAL

}
