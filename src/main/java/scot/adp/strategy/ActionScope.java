package scot.adp.strategy;

import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.platform.Problem;

/** Finds an action to write on and checks that the caller may. */
@Component
class ActionScope {

	private final Actions actions;

	private final ActionQueries queries;

	private final Recording recording;

	ActionScope(Actions actions, ActionQueries queries, Recording recording) {
		this.actions = actions;
		this.queries = queries;
		this.recording = recording;
	}

	/**
	 * The action, locked until the transaction ends.
	 * @throws Problem where there is none
	 */
	Action locked(PlanCode plan, String code) {
		return actions.findByPlanAndCode(plan, code)
			.or(() -> queries.meant(plan, code).flatMap(it -> actions.findByPlanAndCode(it.plan(), it.code())))
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
		return recording.answering(action.leadUnit(), action.code());
	}

	/** As {@link #writer(Action)}. */
	Author writer(ActionView action) {
		return recording.answering(action.leadUnit(), action.code());
	}

}
