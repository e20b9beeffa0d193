package scot.adp.strategy.parts;

import java.util.LinkedHashMap;
import java.util.Map;

import com.vaadin.flow.router.QueryParameters;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.spi.ActionBrief;

/**
 * Addresses of the plans' pages; within {@link AsAt} those of pages that can keep the
 * day.
 */
public final class PlanLinks {

	private PlanLinks() {
	}

	public static String plan(PlanCode plan) {
		return dated("strategy/" + plan.value());
	}

	public static String outcome(PlanCode plan, String outcome) {
		return dated("outcomes/%s/%s".formatted(plan.value(), outcome));
	}

	public static String action(ActionBrief action) {
		return action(action.plan(), action.code());
	}

	public static String action(PlanCode plan, String code) {
		return dated(plain(plan, code));
	}

	/**
	 * Where an update of an action is recorded; afterwards the way leads back to Today.
	 */
	public static String update(ActionBrief action) {
		return plain(action.plan(), action.code()) + "?update=today";
	}

	/** The list of actions with filters, given as name and value in turns. */
	public static String actions(String... filters) {
		var parameters = new LinkedHashMap<String, String>();
		for (int i = 0; i < filters.length; i += 2) {
			parameters.put(filters[i], filters[i + 1]);
		}
		return dated("actions?" + QueryParameters.simple(parameters).getQueryString());
	}

	/** Where what the plan says of an action is changed. */
	public static String change(ActionBrief action) {
		return plain(action.plan(), action.code()) + "/edit";
	}

	/** Where an action is changed by a decision. */
	public static String change(ActionBrief action, String reference) {
		return change(action) + by(reference);
	}

	/** Where an action is added to a plan. */
	public static String create(PlanCode plan) {
		return "actions/%s/new".formatted(plan.value());
	}

	/** Where an action is added to a plan by a decision. */
	public static String create(PlanCode plan, String reference) {
		return create(plan) + by(reference);
	}

	private static String plain(PlanCode plan, String code) {
		return "actions/%s/%s".formatted(plan.value(), code);
	}

	private static String dated(String address) {
		return AsAtBar.link(address, AsAt.day());
	}

	private static String by(String reference) {
		return "?" + QueryParameters.simple(Map.of("decision", reference)).getQueryString();
	}

}
