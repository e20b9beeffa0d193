package scot.adp.treatment;

/** How far it is to reach somebody; any stage may be skipped. */
public enum ReachStage {

	/** Somebody told of it. */
	NOTIFIED,
	/** A first look was taken. */
	TRIAGED,
	/** Somebody tries to reach them. */
	TRYING,
	/** They were reached. */
	REACHED,
	/** They were reached, and it was looked at again. */
	FOLLOW_UP,
	/** It is closed. */
	CLOSED

}
