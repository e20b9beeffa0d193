package scot.adp.notification;

/** How far a message is. */
public enum MessageState {

	/** Nobody sent it yet. */
	WAITING,
	/** It was sent, by mail or by hand. */
	SENT,
	/** It is not to be sent. */
	DROPPED,
	/** The mail server refused it for good, or it came back. */
	BOUNCED

}
