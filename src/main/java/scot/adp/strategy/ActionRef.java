package scot.adp.strategy;

/**
 * An action that somebody decided to change.
 *
 * @param expectedVersion the version that they saw
 */
public record ActionRef(PlanCode plan, String code, Integer expectedVersion) {

	/** The action as it was seen. */
	public static ActionRef of(ActionView action) {
		return new ActionRef(action.plan(), action.code(), action.version());
	}

}
