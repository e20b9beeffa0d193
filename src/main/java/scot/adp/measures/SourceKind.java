package scot.adp.measures;

/** How a unit brings a data set in a period. */
public enum SourceKind {

	/** As single records, by page, file or program. */
	ROWS,
	/** As counts for the period. */
	RETURN

}
