package scot.adp.strategy;

/**
 * An outcome, part or action of another plan that an action also counts towards.
 *
 * @param code within that plan
 */
public record PlanTarget(PlanCode plan, String code) {

	/** A target from {@code PLAN/CODE}. */
	static PlanTarget parse(String text) {
		int slash = text.indexOf('/');
		if (slash < 0) {
			throw new IllegalArgumentException("'%s' is no target; write it as PLAN/CODE".formatted(text));
		}
		return new PlanTarget(new PlanCode(text.substring(0, slash).strip()), text.substring(slash + 1).strip());
	}

	@Override
	public String toString() {
		return plan.value() + "/" + code;
	}

}
