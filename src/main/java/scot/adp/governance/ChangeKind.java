package scot.adp.governance;

/** What can become of an action between two days, the weightiest first. */
public enum ChangeKind {

	/** It was added, or came under the group. */
	ADDED,
	/** It was withdrawn. */
	WITHDRAWN,
	/** It left the group, or its plan ended. */
	LEFT,
	/** Its effective status is another. */
	STATUS,
	/** Its update became overdue. */
	WENT_STALE,
	/** Its update is overdue no more. */
	RECOVERED,
	/** Updates were recorded. */
	UPDATES,
	/** Somebody else leads it, or stands in. */
	OWNERS,
	/** Another unit leads it. */
	UNIT,
	/** The plan says something else of it. */
	WORDING,
	/** A milestone was added. */
	MILESTONE_ADDED,
	/** A milestone was moved. */
	MILESTONE_MOVED,
	/** A milestone was done. */
	MILESTONE_DONE,
	/** A milestone was dropped. */
	MILESTONE_DROPPED,
	/** Help was asked for. */
	HELP_ASKED,
	/** A request for help was answered. */
	HELP_ANSWERED,
	/** A decision was asked for. */
	DECISION_ASKED,
	/** A decision was taken. */
	DECISION_TAKEN

}
