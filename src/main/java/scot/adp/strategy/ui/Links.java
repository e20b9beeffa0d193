package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.LinkedHashMap;

import com.vaadin.flow.router.QueryParameters;
import scot.adp.directory.GroupId;
import scot.adp.shell.parts.AsAtBar;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.PlanCode;

/** Addresses of the plans' pages; within {@link AsAt} they keep the day. */
final class Links {

	private Links() {
	}

	static String plan(PlanCode plan) {
		return dated("strategy/" + plan.value());
	}

	static String outcome(PlanCode plan, String outcome) {
		return dated("outcomes/%s/%s".formatted(plan.value(), outcome));
	}

	static String action(PlanCode plan, String code) {
		return dated("actions/%s/%s".formatted(plan.value(), code));
	}

	static String update(ActionView action) {
		return action(action.plan(), action.code()) + "?update=today";
	}

	static String boardLines(GroupId group, LocalDate on) {
		return "board-lines/%s/%s".formatted(group.value(), on);
	}

	private static String dated(String address) {
		return AsAtBar.link(address, AsAt.day());
	}

	/** The list of actions with filters, given as name and value in turns. */
	static String actions(String... filters) {
		var parameters = new LinkedHashMap<String, String>();
		for (int i = 0; i < filters.length; i += 2) {
			parameters.put(filters[i], filters[i + 1]);
		}
		return dated("actions?" + QueryParameters.simple(parameters).getQueryString());
	}

}
