package scot.adp.strategy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.platform.MemberId;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Codes;
import scot.adp.platform.reading.SearchWords;

/** Reads actions: one statement for any number of rows. */
@Component
class ActionQueries {

	private static final RowMapper<Named> NAMED = Rows.of(Named.class);

	/** {@link Freshness#on} in SQL, of an action {@code a} on the day {@code :today}. */
	static final String FRESHNESS = """
			case when a.owed_from is null or a.owed_from > :today or a.owed_until < :today then 'NOT_OWED'
			     when a.next_due_on < :today then 'STALE'
			     when a.last_updated_on is null then 'NEVER'
			     when a.due_from <= :today then 'DUE'
			     else 'FRESH' end""";

	/** An action {@code a} of ours that nobody leads, though it will owe updates. */
	static final String UNOWNED = """
			a.lead is null and a.withdrawn_on is null and a.owed_from is not null
			and (a.owed_until is null or a.owed_until >= :today)""";

	private static final String EFFECTIVE_STATUS = """
			case when a.withdrawn_on is not null then 'WITHDRAWN'
			     when (%s) = 'STALE' then 'STALE'
			     else coalesce(a.status, 'NONE') end""".formatted(FRESHNESS);

	/**
	 * An action {@code a} that was written, or something that belongs to it, by a
	 * transaction that began at {@code :changedSince} or later.
	 */
	private static final String CHANGED = """
			(a.changed_at >= :changedSince or a.id in (%s union all
			    select action from strategy.evidence where changed_at >= :changedSince and said_in is not null))"""
		.formatted(Stream.of("progress_update", "milestone", "help_request", "action_version", "action_ending")
			.map("select action from strategy.%s where changed_at >= :changedSince"::formatted)
			.collect(Collectors.joining(" union all ")));

	private static final String COLUMNS = """
			select a.id, a.version, a.plan, a.code, a.position, a.title, a.kind, a.responsibility, a.grouping_title,
			    a.priority, a.starts_on, a.ends_on, a.status, p.status_scale, a.last_updated_on, a.next_due_on,
			    a.review_on, a.no_change_run, a.lead, a.deputy, a.lead_unit, a.overseeing_group, a.withdrawn_on,
			    a.withdrawn_reason, a.published_text, a.status_group, a.timeline, a.tranche, a.source_note,
			    a.local_response, %s as freshness,
			    %s
			from strategy.action a join strategy.plan p on p.code = a.plan
			""";

	private static final String LINKS = """
			array(select cast(unit as text) from strategy.action_partner x where x.action = a.id order by position) as partners,
			    array(select cast(outcome as text) from strategy.action_outcome x where x.action = a.id order by position) as outcomes,
			    array(select cast(principle as text) from strategy.action_principle x where x.action = a.id order by position)
			        as principles""";

	private static final String NOW = COLUMNS.formatted(FRESHNESS, LINKS);

	private static final String COUNTED = COLUMNS.formatted(FRESHNESS, LINKS + ", count(*) over () as total");

	/** The action of a day has its links within itself. */
	private static final String THEN = COLUMNS.formatted(FRESHNESS,
			"a.partner_units as partners, a.outcomes, a.principles");

	private final JdbcClient jdbc;

	private final StatusScales scales;

	private final Past past;

	ActionQueries(JdbcClient jdbc, StatusScales scales, Past past) {
		this.jdbc = jdbc;
		this.scales = scales;
		this.past = past;
	}

	List<ActionView> page(Criteria criteria, ActionOrder order, boolean descending, int offset, int limit) {
		return criteria
			.bind(past.picture(columns() + criteria.where() + " order by " + order.sql(descending)
					+ " limit :limit offset :offset", criteria.only()))
			.param("today", today())
			.param("limit", limit)
			.param("offset", offset)
			.query(this::view)
			.list();
	}

