package scot.adp.directory;

/** Whether something is open; where two are said of one moment, the first holds. */
public enum OpenState {

	/** Open. */
	OPEN,
	/** Nobody can say: it is never guessed. */
	UNKNOWN,
	/** Closed. */
	CLOSED

}
