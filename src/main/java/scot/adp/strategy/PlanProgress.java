package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * How plans are kept, for rules that run without a caller. It tells codes, days and
 * numbers alone. Who changes what it tells of publishes {@code RecordsChanged} of its
 * data sets: {@link #UPDATES}, {@link #MILESTONES}, {@link #HELP}.
 */
@Component
public class PlanProgress {

	/** Updates, and when they are due. */
	public static final DataSet UPDATES = new DataSet("strategy.updates");

	/** Milestones. */
	public static final DataSet MILESTONES = new DataSet("strategy.milestones");

	/** Requests for help. */
	public static final DataSet HELP = new DataSet("strategy.help");

	private static final RowMapper<Kept> KEPT = Rows.of(Kept.class);

	private static final RowMapper<Asked> ASKED = Rows.of(Asked.class);

	private final JdbcClient jdbc;

	private final Past past;

	private final Clock clock;

	PlanProgress(JdbcClient jdbc, Past past, Clock clock) {
		this.jdbc = jdbc;
		this.past = past;
		this.clock = clock;
	}

	/** The day of the first update, milestone or request for help; empty before any. */
	public Optional<LocalDate> earliest() {
		return jdbc
			.sql("""
					select first from (select least(
					    (select min(cast(recorded_at at time zone 'Europe/London' as date)) from strategy.progress_update),
					    (select min(baseline_on) from strategy.milestone),
					    (select min(cast(asked_at at time zone 'Europe/London' as date)) from strategy.help_request)) as first) x
					where first is not null""")
			.query(LocalDate.class)
			.optional();
	}

	/**
	 * How many actions that owe an update had one that still stood at the end of a day,
	 * by plan and lead unit. Those that were never asked yet are not counted.
	 * @param day today or an earlier one
	 */
	public List<Kept> fresh(LocalDate day) {
		return AsAt.on(day.equals(LocalDate.now(clock)) ? null : day,
				() -> past
					.picture(
							"""
									select cast(:today as date) as day, plan, lead_unit as unit,
									    cast(count(*) filter (where freshness in ('FRESH', 'DUE')) as int) as kept, cast(count(*) as int) as all_of
									from (select a.plan, a.lead_unit, a.withdrawn_on, %s as freshness from strategy.action a) x
									where freshness in ('FRESH', 'DUE', 'STALE') and withdrawn_on is null
									group by plan, lead_unit"""
								.formatted(ActionQueries.FRESHNESS),
							Past.Only.ANY)
					.param("today", past.today())
					.query(KEPT)
					.list());
	}

	/**
	 * How many priorities had an action that lives a principle, owes updates and was told
	 * of by the end of a day, of all priorities of its plan, by plan.
	 * @param ways ways of living the principle, each as {@code PLAN/CODE}
	 * @param day today or an earlier one
	 */
	public List<Kept> living(Collection<String> ways, LocalDate day) {
		return AsAt.on(day.equals(LocalDate.now(clock)) ? null : day,
				() -> past
					.picture(
							"""
									select cast(:today as date) as day, p.plan, cast(null as text) as unit,
									    cast(count(*) filter (where exists (select 1 from strategy.action a
									        join strategy.action_principle l on l.action = a.id
									        join strategy.principle_item i on i.plan = l.plan and i.principle = l.principle
									        where a.plan = p.plan and a.priority = p.code and a.withdrawn_on is null
									            and i.plan || '/' || i.code = any(:ways) and (%s) in ('FRESH', 'DUE', 'STALE')
									            and a.last_updated_on is not null)) as int) as kept,
									    cast(count(*) as int) as all_of
									from strategy.priority p
									where p.plan in (select i.plan from strategy.principle_item i where i.plan || '/' || i.code = any(:ways))
									group by p.plan"""
								.formatted(ActionQueries.FRESHNESS),
							Past.Only.ANY)
					.param("today", past.today())
					.param("ways", ways.toArray(String[]::new))
					.query(KEPT)
					.list());
	}

	/**
	 * How many milestones were to be done by each day from one to another, and how many
	 * were done by then, by plan and lead unit. One that was given up before its day, or
	 * whose action was withdrawn by then, is not counted.
	 */
	public List<Kept> milestones(LocalDate from, LocalDate to) {
		return milestones("true", List.of(), from, to);
	}

	/**
	 * The same, of some actions alone.
	 * @param actions each as {@code PLAN/CODE}
	 */
	public List<Kept> milestones(Collection<String> actions, LocalDate from, LocalDate to) {
		return milestones("a.plan || '/' || a.code = any(:actions)", actions, from, to);
	}

	private List<Kept> milestones(String which, Collection<String> actions, LocalDate from, LocalDate to) {
		return jdbc
			.sql("""
					select m.baseline_on as day, a.plan, a.lead_unit as unit,
					    cast(count(*) filter (where m.done_on <= m.baseline_on) as int) as kept, cast(count(*) as int) as all_of
					from strategy.milestone m join strategy.action a on a.id = m.action
					where m.baseline_on between :from and :to and (m.dropped_on is null or m.dropped_on > m.baseline_on)
					    and (a.withdrawn_on is null or a.withdrawn_on > m.baseline_on) and %s
					group by m.baseline_on, a.plan, a.lead_unit"""
				.formatted(which))
			.param("from", from)
			.param("to", to)
			.param("actions", actions.toArray(String[]::new))
			.query(KEPT)
			.list();
	}

	/** The requests for help that were made from one day to another. */
	public List<Asked> help(LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select cast(h.asked_at at time zone 'Europe/London' as date) as day, a.plan, h.unit,
				    cast(h.answered_at at time zone 'Europe/London' as date) as answered_on
				from strategy.help_request h join strategy.action a on a.id = h.action
				where h.asked_at >= cast(:from as timestamp) at time zone 'Europe/London'
				    and h.asked_at < cast(:until as timestamp) at time zone 'Europe/London'""")
			.param("from", from)
			.param("until", to.plusDays(1))
			.query(ASKED)
			.list();
	}

	/**
	 * How many were kept of how many.
	 *
	 * @param day what they were for
	 * @param unit that leads; null for none
	 */
	public record Kept(LocalDate day, PlanCode plan, @Nullable UnitId unit, int kept, int allOf) {
	}

	/**
	 * A request for help.
	 *
	 * @param day when it was made
	 * @param unit that asked; null for none
	 * @param answeredOn null while it waits
	 */
	public record Asked(LocalDate day, PlanCode plan, @Nullable UnitId unit, @Nullable LocalDate answeredOn) {
	}

}
