package scot.adp.strategy;

/** How the support team heard what it records for a unit. */
public enum HeardHow {

	MEETING, PHONE, EMAIL

}
