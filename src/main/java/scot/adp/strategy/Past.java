package scot.adp.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
import scot.adp.directory.WorkingDays;
import scot.adp.platform.Rows;

/**
 * Sends a query to the tables as they are or, within {@link AsAt}, to what they said at
 * the end of a day: the same query, in which each table with a past gives way to a
 * relation of that day with the same columns.
 */
@Component
class Past {

	private static final String PREFIX = "past_";

	/** Tables of records, each with what was known of them at the end of a day. */
	private static final Map<String, String> RECORDS = records();

	/** Those, and the actions with their links. */
	private static final Map<String, String> ALL = all();

	/**
	 * Actions as they stood: the version in force on the day, the lead and deputy until
	 * the first change after it, and what the latest update known by then says.
	 */
	private static final String ACTIONS = """
			select x.id, x.version, x.plan, x.code, x.position, v.title, v.published_text, v.priority, v.grouping_title,
			    v.kind, v.responsibility, v.starts_on, v.ends_on, v.lead_unit, v.overseeing_group, v.cadence_months,
			    v.status_group, v.timeline, v.tranche, v.source_note, v.local_response, v.named_plan, v.withdrawn_on,
			    v.withdrawn_reason, v.withdrawn_decision, x.tracked_from, x.changed_at,
			    case when o.id is null then x.lead else o.lead end as lead,
			    case when o.id is null then x.deputy else o.deputy end as deputy,
			    s.status, s.said_on as last_updated_on, s.review_on, coalesce(s.run, 0) as no_change_run,
			    v.outcomes, v.principles, v.partner_units, v.crosswalk
			from strategy.action x
			join lateral (
			    select * from strategy.action_version w
			    where w.action = x.id
			        and (w.effective_on <= :pastDay or (w.number = 1 and x.tracked_from <= :pastDay))
			    order by w.number desc limit 1) v on true
			left join lateral (
			    select * from strategy.former_owner w where w.action = x.id and w.until >= :pastUntil
			    order by w.until, w.id limit 1) o on true
			left join lateral (
			    select t.status, t.said_on, t.review_on,
			        case when not t.no_change then 0
			             when lead(t.no_change, 1, false) over latest_first then 2
			             else 1 end as run
			    from (
			        select u.* from strategy.progress_update u
			        where u.action = x.id and u.recorded_at < :pastUntil
			            and not exists (select 1 from strategy.progress_update c
			                where c.corrects = u.id and c.recorded_at < :pastUntil)
			        order by u.said_on desc, u.recorded_at desc, u.id desc limit 2) t
			    window latest_first as (order by t.said_on desc, t.recorded_at desc, t.id desc)
			    order by t.said_on desc, t.recorded_at desc, t.id desc limit 1) s on true
			where %s""";

	private static final String SITUATIONS = """
			select a.*, p.effective_from, p.effective_to, p.status_scale
			from (%s) a join strategy.plan p on p.code = a.plan""";

	private final JdbcClient jdbc;

	private final StatusScales scales;

	private final MeetingCalendar calendar;

	private final WorkingDays workingDays;

	private final Clock clock;

