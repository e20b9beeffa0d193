package scot.adp.strategy;

/** How the national workforce plan groups its actions. */
public enum StatusGroup {

	COMPLETED, IN_PROGRESS, NEXT_STEPS

}
