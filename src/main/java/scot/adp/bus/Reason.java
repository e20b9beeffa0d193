package scot.adp.bus;

/** Why a delivery is parked, where it is not that its listener failed. */
enum Reason {

	/** The program knows no such event. */
	EVENT_UNKNOWN,
	/** Nobody listens by this id. */
	LISTENER_UNKNOWN,
	/** What is stored of the event is not as the event is now. */
	UNREADABLE,
	/** The program stopped each time, or never came to an end. */
	NEVER_ENDED;

}
