package scot.adp.activities;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
		var found = new LinkedHashMap<Programmes.Id, ProgrammeFiguresView>();
		each(ids.stream().distinct().map(id -> new Stretch(id, from, to)).toList())
			.forEach((stretch, figures) -> found.put(stretch.programme(), figures));
		return found;
	}

	/**
	 * The figures of each of some stretches of programmes: in the same few statements for
	 * any number of programmes, and of stretches that follow one another. What is unknown
	 * is left out.
	 * @throws Problem where one has more than {@value SeriesPlans#DAYS_AT_MOST} days
	 */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	public Map<Stretch, ProgrammeFiguresView> each(Collection<Stretch> stretches) {
		return each(stretches, true);
	}

	/**
	 * The same.
	 * @param withPlan whether it is asked what was planned: days of series are worked out
	 * one by one, which takes longer than all else; without, nothing is planned
	 */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	public Map<Stretch, ProgrammeFiguresView> each(Collection<Stretch> stretches, boolean withPlan) {
		new Problem.Faults()
			.when(stretches.stream().anyMatch(it -> it.to().isBefore(it.from())), "to",
					"The last day is before the first.")
			.when(stretches.stream().anyMatch(it -> it.from().plusDays(SeriesPlans.DAYS_AT_MOST).isBefore(it.to())),
					"to", "Ask for at most %d days.".formatted(SeriesPlans.DAYS_AT_MOST))
			.raise();
		var found = programmes.byIds(stretches.stream().map(Stretch::programme).distinct().toList());
		var wanted = stretches.stream().distinct().filter(it -> found.containsKey(it.programme())).toList();
		var counts = rows(wanted);
		var planned = (withPlan ? planned(found.keySet(), wanted) : List.<PlannedDay>of()).stream()
			.collect(Collectors.groupingBy(PlannedDay::programme));
		Caller caller = currentCaller.get();
		var figures = new LinkedHashMap<Stretch, ProgrammeFiguresView>();
		for (int i = 0; i < wanted.size(); i++) {
			Stretch it = wanted.get(i);
			ProgrammeView programme = Objects.requireNonNull(found.get(it.programme()));
			boolean own = caller.readsAsTeam() || programme.runBy(Set.copyOf(caller.readUnits()));
			var days = planned.getOrDefault(it.programme(), List.of())
				.stream()
				.filter(day -> !day.on().isBefore(it.from()) && !day.on().isAfter(it.to()))
				.toList();
			figures.put(it, figures(programme, Objects.requireNonNull(counts.get(i)), days, own, it.from(), it.to()));
		}
		return figures;
	}

	/** What is planned on the days of any stretch, each day once. */
	private List<PlannedDay> planned(Collection<Programmes.Id> ids, Collection<Stretch> wanted) {
		var of = series.list(new SeriesPlans.Filter(ids, null, true));
		var days = new ArrayList<PlannedDay>();
		joined(wanted).forEach(it -> days.addAll(plans.planned(of, it.from(), it.to())));
		return days;
	}

	/** The days of stretches: those that follow one another or overlap are one. */
	private static List<Days> joined(Collection<Stretch> stretches) {
		var joined = new ArrayList<Days>();
		stretches.stream().sorted(Comparator.comparing(Stretch::from)).forEach(it -> {
			if (!joined.isEmpty() && !it.from().isAfter(joined.getLast().to().plusDays(1))) {
				Days last = joined.removeLast();
				joined.add(new Days(last.from(), it.to().isAfter(last.to()) ? it.to() : last.to()));
			}
			else {
				joined.add(new Days(it.from(), it.to()));
			}
		});
		return joined;
	}

	private ProgrammeFiguresView figures(ProgrammeView programme, Row row, List<PlannedDay> days, boolean own,
			LocalDate from, LocalDate to) {
		int upTo = own ? 0 : rules.on(to).hiddenOf(programme.audience());
		boolean counted = row.sessions() > row.uncounted() || row.offered();
		Count attendances = (counted || row.sessions() == 0) ? Count.of(row.attendances())
				: Count.none(Missing.NOT_RECORDED);
		Count people = people(programme, row, from, to);
		boolean range = row.most() > 0 && attendances.forOthers(upTo).value() != null
				&& (upTo == 0 || row.most() > upTo);
		Counting.@Nullable Between between = (range && programme.countingMode() == CountingMode.HEADCOUNT)
				? new Counting.Between(row.most(), row.attendances())
				: (range && programme.countingMode() == CountingMode.KEYED && row.toldApart() < row.attendances()
						&& (row.people() == 0 || people.forOthers(upTo).value() != null))
								? Counting.range(row.people(), row.toldApart(), row.attendances(), row.most()) : null;
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
				row.toCheck(), attendances.forOthers(upTo), people.forOthers(upTo), between, firsts.forOthers(upTo),
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
			case KEYED -> (row.toldApart() > 0 || row.attendances() == 0) ? Count.of(row.people())
					: Count.none(Missing.NOT_RECORDED);
			case HEADCOUNT -> Count.none(Missing.NOT_APPLICABLE);
		};
	}

	/** What is stored of each, in their order. */
	private List<Row> rows(List<Stretch> wanted) {
		return jdbc
			.sql("""
					select cast(count(s.id) filter (where s.state = 'HELD') as int) as sessions,
					    cast(count(s.id) filter (where s.state = 'HELD' and not s.counted) as int) as uncounted,
					    cast(count(s.id) filter (where s.state = 'DID_NOT_RUN') as int) as did_not_run,
					    cast(count(s.id) filter (where s.state = 'TO_CHECK') as int) as to_check,
					    cast(count(s.id) filter (where s.state = 'HELD' and s.out_of_hours) as int) as out_of_hours,
					    cast(coalesce(sum(s.present) filter (where s.state = 'HELD'), 0) + max(o.number) as int) as attendances,
					    bool_or(o.told) as offered,
					    coalesce(max(s.present) filter (where s.state = 'HELD'), 0) as most,
					    cast(coalesce(sum(s.first_timers) filter (where s.state = 'HELD'), 0) as int) as first_timers,
					    cast(coalesce(sum(s.contacts) filter (where s.state = 'HELD'), 0) as int) as contacts,
					    count(s.contacts) filter (where s.state = 'HELD') > 0 as contacts_told,
					    max(s.happened_on) filter (where s.state = 'HELD') as last_on,
					    cast(max(c.enrolled) as int) as enrolled, cast(max(c.enrolled_of_ended) as int) as enrolled_of_ended,
					    cast(max(c.completed) as int) as completed, cast(max(k.told_apart) as int) as told_apart,
					    cast(max(k.people) as int) as people
					from unnest(cast(:ids as uuid[]), cast(:froms as date[]), cast(:tos as date[]))
					    with ordinality as a (programme, first, last, n)
					cross join lateral (select coalesce(sum(enrolled), 0) as enrolled,
					        coalesce(sum(enrolled) filter (where to_on is not null or completed + left_early = enrolled), 0)
					            as enrolled_of_ended,
					        coalesce(sum(completed) filter (where to_on is not null or completed + left_early = enrolled), 0)
					            as completed
					    from activities.cohort where programme = a.programme and from_on <= a.last
					        and coalesce(to_on, a.last) >= a.first) c
					cross join lateral (select count(*) as told_apart, count(distinct %s) as people
					    from activities.programme kp join activities.session ks on ks.programme = kp.id
					    join activities.participant t on t.session = ks.id and t.person is not null
					    where kp.id = a.programme and kp.counting_mode = 'KEYED' and ks.state = 'HELD'
					        and ks.happened_on between a.first and a.last) k
					cross join lateral (select coalesce(sum(oc.number), 0) as number, count(*) > 0 as told
					    from activities.series r join activities.series_count oc on oc.series = r.id
					    where r.programme = a.programme and oc.from_on >= a.first and oc.to_on <= a.last) o
					left join activities.session s on s.programme = a.programme
					    and s.happened_on between a.first and a.last
					group by a.n order by a.n"""
				.formatted(ParticipantStore.WHO))
			.param("ids", Rows.ids(wanted.stream().map(Stretch::programme).toList()))
			.param("froms", wanted.stream().map(it -> it.from().toString()).toArray(String[]::new))
			.param("tos", wanted.stream().map(it -> it.to().toString()).toArray(String[]::new))
			.query(ROW)
			.list();
	}

	private record Row(int sessions, int uncounted, int didNotRun, int toCheck, int outOfHours, int attendances,
			boolean offered, int most, int firstTimers, int contacts, boolean contactsTold, @Nullable LocalDate lastOn,
			int enrolled, int enrolledOfEnded, int completed, int toldApart, int people) {
	}

	/**
	 * Days of a programme.
	 *
	 * @param from the first
	 * @param to the last
	 */
	public record Stretch(Programmes.Id programme, LocalDate from, LocalDate to) {
	}

	private record Days(LocalDate from, LocalDate to) {
	}

}
