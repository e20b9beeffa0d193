package scot.adp.community;

/** How a record came in. */
public enum Door {

	/** On a page. */
	PAGE,
	/** In a file. */
	FILE,
	/** From a program. */
	API,
	/** As sample data. */
	SAMPLE

}