	Past(JdbcClient jdbc, StatusScales scales, MeetingCalendar calendar, WorkingDays workingDays, Clock clock) {
		this.jdbc = jdbc;
		this.scales = scales;
		this.calendar = calendar;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/** The day that counts as today. */
	LocalDate today() {
		return AsAt.today(clock);
	}

	/**
	 * A query of records that belong to actions. The actions themselves, and with them
	 * who may read what, are those of now.
	 */
	StatementSpec records(String sql) {
		return (AsAt.day() == null) ? jdbc.sql(sql) : bound(rewritten(sql, RECORDS, Map.of()), today());
	}

	/**
	 * A query of actions and what belongs to them.
	 * @param only which actions it can ask for at all
	 */
	StatementSpec picture(String sql, Only only) {
		if (AsAt.day() == null) {
			return jdbc.sql(sql);
		}
		LocalDate day = today();
		var dues = dues(day, only);
		String actions = """
				select x.*, d.owed_from, d.owed_until, d.due_from, d.next_due_on
				from (%s) x left join unnest(cast(:pastActions as uuid[]), cast(:pastOwedFrom as date[]),
				    cast(:pastOwedUntil as date[]), cast(:pastDueFrom as date[]), cast(:pastNextDueOn as date[]))
				    as d (id, owed_from, owed_until, due_from, next_due_on) on d.id = x.id"""
			.formatted(ACTIONS.formatted(only.condition()));
		StatementSpec statement = only
			.bind(bound(rewritten(sql, ALL, Map.of("action", "materialized (%s)".formatted(actions))), day));
		return statement.param("pastActions", texts(dues, Due::action))
			.param("pastOwedFrom", texts(dues, due -> due.dates().owedFrom()))
			.param("pastOwedUntil", texts(dues, due -> due.dates().owedUntil()))
			.param("pastDueFrom", texts(dues, due -> due.dates().dueFrom()))
			.param("pastNextDueOn", texts(dues, due -> due.dates().nextDueOn()));
	}

	private List<Due> dues(LocalDate day, Only only) {
		var situations = only.bind(bound(SITUATIONS.formatted(ACTIONS.formatted(only.condition())), day))
			.query((row, number) -> situation(row))
			.list();
		Map<GroupId, List<LocalDate>> deadlines = calendar
			.paperDeadlines(situations.stream().map(Known::group).filter(Objects::nonNull).distinct().toList());
		var found = new ArrayList<Due>();
		for (Known known : situations) {
			@Nullable GroupId group = known.group();
			found.add(new Due(known.action(), DueDates.of(known.situation(),
					(group != null) ? deadlines.getOrDefault(group, List.of()) : List.of(), workingDays)));
		}
		return found;
	}

	private Known situation(ResultSet row) throws SQLException {
		var planFrom = row.getObject("effective_from", LocalDate.class);
		@Nullable LocalDate lastUpdatedOn = row.getObject("last_updated_on", LocalDate.class);
		@Nullable StatusView status = scales.status(row.getString("status_scale"), row.getString("status"),
				(lastUpdatedOn != null) ? lastUpdatedOn : planFrom);
		@Nullable String group = row.getString("overseeing_group");
		return new Known(row.getObject("id", UUID.class), (group != null) ? new GroupId(group) : null,
				new DueDates.Situation(ActionView.Responsibility.valueOf(row.getString("responsibility")), planFrom,
						row.getObject("effective_to", LocalDate.class), row.getObject("starts_on", LocalDate.class),
						row.getObject("tracked_from", LocalDate.class), row.getObject("withdrawn_on") != null,
						status != null && status.needs() == StatusView.Needs.EVIDENCE,
						row.getObject("review_on", LocalDate.class), lastUpdatedOn,
						row.getObject("cadence_months", Integer.class)));
	}

	private StatementSpec bound(String sql, LocalDate day) {
		return jdbc.sql(sql)
			.param("pastDay", day)
			.param("pastUntil", OffsetDateTime.ofInstant(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant(),
					clock.getZone()));
	}

	/**
	 * The query, in which each table of some gives way to a relation put before it.
	 * @param first the relation that others are made from, by its table's name
	 */
	private static String rewritten(String sql, Map<String, String> relations, Map<String, String> first) {
		var wanted = new LinkedHashMap<>(first);
		var names = Pattern
			.compile("strategy\\.(%s)\\b".formatted(String.join("|", relations.keySet().stream().sorted().toList())));
		String body = names.matcher(sql).replaceAll(found -> {
			String table = found.group(1);
			wanted.putIfAbsent(table, "not materialized (%s)".formatted(relations.get(table)));
			return PREFIX + table;
		});
		if (wanted.isEmpty()) {
			return sql;
		}
		return "with %s\n%s".formatted(wanted.entrySet()
			.stream()
			.map(relation -> "%s%s as %s".formatted(PREFIX, relation.getKey(), relation.getValue()))
			.collect(Collectors.joining(",\n")), body);
	}

	private static Map<String, String> records() {
		var records = new LinkedHashMap<String, String>();
		records.put("progress_update", known("progress_update", "recorded_at"));
		records.put("milestone_move", known("milestone_move", "moved_at"));
		records.put("note", known("note", "written_at"));
		// What waits for its update is nobody's to see yet.
		records.put("evidence", known("evidence", "added_at") + " and " + """
				(said_in is null or exists (select 1 from strategy.progress_update u
				    where u.id = said_in and u.recorded_at < :pastUntil))""");
		records.put("action_ending", known("action_ending", "recorded_at"));
		records.put("action_version", """
				select v.* from strategy.action_version v join strategy.action x on x.id = v.action
				where v.effective_on <= :pastDay or (v.number = 1 and x.tracked_from <= :pastDay)""");
		records.put("milestone", """
				select m.id, m.version, m.action, m.position, m.title, m.baseline_on,
				    coalesce(f.current_on, m.current_on) as current_on,
				    case when f.id is null then m.done_on else f.done_on end as done_on,
				    case when f.id is null then m.dropped_on else f.dropped_on end as dropped_on,
				    case when f.id is null then m.dropped_reason else f.dropped_reason end as dropped_reason
				from strategy.milestone m left join lateral (
				    select * from strategy.former_milestone w where w.milestone = m.id and w.until >= :pastUntil
				    order by w.until, w.id limit 1) f on true
				where m.added_at is null or m.added_at < :pastUntil""");
		records.put("help_request", """
				select h.id, h.version, h.action, h.unit, h.asked_in, h.asked_by, h.asked_by_name, h.asked_at, h.words,
				    case when h.answered_at < :pastUntil then h.state
				         when taken.meeting_on is not null then 'TO_MEETING'
				         else 'OPEN' end as state,
				    taken.meeting_group, taken.meeting_on,
				    case when h.answered_at < :pastUntil then h.answered_by end as answered_by,
				    case when h.answered_at < :pastUntil then h.answered_by_name end as answered_by_name,
				    case when h.answered_at < :pastUntil then h.answered_at end as answered_at,
				    case when h.answered_at < :pastUntil then h.answer end as answer
				from strategy.help_request h left join lateral (
				    select w.meeting_group, w.meeting_on from (
				        select f.id, f.until, f.meeting_group, f.meeting_on from strategy.former_meeting f
				        where f.request = h.id and f.until >= :pastUntil
				        union all select null, timestamptz 'infinity', h.meeting_group, h.meeting_on) w
				    order by w.until, w.id limit 1) taken on coalesce(h.to_meeting_at < :pastUntil, true)
				where h.asked_at < :pastUntil""");
		return records;
	}

	private static String known(String table, String since) {
		return "select * from strategy.%s where %s < :pastUntil".formatted(table, since);
	}

	private static Map<String, String> all() {
		var all = new LinkedHashMap<>(records());
		all.put("action", "");
		all.put("action_outcome", link("outcomes", "outcome"));
		all.put("action_principle", link("principles", "principle"));
		all.put("action_partner", link("partner_units", "unit"));
		all.put("crosswalk", """
				select a.id as action, split_part(u.code, '/', 1) as target_plan,
				    substr(u.code, strpos(u.code, '/') + 1) as target_code, cast(u.place - 1 as int) as position
				from past_action a cross join unnest(a.crosswalk) with ordinality as u (code, place)""");
		return all;
	}

	private static String link(String array, String column) {
		return """
				select a.id as action, a.plan, u.code as %s, cast(u.place - 1 as int) as position
				from past_action a cross join unnest(a.%s) with ordinality as u (code, place)""".formatted(column,
				array);
	}

	private static @Nullable String[] texts(List<Due> rows, Function<Due, @Nullable Object> column) {
		return rows.stream().map(column).map(value -> (value != null) ? value.toString() : null).toArray(String[]::new);
	}

	/**
	 * Which actions a query can ask for; null parts do not narrow it.
	 */
	record Only(@Nullable Collection<PlanCode> plans, @Nullable String code, @Nullable Collection<ActionId> actions) {

		static final Only ANY = new Only(null, null, null);

		static Only of(Collection<PlanCode> plans) {
			return new Only(plans, null, null);
		}

		static Only of(@Nullable PlanCode plan, @Nullable String code) {
			return new Only((plan != null) ? List.of(plan) : null, code, null);
		}

		static Only actions(Collection<ActionId> actions) {
			return new Only(null, null, actions);
		}

		private String condition() {
			return "true" + ((plans != null) ? " and x.plan = any(:pastPlans)" : "")
					+ ((code != null) ? " and x.code = :pastCode" : "")
					+ ((actions != null) ? " and x.id = any(:pastIds)" : "");
		}

		private StatementSpec bind(StatementSpec statement) {
			return statement.param("pastPlans", (plans != null) ? Rows.codes(plans) : new String[0])
				.param("pastCode", code)
				.param("pastIds", (actions != null) ? Rows.ids(actions) : new UUID[0]);
		}

	}

	/** What the rule of due dates looks at, of an action. */
	private record Known(UUID action, @Nullable GroupId group, DueDates.Situation situation) {
	}

	private record Due(UUID action, DueDates dates) {
	}

}
