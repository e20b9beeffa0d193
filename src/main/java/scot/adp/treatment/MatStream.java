package scot.adp.treatment;

/** A kind of evidence of a standard. One alone is not enough. */
public enum MatStream {

	/** Documents: how it is to be done. */
	PROCESS,
	/** Numbers: how often it is done. */
	NUMERICAL,
	/** What people tell of it. */
	EXPERIENTIAL

}
