package scot.adp.strategy;

/** For whom a note is written. */
public enum NoteLayer {

	/** The support team's own; nobody else learns that there is one. */
	TEAM,
	/**
	 * From a unit that works on the action too, for the lead unit, the other partners and
	 * the support team.
	 */
	PARTNER

}
