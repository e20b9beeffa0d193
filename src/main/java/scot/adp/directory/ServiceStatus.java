package scot.adp.directory;

/** How a service stands today. */
public enum ServiceStatus {

	/** Not for the public yet. */
	DRAFT,
	/** There. */
	PUBLISHED,
	/** There, and paused today. */
	PAUSED,
	/** There no more. */
	CLOSED

}