	/** The next actions of one plan behind a position. */
	List<ActionView> after(Criteria criteria, int position, int limit) {
		return criteria
			.bind(past.picture(
					columns() + criteria.where() + " and a.position > :position order by a.position limit :limit",
					criteria.only()))
			.param("today", today())
			.param("position", position)
			.param("limit", limit)
			.query(this::view)
			.list();
	}

	/**
	 * The actions that ask for an update now, the longest overdue first.
	 * @param inside whether somebody's own are wanted, or those of all others
	 */
	ActionRegister.First pressing(Own own, boolean inside, int limit) {
		return first(sql -> own.bind(jdbc.sql(sql)), pressing(inside), "a.next_due_on, a.plan, a.position", limit);
	}

	/** The actions that nobody leads, in the plans' order. */
	ActionRegister.First unowned(int limit) {
		return first(jdbc::sql, UNOWNED, ActionOrder.PLAN.sql(false), limit);
	}

	/** Rows and how many there are, in one statement. */
	private ActionRegister.First first(Function<String, StatementSpec> statement, String condition, String order,
			int limit) {
		var total = new AtomicInteger();
		var actions = statement.apply(COUNTED + " where " + condition + " order by " + order + " limit :limit")
			.param("today", today())
			.param("limit", limit)
			.query((row, number) -> {
				total.set(row.getInt("total"));
				return view(row, number);
			})
			.list();
		return new ActionRegister.First(actions, total.get());
	}

	/** The next day after today from which an update of the units' actions is asked. */
	Optional<LocalDate> nextAsked(Set<UnitId> units) {
		return jdbc.sql("""
				select min(a.due_from) from strategy.action a
				where a.lead_unit = any(:units) and a.due_from > :today and a.withdrawn_on is null
				    and a.owed_from is not null and (a.owed_until is null or a.owed_until >= a.due_from)""")
			.param("units", Rows.codes(units))
			.param("today", today())
			.query(LocalDate.class)
			.optional();
	}

	private static String pressing(boolean inside) {
		return "a.due_from <= :today and %s <> 'NOT_OWED' and %s".formatted(FRESHNESS,
				inside ? "(%s)".formatted(Own.SQL) : "a.lead is not null and not (%s)".formatted(Own.SQL));
	}

