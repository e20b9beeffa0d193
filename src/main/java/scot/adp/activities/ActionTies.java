package scot.adp.activities;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.spi.ActionNames;

/**
 * Keeps which actions of the plan a resource or a campaign is made for, under the names
 * that these had when they were chosen.
 */
@Component
class ActionTies {

	private final ActionNames actions;

	private final JdbcClient jdbc;

	ActionTies(ActionNames actions, JdbcClient jdbc) {
		this.actions = actions;
		this.jdbc = jdbc;
	}

	/** The actions of a statement over a table, by plan and code. */
	static String selected(String table, String of) {
		return """
				array(select a.action from activities.%1$s_action a where a.%1$s = %2$s.id order by a.plan, a.code)
				        as actions,
				    array(select cast(a.code as text) from activities.%1$s_action a where a.%1$s = %2$s.id
				        order by a.plan, a.code) as action_codes""".formatted(table, of);
	}

	/** What actions are called; what is unknown is left out. */
	Map<ActionId, ActionNames.Named> named(Collection<ActionId> of) {
		return actions.byIds(of);
	}

	/** Faults of actions that are unknown, or withdrawn and not chosen before. */
	void check(Problem.Faults faults, Map<ActionId, ActionNames.Named> named, Collection<ActionId> given,
			Collection<ActionId> before) {
		faults.when(!named.keySet().containsAll(given), "actions", "One of these actions is not known.")
			.when(named.values().stream().anyMatch(it -> it.withdrawn() && !before.contains(it.id())), "actions",
					"One of these actions was withdrawn; choose another.");
	}

	/** Ties a row of a table to these actions and to no others. */
	void keep(String table, Identifier id, Collection<ActionNames.Named> named) {
		jdbc.sql("delete from activities.%1$s_action where %1$s = :id".formatted(table))
			.param("id", id.value())
			.update();
		jdbc.sql("""
				insert into activities.%1$s_action (%1$s, action, plan, code)
				select :id, action, plan, code from unnest(cast(:actions as uuid[]), cast(:plans as text[]),
				    cast(:codes as text[])) as t (action, plan, code)""".formatted(table))
			.param("id", id.value())
			.param("actions", named.stream().map(it -> it.id().value()).toArray(UUID[]::new))
			.param("plans", named.stream().map(it -> it.plan().value()).toArray(String[]::new))
			.param("codes", named.stream().map(ActionNames.Named::code).toArray(String[]::new))
			.update();
	}

}
