package scot.adp.notification;

/** What a message is for. */
public enum MessageKind {

	/** Reminds somebody of updates that are asked for. */
	NUDGE

}
