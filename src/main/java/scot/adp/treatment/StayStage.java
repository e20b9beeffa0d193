package scot.adp.treatment;

/** How far a stay is: by the furthest thing that is known of it. */
public enum StayStage {

	/** Somebody asked for it. */
	ENQUIRY,
	/** They were assessed. */
	ASSESSED,
	/** It does not suit them. */
	NOT_SUITABLE,
	/** A plan was agreed. */
	PLANNED,
	/** It is paid for. */
	FUNDED,
	/** A provider has a place. */
	ACCEPTED,
	/** They get ready. */
	PREPARING,
	/** They are there. */
	IN_STAY,
	/** They have left. */
	AFTERCARE,
	/** Nothing more is asked. */
	CLOSED

}
