package scot.adp.strategy;

/** How far an action had come when its plan ended. */
public enum EndingOutcome {

	ACHIEVED, PARTLY, NOT_ACHIEVED

}
