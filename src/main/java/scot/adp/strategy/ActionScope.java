package scot.adp.strategy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** Who may write on an action, and who reads words that are not for the board. */
@Component
class ActionScope {

	private final ActionQueries actions;

	private final CurrentCaller currentCaller;

	ActionScope(ActionQueries actions, CurrentCaller currentCaller) {
		this.actions = actions;
		this.currentCaller = currentCaller;
	}

	Caller caller() {
		return currentCaller.get();
	}

	ActionView find(PlanCode plan, String code) {
		return actions.find(plan, code).orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
	}

	ActionView find(ActionId id) {
		return actions.byIds(List.of(id)).getFirst();
	}

	/**
	 * The caller, who answers for the action's lead unit or belongs to the support team.
	 * @throws Problem where neither is so
	 */
	Caller writer(ActionView action) {
		@Nullable UnitId unit = action.leadUnit();
		if (unit != null) {
			return currentCaller.answeringFor(unit);
		}
		Caller caller = currentCaller.get();
		if (!caller.supportTeam()) {
			throw Problem
				.forbidden("%s has no lead unit yet; only the support team can change it.".formatted(action.code()));
		}
		return caller;
	}

	/**
	 * Whether the caller reads what the lead unit keeps to itself and the support team.
	 */
	static boolean readsWords(Caller caller, @Nullable UnitId leadUnit) {
		return caller.readsFor(leadUnit);
	}

	/** The action as audit entries name it. */
	static String subject(ActionView action) {
		return "action %s/%s".formatted(action.plan().value(), action.code());
	}

	/** Name and post, as a row keeps them. */
	static String named(Caller caller) {
		return "%s, %s".formatted(caller.name(), caller.post());
	}

	/** The caller as idempotency keys know it. */
	static String key(Caller caller) {
		return "account " + caller.account().value();
	}

}
