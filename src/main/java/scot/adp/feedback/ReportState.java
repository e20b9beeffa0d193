package scot.adp.feedback;

/** How far a reported problem is. */
public enum ReportState {

	OPEN, ANSWERED

}
