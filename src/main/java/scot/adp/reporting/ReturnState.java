package scot.adp.reporting;

/** How far a return is. */
public enum ReturnState {

	/** Nobody has begun. */
	NOT_STARTED,
	/** Somebody works on it. */
	IN_PROGRESS,
	/** It waits for whoever signs it off. */
	WITH_APPROVER,
	/** It was sent. */
	SENT,
	/** It need not be sent; the note says why. */
	NOT_NEEDED;

	/** Whether nothing more is to be done about it. */
	public boolean closed() {
		return this == SENT || this == NOT_NEEDED;
	}

}
