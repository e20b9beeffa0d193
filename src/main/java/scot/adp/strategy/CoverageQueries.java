package scot.adp.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.UnitId;

/** Reads what a plan's actions fall on: one statement for each way to look at them. */
@Component
class CoverageQueries {

	private static final String ACTION = """
			a.id, a.plan, a.code as action, a.title as action_title, a.status, p.status_scale, a.last_updated_on,
			a.withdrawn_on, a.lead_unit, %s as freshness, %s as unowned,
			array(select cast(outcome as text) from strategy.action_outcome x where x.action = a.id order by position) as outcomes
			"""
		.formatted(ActionQueries.FRESHNESS, ActionQueries.UNOWNED);

	private static final String NOTHING_SAID = """
			, cast(null as date) as said_on, cast(null as text) as what_happened""";

	private final JdbcClient jdbc;

	private final StatusScales scales;

	private final Clock clock;

	CoverageQueries(JdbcClient jdbc, StatusScales scales, Clock clock) {
		this.jdbc = jdbc;
		this.scales = scales;
		this.clock = clock;
	}

	/** Each principle with each action that carries it; a principle without once. */
	List<Row> principles(PlanCode plan) {
		return rows("""
				select k.code as key, k.title, cast(null as text) as within, cast(null as text) as part, %s,
				    u.said_on, u.what_happened
				from strategy.principle k
				left join (strategy.action_principle ap join strategy.action a on a.id = ap.action
				    join strategy.plan p on p.code = a.plan) on ap.plan = k.plan and ap.principle = k.code
				left join lateral (select said_on, what_happened from strategy.progress_update x
				    where x.action = a.id
				        and not exists (select 1 from strategy.progress_update c where c.corrects = x.id)
				    order by said_on desc, recorded_at desc, x.id desc limit 1) u on true
				where k.plan = :plan order by k.position, a.position""", plan, plan);
	}

	/**
	 * Each outcome, part and action of another plan with each action that counts towards
	 * it; one without once.
	 */
	List<Row> framework(PlanCode plan, PlanCode target) {
		return rows("""
				select k.code as key, k.title, k.within, cast(null as text) as part, %s""" + NOTHING_SAID + """

				from (select 0 as kind, position as first, -1 as second, code, title, cast(null as text) as within
				      from strategy.outcome where plan = :target
				      union all
				      select 0, o.position, t.position, t.code, t.title, t.outcome from strategy.outcome_part t
				      join strategy.outcome o on o.plan = t.plan and o.code = t.outcome where t.plan = :target
				      union all
				      select 1, position, -1, code, title, null from strategy.action where plan = :target) k
				left join (strategy.crosswalk c join strategy.action a on a.id = c.action and a.plan = :plan
				    join strategy.plan p on p.code = a.plan) on c.target_plan = :target and c.target_code = k.code
				order by k.kind, k.first, k.second, a.position""", plan, target);
	}

	/** Each action under its lead unit; without one under nothing. */
	List<Row> units(PlanCode plan) {
		return actions("a.lead_unit", "null", "", plan);
	}

	/** Each action under the group that oversees it; without one under nothing. */
	List<Row> groups(PlanCode plan) {
		return actions("a.overseeing_group", "null", "", plan);
	}

	/** Each action under its lead and its deputy; of ours without a lead under nobody. */
	List<Row> people(PlanCode plan) {
		return actions("cast(k.member as text)", "k.part", """
				join lateral (values (a.lead, 'LEAD'), (a.deputy, 'DEPUTY')) k (member, part)
				    on k.member is not null or (k.part = 'LEAD' and %s)""".formatted(ActionQueries.UNOWNED), plan);
	}

	private List<Row> actions(String key, String part, String join, PlanCode plan) {
		return rows("""
				select coalesce(%s, '') as key, '' as title, cast(null as text) as within, cast(%s as text) as part,
				""".formatted(key, part) + "%s" + NOTHING_SAID + """

				from strategy.action a join strategy.plan p on p.code = a.plan
				""" + join + """

				where a.plan = :plan order by 1, a.position""", plan, plan);
	}

	private List<Row> rows(String sql, PlanCode plan, PlanCode target) {
		return jdbc.sql(sql.formatted(ACTION))
			.param("plan", plan.value())
			.param("target", target.value())
			.param("today", LocalDate.now(clock))
			.query((row, number) -> new Row(row.getString("key"), row.getString("title"), row.getString("within"),
					"LEAD".equals(row.getString("part")), found(row)))
			.list();
	}

	private @Nullable Found found(ResultSet row) throws SQLException {
		@Nullable UUID id = row.getObject("id", UUID.class);
		if (id == null) {
			return null;
		}
		var freshness = Freshness.valueOf(row.getString("freshness"));
		@Nullable LocalDate lastUpdatedOn = row.getObject("last_updated_on", LocalDate.class);
		@Nullable StatusView status = scales.status(row.getString("status_scale"), row.getString("status"),
				(lastUpdatedOn != null) ? lastUpdatedOn : LocalDate.now(clock));
		@Nullable StatusView effective = status;
		if (row.getObject("withdrawn_on", LocalDate.class) != null) {
			effective = StatusView.WITHDRAWN;
		}
		else if (freshness == Freshness.STALE) {
			effective = StatusView.STALE;
		}
		@Nullable String leadUnit = row.getString("lead_unit");
		return new Found(
				new Coverage.Row.Counted(new ActionId(id), new PlanCode(row.getString("plan")), row.getString("action"),
						row.getString("action_title"), effective),
				freshness, row.getBoolean("unowned"), row.getString("status"),
				(leadUnit != null) ? new UnitId(leadUnit) : null,
				Arrays.asList((String[]) row.getArray("outcomes").getArray()),
				row.getObject("said_on", LocalDate.class), row.getString("what_happened"));
	}

	/**
	 * One action on one thing.
	 *
	 * @param leads of a person: whether they lead the action rather than stand in
	 */
	record Row(String key, String title, @Nullable String within, boolean leads, @Nullable Found found) {
	}

	record Found(Coverage.Row.Counted action, Freshness freshness, boolean unowned, @Nullable String status,
			@Nullable UnitId leadUnit, List<String> outcomes, @Nullable LocalDate saidOn,
			@Nullable String whatHappened) {
	}

}
