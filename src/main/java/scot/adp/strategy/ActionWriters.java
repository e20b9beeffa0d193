package scot.adp.strategy;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** Finds an action to write on and checks that the caller may. */
@Component
class ActionWriters {

	private final Actions actions;

	private final CurrentCaller currentCaller;

	ActionWriters(Actions actions, CurrentCaller currentCaller) {
		this.actions = actions;
		this.currentCaller = currentCaller;
	}

	/**
	 * The action, locked until the transaction ends.
	 * @throws Problem where there is none
	 */
	Action locked(PlanCode plan, String code) {
		return actions.findByPlanAndCode(plan, code)
			.orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
	}

	/**
	 * The caller, who answers for the action.
	 * @throws Problem where they do not
	 */
	Caller writer(Action action) {
		return writer(action.code(), action.leadUnit());
	}

	/**
	 * The caller, who answers for an action.
	 * @param leadUnit the action's lead unit, or null where it has none
	 * @throws Problem where they do not
	 */
	Caller writer(String code, @Nullable UnitId leadUnit) {
		if (leadUnit != null) {
			return currentCaller.answeringFor(leadUnit);
		}
		Caller caller = currentCaller.get();
		if (!caller.supportTeam()) {
			throw Problem
				.forbidden("%s has no lead unit yet; only the support team can record an update.".formatted(code));
		}
		return caller;
	}

	/** How a record names who made it. */
	static String named(Caller caller) {
		return "%s, %s".formatted(caller.name(), caller.post());
	}

}
