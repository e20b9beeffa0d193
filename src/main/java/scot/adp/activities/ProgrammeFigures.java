package scot.adp.activities;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.activities.ProgrammeFiguresView.Count;
import scot.adp.activities.ProgrammeFiguresView.Missing;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.Rows;

/**
 * What was done in programmes. Everybody who reads records reads it; small counts of
 * people are hidden from all but the units that run it and the support team.
 */
@Service
@Transactional(readOnly = true)
public class ProgrammeFigures {

	private static final RowMapper<Row> ROW = Rows.of(Row.class);

	private final JdbcClient jdbc;

	private final ProgrammeStore programmes;

	private final SeriesStore series;

	private final SeriesPlans plans;

	private final ActivityRules rules;

	private final CurrentCaller currentCaller;

	ProgrammeFigures(JdbcClient jdbc, ProgrammeStore programmes, SeriesStore series, SeriesPlans plans,
			ActivityRules rules, CurrentCaller currentCaller) {
		this.jdbc = jdbc;
		this.programmes = programmes;
		this.series = series;
		this.plans = plans;
		this.rules = rules;
		this.currentCaller = currentCaller;
	}

	/**
	 * The figures of programmes between two days, both counted: in the same few
	 * statements for any number of them.
	 * @throws Problem where it is more than {@value SeriesPlans#DAYS_AT_MOST} days
	 */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	public Map<Programmes.Id, ProgrammeFiguresView> of(Collection<Programmes.Id> ids, LocalDate from, LocalDate to) {
		new Problem.Faults().when(to.isBefore(from), "to", "The last day is before the first.")
			.when(from.plusDays(SeriesPlans.DAYS_AT_MOST).isBefore(to), "to",
					"Ask for at most %d days.".formatted(SeriesPlans.DAYS_AT_MOST))
			.raise();
		var found = programmes.byIds(ids);
		var counts = rows(found.keySet(), from, to).stream()
			.collect(Collectors.toMap(Row::programme, Function.identity()));
		var planned = plans.planned(series.list(new SeriesPlans.Filter(found.keySet(), null, true)), from, to)
			.stream()
			.collect(Collectors.groupingBy(PlannedDay::programme));
		Caller caller = currentCaller.get();
		var figures = new LinkedHashMap<Programmes.Id, ProgrammeFiguresView>();
		for (Programmes.Id id : ids) {
			@Nullable ProgrammeView programme = found.get(id);
			if (programme != null) {
				boolean own = caller.readsAsTeam() || programme.runBy(Set.copyOf(caller.readUnits()));
				figures.put(id, figures(programme, Objects.requireNonNull(counts.get(id)),
						planned.getOrDefault(id, List.of()), own, from, to));
			}
		}
		return figures;
	}

	private ProgrammeFiguresView figures(ProgrammeView programme, Row row, List<PlannedDay> days, boolean own,
			LocalDate from, LocalDate to) {
		int upTo = own ? 0 : rules.on(to).hiddenOf(programme.audience());
		boolean counted = row.sessions() > row.uncounted();
		Count attendances = (counted || row.sessions() == 0) ? Count.of(row.attendances())
				: Count.none(Missing.NOT_RECORDED);
		Count people = people(programme, row, from, to);
		boolean between = programme.countingMode() == CountingMode.HEADCOUNT && counted
				&& attendances.forOthers(upTo).value() != null && (upTo == 0 || row.most() > upTo);
		Count firsts = (programme.countingMode() == CountingMode.FIRST_TIMERS
				&& programme.periodType().within(from, to)) ? Count.of(row.firstTimers())
						: Count.none(Missing.NOT_APPLICABLE);
		int decided = (int) days.stream().filter(it -> it.state().decided()).count();
		int held = (int) days.stream().filter(it -> it.state() == PlannedDay.State.HELD).count();
		int recorded = (int) days.stream().filter(it -> it.state().recorded()).count();
		@Nullable BigDecimal completion = (row.enrolledOfEnded() > 0)
				? Counting.completion(row.completed(), row.enrolledOfEnded()) : null;
		boolean cohorts = programme.countingMode() == CountingMode.COHORT;
		boolean shown = upTo == 0 || row.enrolled() > upTo;
		return new ProgrammeFiguresView(programme.id(), from, to, row.sessions(), row.uncounted(), row.didNotRun(),
				row.toCheck(), attendances.forOthers(upTo), people.forOthers(upTo),
				between ? new Counting.Between(row.most(), row.attendances()) : null, firsts.forOthers(upTo),
				row.contactsTold() ? Count.of(row.contacts()) : Count.none(Missing.NOT_RECORDED), decided,
				Shares.percent(held, decided), Shares.percent(recorded, decided), decided - recorded,
				(int) days.stream()
					.filter(it -> it.state() == PlannedDay.State.WAITING || it.state() == PlannedDay.State.ASKED)
					.count(),
				(cohorts && shown) ? row.enrolled() : null, (cohorts && shown) ? completion : null, row.outOfHours(),
				row.lastOn());
	}

