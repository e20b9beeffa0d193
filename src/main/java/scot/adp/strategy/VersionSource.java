package scot.adp.strategy;

/** Where a version of an action came from. */
public enum VersionSource {

	/** The plan's file. */
	FILE,
	/** Somebody, on a page or through the API. */
	PAGE

}
