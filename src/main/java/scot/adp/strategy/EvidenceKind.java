package scot.adp.strategy;

/** What a piece of evidence is. */
public enum EvidenceKind {

	/** The address of a page on the web. */
	LINK,
	/** A file kept here. */
	FILE

}