	/** People are known from the first day of a year on, and within it. */
	private static Count people(ProgrammeView programme, Row row, LocalDate from, LocalDate to) {
		return switch (programme.countingMode()) {
			case FIRST_TIMERS -> programme.periodType().fromItsBegin(from, to) ? Count.of(row.firstTimers())
					: Count.none(Missing.NOT_APPLICABLE);
			case COHORT -> Count.of(row.enrolled());
			case HEADCOUNT, KEYED -> Count.none(Missing.NOT_APPLICABLE);
		};
	}

	private List<Row> rows(Collection<Programmes.Id> ids, LocalDate from, LocalDate to) {
		return jdbc
			.sql("""
					select p.id as programme,
					    cast(count(s.id) filter (where s.state = 'HELD') as int) as sessions,
					    cast(count(s.id) filter (where s.state = 'HELD' and not s.counted) as int) as uncounted,
					    cast(count(s.id) filter (where s.state = 'DID_NOT_RUN') as int) as did_not_run,
					    cast(count(s.id) filter (where s.state = 'TO_CHECK') as int) as to_check,
					    cast(count(s.id) filter (where s.state = 'HELD' and s.out_of_hours) as int) as out_of_hours,
					    cast(coalesce(sum(s.present) filter (where s.state = 'HELD'), 0) as int) as attendances,
					    coalesce(max(s.present) filter (where s.state = 'HELD'), 0) as most,
					    cast(coalesce(sum(s.first_timers) filter (where s.state = 'HELD'), 0) as int) as first_timers,
					    cast(coalesce(sum(s.contacts) filter (where s.state = 'HELD'), 0) as int) as contacts,
					    count(s.contacts) filter (where s.state = 'HELD') > 0 as contacts_told,
					    max(s.happened_on) filter (where s.state = 'HELD') as last_on,
					    cast(max(c.enrolled) as int) as enrolled, cast(max(c.enrolled_of_ended) as int) as enrolled_of_ended,
					    cast(max(c.completed) as int) as completed
					from activities.programme p
					cross join lateral (select coalesce(sum(enrolled), 0) as enrolled,
					        coalesce(sum(enrolled) filter (where to_on is not null or completed + left_early = enrolled), 0)
					            as enrolled_of_ended,
					        coalesce(sum(completed) filter (where to_on is not null or completed + left_early = enrolled), 0)
					            as completed
					    from activities.cohort where programme = p.id and from_on <= :to and coalesce(to_on, :to) >= :from) c
					left join activities.session s on s.programme = p.id and s.happened_on between :from and :to
					where p.id = any(:ids) group by p.id""")
			.param("ids", Rows.ids(ids))
			.param("from", from)
			.param("to", to)
			.query(ROW)
			.list();
	}

	private record Row(Programmes.Id programme, int sessions, int uncounted, int didNotRun, int toCheck, int outOfHours,
			int attendances, int most, int firstTimers, int contacts, boolean contactsTold, @Nullable LocalDate lastOn,
			int enrolled, int enrolledOfEnded, int completed) {
	}

}
