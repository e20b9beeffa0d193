package scot.adp.strategy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Rows;

/** Reads plans, their structure and their health. */
@Component
class PlanQueries {

	private final JdbcClient jdbc;

	private final Past past;

	PlanQueries(JdbcClient jdbc, Past past) {
		this.jdbc = jdbc;
		this.past = past;
	}

	List<PlanView> plans() {
		LocalDate today = past.today();
		return jdbc.sql("""
				select code, title, owner, vision, status_scale, effective_from, effective_to, version
				from strategy.plan order by position""").query((row, number) -> {
			var effective = new PlanView.Period(row.getObject("effective_from", LocalDate.class),
					row.getObject("effective_to", LocalDate.class));
			return new PlanView(new PlanCode(row.getString("code")), row.getString("title"),
					new OrganisationId(row.getString("owner")), row.getString("vision"), row.getString("status_scale"),
					effective, row.getInt("version"), effective.stateOn(today), AsAt.day());
		}).list();
	}

	Map<PlanCode, List<PriorityView>> priorities(Collection<PlanCode> plans) {
		Map<String, List<PriorityView.LocalAreaView>> areas = jdbc.sql("""
				select plan, priority, title, outcomes from strategy.area where plan = any(:plans)
				order by plan, priority, position""")
			.param("plans", Rows.codes(plans))
			.query((row, number) -> Map.entry(row.getString("plan") + '/' + row.getString("priority"),
					new PriorityView.LocalAreaView(new PlanCode(row.getString("plan")), row.getString("title"),
							List.of((String[]) row.getArray("outcomes").getArray()), AsAt.day())))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		return jdbc.sql("""
				select plan, code, title, aim, cross_cutting from strategy.priority where plan = any(:plans)
				order by plan, position""")
			.param("plans", Rows.codes(plans))
			.query((row, number) -> new PriorityView(new PlanCode(row.getString("plan")), row.getString("code"),
					row.getString("title"), row.getString("aim"), row.getBoolean("cross_cutting"),
					areas.getOrDefault(row.getString("plan") + '/' + row.getString("code"), List.of())))
			.list()
			.stream()
			.collect(Collectors.groupingBy(PriorityView::plan));
	}

