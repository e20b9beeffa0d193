package scot.adp.strategy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Recording;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** Finds an action to write on and checks that the caller may. */
@Component
class ActionScope {

	private final Actions actions;

	private final ActionQueries queries;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	ActionScope(Actions actions, ActionQueries queries, CurrentCaller currentCaller, Recording recording) {
		this.actions = actions;
		this.queries = queries;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * The action, locked until the transaction ends.
	 * @throws Problem where there is none
	 */
	Action locked(PlanCode plan, String code) {
		return actions.findByPlanAndCode(plan, code)
			.orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
	}

	ActionView find(PlanCode plan, String code) {
		return queries.find(plan, code).orElseThrow(() -> Problem.notFound("action", plan.value() + "/" + code));
	}

	ActionView find(ActionId id) {
		return queries.byIds(List.of(id)).getFirst();
	}

	/**
	 * Who writes on an action: the caller, who answers for its lead unit or belongs to
	 * the support team.
	 * @throws Problem where neither is so
	 */
	Author writer(Action action) {
		return writer(action.code(), action.leadUnit());
	}

	/** As {@link #writer(Action)}. */
	Author writer(ActionView action) {
		return writer(action.code(), action.leadUnit());
	}

	private Author writer(String code, @Nullable UnitId leadUnit) {
		if (leadUnit != null) {
			currentCaller.answeringFor(leadUnit);
		}
		else if (!currentCaller.get().supportTeam()) {
			throw Problem.forbidden("%s has no lead unit yet; only the support team can change it.".formatted(code));
		}
		return recording.author(leadUnit);
	}

	/** The action as the audit trail names it. */
	static String subject(ActionView action) {
		return "action %s/%s".formatted(action.plan().value(), action.code());
	}

}
