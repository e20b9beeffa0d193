package scot.adp.notification;

/** What a message is for. */
public enum MessageKind {

	/** Reminds somebody of updates that are asked for. */
	NUDGE,
	/** Tells somebody of something that happened or that they are asked for. */
	NOTICE,
	/** Warns somebody of something that cannot wait: it stands before all others. */
	WARNING

}