	Map<PlanCode, List<OutcomeView>> outcomes(Collection<PlanCode> plans) {
		Map<String, List<OutcomeView.PartView>> parts = jdbc.sql("""
				select plan, outcome, code, title from strategy.outcome_part where plan = any(:plans)
				order by plan, position""")
			.param("plans", Rows.codes(plans))
			.query((row, number) -> Map.entry(row.getString("plan") + '/' + row.getString("outcome"),
					new OutcomeView.PartView(row.getString("code"), row.getString("title"))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		return jdbc.sql("""
				select o.plan, o.code, o.title, o.published_text,
				    (select a.priority from strategy.area a where a.plan = o.plan and o.code = any(a.outcomes)
				     order by a.priority, a.position limit 1) as priority
				from strategy.outcome o where o.plan = any(:plans) order by o.plan, o.position""")
			.param("plans", Rows.codes(plans))
			.query((row, number) -> new OutcomeView(new PlanCode(row.getString("plan")), row.getString("code"),
					row.getString("title"), row.getString("published_text"), row.getString("priority"),
					parts.getOrDefault(row.getString("plan") + '/' + row.getString("code"), List.of()), AsAt.day()))
			.list()
			.stream()
			.collect(Collectors.groupingBy(OutcomeView::plan));
	}

	Map<PlanCode, List<PrincipleView>> principles(Collection<PlanCode> plans) {
		Map<String, List<PrincipleView.ItemView>> items = jdbc.sql("""
				select plan, principle, code, title from strategy.principle_item where plan = any(:plans)
				order by plan, position""")
			.param("plans", Rows.codes(plans))
			.query((row, number) -> Map.entry(row.getString("plan") + '/' + row.getString("principle"),
					new PrincipleView.ItemView(row.getString("code"), row.getString("title"))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		return past
			.picture("""
					select p.plan, p.code, p.title,
					    (select count(*) from strategy.action_principle a
					     where a.plan = p.plan and a.principle = p.code) as action_count
					from strategy.principle p where p.plan = any(:plans) order by p.plan, p.position""",
					Past.Only.of(plans))
			.param("plans", Rows.codes(plans))
			.query((row, number) -> new PrincipleView(new PlanCode(row.getString("plan")), row.getString("code"),
					row.getString("title"),
					items.getOrDefault(row.getString("plan") + '/' + row.getString("code"), List.of()),
					row.getInt("action_count")))
			.list()
			.stream()
			.collect(Collectors.groupingBy(PrincipleView::plan));
	}

	/** The health of every outcome of the plans, by plan and outcome. */
	Map<PlanCode, Map<String, Health>> outcomeHealth(Collection<PlanCode> plans) {
		return health("o.outcome", "join strategy.action_outcome o on o.action = a.id", plans);
	}

	/** The health of every priority of the plans. */
	Map<PlanCode, Map<String, Health>> priorityHealth(Collection<PlanCode> plans) {
		return health("a.priority", "", plans);
	}

	/** The health of whole plans, under the plan's own code. */
	Map<PlanCode, Map<String, Health>> planHealth(Collection<PlanCode> plans) {
		return health("a.plan", "", plans);
	}

	private Map<PlanCode, Map<String, Health>> health(String key, String join, Collection<PlanCode> plans) {
		var counted = new LinkedHashMap<PlanCode, Map<String, Counts>>();
		past.picture("""
				select a.plan, %s as key, %s as freshness, a.status,
				    count(*) as actions,
				    count(*) filter (where %s) as unowned
				from strategy.action a %s
				where a.plan = any(:plans)
				group by 1, 2, 3, 4""".formatted(key, ActionQueries.FRESHNESS, ActionQueries.UNOWNED, join),
				Past.Only.of(plans))
			.param("plans", Rows.codes(plans))
			.param("today", past.today())
			.query((row, number) -> {
				counted.computeIfAbsent(new PlanCode(row.getString("plan")), plan -> new HashMap<>())
					.computeIfAbsent(row.getString("key"), outcome -> new Counts())
					.add(Freshness.valueOf(row.getString("freshness")), row.getString("status"), row.getInt("actions"),
							row.getInt("unowned"));
				return key;
			})
			.list();
		var health = new LinkedHashMap<PlanCode, Map<String, Health>>();
		counted.forEach((plan, counts) -> {
			var byKey = new LinkedHashMap<String, Health>();
			counts.forEach((code, count) -> byKey.put(code, count.health()));
			health.put(plan, byKey);
		});
		return health;
	}

	/** What the actions also count towards. */
	Map<ActionId, List<CrosswalkView>> crosswalks(Collection<ActionId> actions) {
		LocalDate today = past.today();
		// Quoted, the other side is the table itself: it is named on any day, known by
		// then or not.
		return past.picture("""
				select c.action, c.target_plan, p.title as plan_title, p.effective_from, p.effective_to, c.target_code,
				    coalesce(o.title, t.title, a.title) as title
				from strategy.crosswalk c join strategy.plan p on p.code = c.target_plan
				left join strategy.outcome o on o.plan = c.target_plan and o.code = c.target_code
				left join strategy.outcome_part t on t.plan = c.target_plan and t.code = c.target_code
				left join strategy."action" a on a.plan = c.target_plan and a.code = c.target_code
				where c.action = any(:actions) order by c.action, c.position""", Past.Only.actions(actions))
			.param("actions", Rows.ids(actions))
			.query((row, number) -> Map.entry(new ActionId(row.getObject("action", UUID.class)),
					new CrosswalkView(new PlanCode(row.getString("target_plan")), row.getString("plan_title"),
							new PlanView.Period(row.getObject("effective_from", LocalDate.class),
									row.getObject("effective_to", LocalDate.class))
								.stateOn(today),
							row.getString("target_code"), row.getString("title"), AsAt.day())))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	private static final class Counts {

		private final Map<Freshness, Integer> byFreshness = new HashMap<>();

		private final Map<String, Integer> byStatus = new HashMap<>();

		private int unowned;

		void add(Freshness freshness, @Nullable String status, int actions, int unowned) {
			byFreshness.merge(freshness, actions, Integer::sum);
			if (status != null && (freshness == Freshness.FRESH || freshness == Freshness.DUE)) {
				byStatus.merge(status, actions, Integer::sum);
			}
			this.unowned += unowned;
		}

		Health health() {
			return new Health(of(Freshness.FRESH), of(Freshness.DUE), of(Freshness.STALE), of(Freshness.NEVER),
					of(Freshness.NOT_OWED), unowned, Map.copyOf(byStatus));
		}

		private int of(Freshness freshness) {
			return byFreshness.getOrDefault(freshness, 0);
		}

	}

}
