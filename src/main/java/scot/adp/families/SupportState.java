package scot.adp.families;

/** How far the support of a family is; any step may be skipped. */
public enum SupportState {

	/** It was asked for. */
	REQUESTED,
	/** The service accepted, and has not begun. */
	WAITING,
	/** The family is supported. */
	OPEN,
	/** It ended. */
	CLOSED,
	/** It was not begun after all. */
	DECLINED

}
