package scot.adp.strategy;

/** Where a plan stands in time. */
public enum PlanState {

	PLANNED, LIVE, CLOSED

}
