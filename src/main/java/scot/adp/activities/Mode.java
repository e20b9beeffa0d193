package scot.adp.activities;

/** How people take part. */
public enum Mode {

	/** At a place. */
	IN_PERSON,
	/** Online. */
	ONLINE,
	/** At a place and online. */
	HYBRID,
	/** Out and about, where people are. */
	STREET

}
