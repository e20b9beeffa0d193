package scot.adp.notification;

/** How far a message is. */
public enum MessageState {

	/** Nobody sent it yet. */
	WAITING,
	/** Somebody sent it by hand. */
	SENT,
	/** It is not to be sent. */
	DROPPED

}
