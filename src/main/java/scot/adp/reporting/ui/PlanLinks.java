package scot.adp.reporting.ui;

import java.util.Map;
import java.util.Set;

import com.vaadin.flow.router.QueryParameters;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.PlanCode;

/** The ways from a decision into the plan, which take its reference along. */
final class PlanLinks {

	private PlanLinks() {
	}

	/** Where an action is changed by a decision. */
	static String change(ActionView action, String reference) {
		return "actions/%s/%s/edit?%s".formatted(action.plan().value(), action.code(), decision(reference));
	}

	/** Where an action of a plan is made by a decision. */
	static String create(PlanCode plan, String reference) {
		return "actions/%s/new?%s".formatted(plan.value(), decision(reference));
	}

	/** The actions of all plans with some words. */
	static ActionFilter search(String text) {
		return new ActionFilter(null, null, null, null, null, null, null, Set.of(), Set.of(), Set.of(), false,
				text.isBlank() ? null : text);
	}

	private static String decision(String reference) {
		return QueryParameters.simple(Map.of("decision", reference)).getQueryString();
	}

}
