package scot.adp.measures;

/** How a unit brings a data set in a period. */
public enum SourceKind {

	/** As single records, by page, file or program. */
	ROWS,
	/** As counts for the period. */
	RETURN,
	/**
	 * Not at all: nothing is asked of the unit. Only of what is told in totals alone,
	 * where no single record can be.
	 */
	NONE

}
