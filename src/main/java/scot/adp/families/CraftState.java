package scot.adp.families;

/** How far a CRAFT course is. */
public enum CraftState {

	/** It goes on. */
	STARTED,
	/** So many sessions were held as make it complete. */
	COMPLETED,
	/** They left before that. */
	LEFT

}