	/** How far the groups' actions are with the updates for a coming deadline of each. */
	Map<GroupId, ActionRegister.Readiness> readiness(Map<GroupId, LocalDate> deadlines) {
		return jdbc.sql("""
				select d.code, count(a.id) as owing,
				    count(a.id) filter (where a.last_updated_on is not null
				        and (a.next_due_on is null or a.next_due_on > d.deadline)) as served,
				    count(a.id) filter (where a.due_from <= :today or a.last_updated_on is null) as asked,
				    count(a.id) filter (where a.next_due_on < :today) as stale,
				    count(a.id) filter (where a.last_updated_on is null
				        and (a.next_due_on is null or a.next_due_on >= :today)) as never,
				    count(a.id) filter (where a.lead is null) as unowned
				from unnest(cast(:groups as text[]), cast(:deadlines as date[])) as d (code, deadline)
				left join strategy.action a on a.overseeing_group = d.code and %s <> 'NOT_OWED'
				group by d.code""".formatted(FRESHNESS))
			.param("today", today())
			.param("groups", Rows.codes(deadlines.keySet()))
			.param("deadlines", deadlines.values().stream().map(LocalDate::toString).toArray(String[]::new))
			.query((row, number) -> Map.entry(new GroupId(row.getString("code")),
					new ActionRegister.Readiness(row.getInt("owing"), row.getInt("served"), row.getInt("asked"),
							row.getInt("stale"), row.getInt("never"), row.getInt("unowned"))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** The actions of live plans that groups oversee, without those withdrawn. */
	List<ActionView> overseenBy(Collection<GroupId> groups) {
		return past.picture(columns() + """
				where a.overseeing_group = any(:groups) and a.withdrawn_on is null and p.effective_from <= :today
				    and (p.effective_to is null or p.effective_to >= :today)
				order by p.position, a.position""", Past.Only.ANY)
			.param("today", today())
			.param("groups", Rows.codes(groups))
			.query(this::view)
			.list();
	}

	/**
	 * What groups oversee and was recorded as withdrawn after one day and until another,
	 * though from a day before the first.
	 */
	List<ActionId> withdrawnLate(Collection<GroupId> groups, LocalDate after, LocalDate until) {
		return jdbc.sql("""
				select a.id from strategy.action a
				where a.overseeing_group = any(:groups) and a.withdrawn_on <= :after
				    and (select min(cast(v.recorded_at at time zone 'Europe/London' as date))
				         from strategy.action_version v
				         where v.action = a.id and v.withdrawn_on is not null
				             and v.number > coalesce((select max(w.number) from strategy.action_version w
				                 where w.action = a.id and w.withdrawn_on is null), 0))
				        between cast(:after as date) + 1 and :until
				order by a.plan, a.position""")
			.param("groups", Rows.codes(groups))
			.param("after", after)
			.param("until", until)
			.query((row, number) -> new ActionId(row.getObject("id", UUID.class)))
			.list();
	}

	/** Those of a plan that changed and do not meet the criteria. */
	List<ActionId> removed(Criteria criteria) {
		return criteria
			.bind(jdbc.sql("select a.id from strategy.action a where a.plan = :plan and " + CHANGED
					+ " and a.id not in (select a.id from strategy.action a" + criteria.unchanged().where()
					+ ") order by a.position"))
			.param("today", today())
			.query((row, number) -> new ActionId(row.getObject("id", UUID.class)))
			.list();
	}

	/**
	 * A moment before which every transaction of the program has ended. It lies a little
	 * before the oldest one that runs, which may have begun without being listed yet.
	 */
	OffsetDateTime settled() {
		return jdbc.sql("""
				select least(now(), min(xact_start)) - interval '2 seconds' from pg_stat_activity
				where datname = current_database() and usename = current_user""").query(OffsetDateTime.class).single();
	}

	int count(Criteria criteria) {
		return criteria.bind(past.picture("select count(*) from strategy.action a" + criteria.where(), criteria.only()))
			.param("today", today())
			.query(Integer.class)
			.single();
	}

	Optional<ActionView> find(PlanCode plan, String code) {
		return findExactly(plan, code)
			.or(() -> meant(plan, code).flatMap(other -> findExactly(other.plan(), other.code())));
	}

	/**
	 * The action that a plan's code and a text mean, which are not written as they stand;
	 * empty where there is none or it may be several.
	 */
	Optional<Named> meant(PlanCode plan, String code) {
		var meant = jdbc.sql("""
				select plan, code from strategy.action
				where platform.code_key(plan) = :plan and platform.code_key(code) = :code""")
			.param("plan", Codes.key(plan.value()))
			.param("code", Codes.key(code))
			.query(NAMED)
			.list();
		return (meant.size() == 1) ? Optional.of(meant.getFirst()) : Optional.empty();
	}

	private Optional<ActionView> findExactly(PlanCode plan, String code) {
		return past.picture(columns() + " where a.plan = :plan and a.code = :code", Past.Only.of(plan, code))
			.param("today", today())
			.param("plan", plan.value())
			.param("code", code)
			.query(this::view)
			.optional();
	}

	List<ActionView> byIds(Collection<ActionId> ids) {
		return past.picture(columns() + " where a.id = any(:ids) order by a.plan, a.position", Past.Only.actions(ids))
			.param("today", today())
			.param("ids", Rows.ids(ids))
			.query(this::view)
			.list();
	}

	/** Those of some actions that are somebody's own. */
	List<ActionId> ownAmong(Collection<ActionId> ids, Own own) {
		return own
			.bind(jdbc.sql("select a.id from strategy.action a where a.id = any(:ids) and (%s)".formatted(Own.SQL)))
			.param("ids", Rows.ids(ids))
			.query((row, number) -> new ActionId(row.getObject("id", UUID.class)))
			.list();
	}

	/** The units that lead actions; an action without is left out. */
	Map<ActionId, UnitId> leadUnits(Collection<ActionId> ids) {
		return past.picture(
				"select a.id, a.lead_unit from strategy.action a where a.id = any(:ids) and a.lead_unit is not null",
				Past.Only.actions(ids))
			.param("ids", Rows.ids(ids))
			.query((row, number) -> Map.entry(new ActionId(row.getObject("id", UUID.class)),
					new UnitId(row.getString("lead_unit"))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static String columns() {
		return (AsAt.day() != null) ? THEN : NOW;
	}

	/** The day that counts as today. */
	LocalDate today() {
		return past.today();
	}

	private ActionView view(ResultSet row, int number) throws SQLException {
		var freshness = Freshness.valueOf(row.getString("freshness"));
		@Nullable LocalDate lastUpdatedOn = date(row, "last_updated_on");
		@Nullable LocalDate withdrawnOn = date(row, "withdrawn_on");
		@Nullable StatusView status = scales.status(row.getString("status_scale"), row.getString("status"),
				(lastUpdatedOn != null) ? lastUpdatedOn : today());
		@Nullable StatusView effective = status;
		if (withdrawnOn != null) {
			effective = StatusView.WITHDRAWN;
		}
		else if (freshness == Freshness.STALE) {
			effective = StatusView.STALE;
		}
		var responsibility = ActionView.Responsibility.valueOf(row.getString("responsibility"));
		return new ActionView(new ActionId(row.getObject("id", UUID.class)), row.getInt("version"),
				new PlanCode(row.getString("plan")), row.getString("code"), row.getInt("position"),
				row.getString("title"), ActionView.Kind.valueOf(row.getString("kind")), responsibility,
				row.getString("grouping_title"), row.getString("priority"), date(row, "starts_on"),
				date(row, "ends_on"), status, effective, freshness, lastUpdatedOn,
				(freshness != Freshness.NOT_OWED) ? date(row, "next_due_on") : null, date(row, "review_on"),
				row.getInt("no_change_run"), member(row, "lead"), member(row, "deputy"),
				code(row, "lead_unit", UnitId::new), code(row, "overseeing_group", GroupId::new),
				list(row.getArray("partners"), UnitId::new), list(row.getArray("outcomes"), Function.identity()),
				list(row.getArray("principles"), Function.identity()), withdrawnOn, row.getString("withdrawn_reason"),
				row.getString("published_text"),
				(responsibility == ActionView.Responsibility.NATIONAL)
						? new ActionView.National(code(row, "status_group", StatusView.Group::valueOf),
								code(row, "timeline", ActionView.NationalTimeline::valueOf), row.getString("tranche"),
								row.getString("source_note"), row.getString("local_response"))
						: null,
				AsAt.day());
	}

	private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDate.class);
	}

	private static @Nullable MemberId member(ResultSet row, String column) throws SQLException {
		@Nullable UUID value = row.getObject(column, UUID.class);
		return (value != null) ? new MemberId(value) : null;
	}

	private static <T> @Nullable T code(ResultSet row, String column, Function<String, T> type) throws SQLException {
		@Nullable String value = row.getString(column);
		return (value != null) ? type.apply(value) : null;
	}

	private static <T> List<T> list(Array array, Function<String, T> type) throws SQLException {
		return Arrays.stream((String[]) array.getArray()).map(type).toList();
	}

	/**
	 * What is somebody's own: what their units lead, and what they have the work of, be
	 * it as its lead or as the deputy of one who is away.
	 *
	 * @param away who is away today
	 */
	record Own(Set<UnitId> units, Set<MemberId> members, Set<MemberId> away) {

		/** {@link ActionView#holder} in SQL. */
		private static final String HOLDER = """
				case when a.lead = any(:away) and a.deputy is not null and a.deputy <> all(:away) then a.deputy
				     else a.lead end""";

		static final String SQL = """
				coalesce(a.lead_unit = any(:units), false) or coalesce(%s = any(:members), false)""".formatted(HOLDER);

		StatementSpec bind(StatementSpec statement) {
			return statement.param("units", Rows.codes(units))
				.param("members", Rows.ids(members))
				.param("away", Rows.ids(away));
		}

	}

	/**
	 * A filter with its unit spelled out as the units below it.
	 *
	 * @param units the lead units wanted; empty for any
	 * @param further a condition without parameters; empty for none
	 * @param changedSince only what was written since, or null for all
	 */
	record Criteria(ActionFilter filter, Set<UnitId> units, String further, @Nullable OffsetDateTime changedSince) {

		Criteria(ActionFilter filter, Set<UnitId> units, String further) {
			this(filter, units, further, null);
		}

		Criteria(ActionFilter filter, Set<UnitId> units) {
			this(filter, units, "");
		}

		private Criteria unchanged() {
			return new Criteria(filter, units, further);
		}

		Past.Only only() {
			return Past.Only.of(filter.plan(), null);
		}

		String where() {
			var sql = new StringBuilder(" where true");
			and(sql, filter.plan(), "a.plan = :plan");
			and(sql, filter.priority(), "a.priority = :priority");
			and(sql, filter.outcome(),
					"exists (select 1 from strategy.action_outcome x where x.action = a.id and x.outcome = :outcome)");
			and(sql, filter.principle(),
					"exists (select 1 from strategy.action_principle x where x.action = a.id and x.principle = :principle)");
			and(sql, filter.unit(), "a.lead_unit = any(:units)");
			and(sql, filter.person(), "(a.lead = :person or a.deputy = :person)");
			and(sql, filter.group(), "a.overseeing_group = :group");
			and(sql, filter.text(), """
					(%s or %s or a.code ilike :text or position(nullif(:typed, '') in platform.code_key(a.code)) > 0)"""
				.formatted(SearchWords.contains("a.title"), SearchWords.contains("a.grouping_title")));
			if (!filter.kinds().isEmpty()) {
				sql.append(" and a.kind = any(:kinds)");
			}
			if (!filter.statuses().isEmpty()) {
				sql.append(" and ").append(EFFECTIVE_STATUS).append(" = any(:statuses)");
			}
			if (!filter.freshness().isEmpty()) {
				sql.append(" and ").append(FRESHNESS).append(" = any(:freshness)");
			}
			if (filter.unowned()) {
				sql.append(" and ").append(UNOWNED);
			}
			if (filter.slipped()) {
				sql.append(" and exists (select 1 from strategy.milestone m where m.action = a.id and ")
					.append(MilestoneStore.SLIPPED)
					.append(")");
			}
			and(sql, changedSince, CHANGED);
			if (!further.isEmpty()) {
				sql.append(" and ").append(further);
			}
			return sql.toString();
		}

		StatementSpec bind(StatementSpec statement) {
			@Nullable PlanCode plan = filter.plan();
			@Nullable MemberId person = filter.person();
			@Nullable GroupId group = filter.group();
			@Nullable String text = filter.text();
			return statement.param("plan", (plan != null) ? plan.value() : null)
				.param("priority", filter.priority())
				.param("outcome", filter.outcome())
				.param("principle", filter.principle())
				.param("units", Rows.codes(units))
				.param("person", (person != null) ? person.value() : null)
				.param("group", (group != null) ? group.value() : null)
				.param("text", (text != null) ? Rows.like(Blanks.strip(text)) : null)
				.param("typed", (text != null) ? Codes.key(text) : null)
				.param("kinds", Rows.names(filter.kinds()))
				.param("statuses", filter.statuses().toArray(String[]::new))
				.param("changedSince", changedSince)
				.param("freshness", Rows.names(filter.freshness()));
		}

		private static void and(StringBuilder sql, @Nullable Object value, String condition) {
			if (value != null) {
				sql.append(" and ").append(condition);
			}
		}

	}

	/** An action by its plan and code. */
	record Named(PlanCode plan, String code) {
	}

}
