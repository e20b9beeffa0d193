package scot.adp.community;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.measures.spi.UnitSources.Returned;

/**
 * Counts who volunteers, their hours, and who went into paid work, each person once
 * however many hosts there were. A unit that brings a return counts by what it filed.
 */
@Component
class VolunteerSource implements MeasureSource {

	static final MeasureCode ACTIVE = new MeasureCode("COM-9.7.a");

	static final MeasureCode HOURS = new MeasureCode("COM-9.7.b");

	static final MeasureCode HIRED = new MeasureCode("COM-9.7.c");

	static final String FIELD_ACTIVE = "active";

	static final String FIELD_HOURS = "hours";

	static final String FIELD_HIRED = "hired";

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final JdbcClient jdbc;

	private final VolunteerRules rules;

	private final UnitSources sources;

	private final Clock clock;

	VolunteerSource(JdbcClient jdbc, VolunteerRules rules, UnitSources sources, Clock clock) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "community.volunteers";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(CommunityNews.VOLUNTEERS);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Set.of(ACTIVE, HOURS, HIRED);
	}

	@Override
	public Optional<LocalDate> earliest() {
		Optional<LocalDate> rows = jdbc.sql("select min(from_on) from community.volunteer where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream.concat(rows.stream(),
				sources.returned(CommunityNews.VOLUNTEERS, BEFORE_ALL, today()).stream().map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var late = new HashMap<Period, Long>();
		if (measure.equals(HIRED)) {
			return late;
		}
		var list = List.copyOf(periods);
		jdbc.sql("""
				select p.n, count(*) as rows
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join community.volunteer_hours h on h.on_day between p.first and p.last
				join community.volunteer v on v.id = h.volunteer and v.withdrawn_at is null
				where h.after_sign_off group by p.n""")
			.param("froms", days(list, Period::from))
			.param("tos", days(list, Period::to))
			.query(row -> {
				late.put(list.get(row.getInt("n") - 1), row.getLong("rows"));
			});
		return late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var tally = new Tally(asked, Set.of(), today());
		var periods = asked.stream().map(Asked::period).distinct().sorted().toList();
		countHours(periods, tally);
		countHired(periods, tally);
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		sources.returned(CommunityNews.VOLUNTEERS, from, to).forEach(it -> add(it, tally));
		return tally.counted();
	}

	private void countHours(List<Period> periods, Tally tally) {
		jdbc.sql("""
				select p.n, v.id, v.unit, sum(h.quarters) as quarters
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join community.volunteer_hours h on h.on_day between p.first and p.last
				join community.volunteer v on v.id = h.volunteer and v.withdrawn_at is null
				group by p.n, v.id, v.unit""")
			.param("froms", days(periods, Period::from))
			.param("tos", days(periods, Period::to))
			.query(row -> {
				Period period = periods.get(row.getInt("n") - 1);
				int quarters = row.getInt("quarters");
				boolean active = quarters >= rules.activeFrom(period.from());
				for (Slice slice : List.of(Slice.WHOLE, new Slice(Slice.UNIT, row.getString("unit")))) {
					tally.add(HOURS, period, slice, VolunteerView.hours(quarters), 0, 1);
					if (active) {
						tally.count(ACTIVE, period, slice, 1, 1);
					}
				}
			});
	}

	private void countHired(List<Period> periods, Tally tally) {
		jdbc.sql("""
				select p.n, count(distinct coalesce(v.person_space || ' ' || v.person, v.id::text)) as people
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join community.volunteer v on v.ended_on between p.first and p.last
				where v.end_reason = 'PAID_WORK' and v.withdrawn_at is null group by p.n""")
			.param("froms", days(periods, Period::from))
			.param("tos", days(periods, Period::to))
			.query(row -> {
				tally.count(HIRED, periods.get(row.getInt("n") - 1), Slice.WHOLE, row.getLong("people"),
						row.getLong("people"));
			});
	}

	private static void add(Returned returned, Tally tally) {
		Period year = PeriodType.YEAR.of(returned.period().from());
		add(ACTIVE, returned.period(), returned, returned.answer(FIELD_ACTIVE), tally);
		add(HOURS, returned.period(), returned, returned.answer(FIELD_HOURS), tally);
		@Nullable Integer hired = returned.answer(FIELD_HIRED);
		if (hired != null) {
			tally.count(HIRED, year, Slice.WHOLE, hired, hired);
		}
		if (returned.nil()) {
			List.of(ACTIVE, HOURS).forEach(measure -> tally.nil(measure, returned.period(), Slice.of(returned.unit())));
		}
	}

	private static void add(MeasureCode measure, Period period, Returned returned, @Nullable Integer number,
			Tally tally) {
		Slice unit = Slice.of(returned.unit());
		if (number == null) {
			tally.owed(measure, period, unit);
			return;
		}
		@Nullable Integer people = returned.answer(FIELD_ACTIVE);
		long rows = (people != null) ? people : Math.min(number, 1);
		List.of(Slice.WHOLE, unit)
			.forEach(slice -> tally.add(measure, period, slice, BigDecimal.valueOf(number), 0, rows));
	}

	private static String[] days(List<Period> periods, Function<Period, LocalDate> day) {
		return periods.stream().map(period -> day.apply(period).toString()).toArray(String[]::new);
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
