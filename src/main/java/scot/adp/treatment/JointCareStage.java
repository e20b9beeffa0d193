package scot.adp.treatment;

/** How far joint care is. It follows from what was told and from the day. */
public enum JointCareStage {

	/** Somebody was asked. */
	ASKED,
	/** A service answered. */
	ANSWERED,
	/** A service leads. */
	LED,
	/** Nobody leads, and somebody should by now. */
	GAP,
	/** Nothing more is asked. */
	CLOSED

}
