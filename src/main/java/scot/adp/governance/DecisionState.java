package scot.adp.governance;

/** Where a decision stands. */
public enum DecisionState {

	/** The group is asked for it. */
	WANTED,
	/** The group took it; what follows from it is still to be done. */
	MADE,
	/** Taken, and all that follows from it is done. */
	DONE,
	/** No longer wanted, or not to be carried out; the reason says why. */
	DROPPED;

	/** Whether nothing more is to be done about it. */
	public boolean closed() {
		return this == DONE || this == DROPPED;
	}

}
