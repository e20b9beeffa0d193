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
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.measures.spi.UnitSources.Returned;

/**
 * Counts people who learn, how many of the courses that ended were completed, and what
 * was gained. Who still learns is in no share, and shown beside it. A unit that brings a
 * return counts by what it filed.
 */
@Component
class LearnerSource implements MeasureSource {

	static final MeasureCode LEARNERS = new MeasureCode("COM-9.1.a");

	static final MeasureCode COMPLETED = new MeasureCode("COM-9.1.b");

	static final MeasureCode QUALIFICATIONS = new MeasureCode("COM-9.1.c");

	static final MeasureCode GOING_ON = new MeasureCode("COM-9.1.d");

	/** Fields of the return. */
	static final String FIELD_LEARNERS = "learners";

	static final String FIELD_COMPLETED = "completed";

	static final String FIELD_LEFT = "left";

	static final String FIELD_QUALIFICATIONS = "qualifications";

	static final String FIELD_GOING_ON = "going-on";

	/** The last day on which somebody learned, or on which anything was asked of it. */
	private static final String LAST = "coalesce(l.end_on, l.stopped_on)";

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final JdbcClient jdbc;

	private final UnitSources sources;

	private final Clock clock;

	LearnerSource(JdbcClient jdbc, UnitSources sources, Clock clock) {
		this.jdbc = jdbc;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "community.learners";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(CommunityNews.LEARNERS);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Set.of(LEARNERS, COMPLETED, QUALIFICATIONS, GOING_ON);
	}

	@Override
	public Optional<LocalDate> earliest() {
		Optional<LocalDate> rows = jdbc
			.sql("select min(start_on) from community.learner_path where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream.concat(rows.stream(),
				sources.returned(CommunityNews.LEARNERS, BEFORE_ALL, today()).stream().map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var late = new HashMap<Period, Long>();
		var list = List.copyOf(periods);
		jdbc.sql("""
				select p.n, count(*) as rows
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join community.learner_path l on coalesce(l.end_on, l.start_on) between p.first and p.last
				where l.after_sign_off and l.withdrawn_at is null group by p.n""")
			.param("froms", days(list, Period::from))
			.param("tos", days(list, Period::to))
			.query(row -> {
				late.put(list.get(row.getInt("n") - 1), row.getLong("rows"));
			});
		return late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var tally = new Tally(asked, Set.of(COMPLETED), today());
		var periods = asked.stream().map(Asked::period).distinct().sorted().toList();
		jdbc.sql(
				"""
						select p.n, l.unit,
						    count(distinct coalesce(l.person_space || ' ' || l.person, l.id::text)) as learners,
						    count(*) filter (where l.end_on between p.first and p.last) as ended,
						    count(*) filter (where l.end_on between p.first and p.last and l.outcome = 'COMPLETED') as completed,
						    count(*) filter (where l.end_on between p.first and p.last and l.qualification is not null) as gained,
						    count(*) filter (where %1$s is null or %1$s > p.last) as going_on
						from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
						join community.learner_path l on l.start_on <= p.last and (%1$s is null or %1$s >= p.first)
						where l.withdrawn_at is null group by p.n, l.unit"""
					.formatted(LAST))
			.param("froms", days(periods, Period::from))
			.param("tos", days(periods, Period::to))
			.query(row -> {
				Period period = periods.get(row.getInt("n") - 1);
				for (Slice slice : List.of(Slice.WHOLE, new Slice(Slice.UNIT, row.getString("unit")))) {
					tally.count(LEARNERS, period, slice, row.getLong("learners"), row.getLong("learners"));
					tally.count(GOING_ON, period, slice, row.getLong("going_on"), row.getLong("going_on"));
					tally.count(QUALIFICATIONS, period, slice, row.getLong("gained"), row.getLong("gained"));
					long ended = row.getLong("ended");
					if (ended > 0) {
						tally.add(COMPLETED, period, slice, row.getBigDecimal("completed"), ended, ended);
					}
				}
			});
		sources.returned(CommunityNews.LEARNERS, periods.getFirst().from(), periods.getLast().to())
			.forEach(it -> add(it, tally));
		return tally.counted();
	}

	private static void add(Returned returned, Tally tally) {
		add(LEARNERS, returned, FIELD_LEARNERS, tally);
		add(QUALIFICATIONS, returned, FIELD_QUALIFICATIONS, tally);
		add(GOING_ON, returned, FIELD_GOING_ON, tally);
		@Nullable Integer completed = returned.answer(FIELD_COMPLETED);
		@Nullable Integer left = returned.answer(FIELD_LEFT);
		Slice unit = Slice.of(returned.unit());
		if (completed == null || left == null) {
			tally.owed(COMPLETED, returned.period(), unit);
		}
		else {
			long ended = (long) completed + left;
			List.of(Slice.WHOLE, unit)
				.forEach(slice -> tally.add(COMPLETED, returned.period(), slice, BigDecimal.valueOf(completed), ended,
						ended));
		}
		if (returned.nil()) {
			List.of(LEARNERS, COMPLETED, QUALIFICATIONS, GOING_ON)
				.forEach(measure -> tally.nil(measure, returned.period(), unit));
		}
	}

	private static void add(MeasureCode measure, Returned returned, String field, Tally tally) {
		Slice unit = Slice.of(returned.unit());
		@Nullable Integer number = returned.answer(field);
		if (number == null) {
			tally.owed(measure, returned.period(), unit);
			return;
		}
		List.of(Slice.WHOLE, unit).forEach(slice -> tally.count(measure, returned.period(), slice, number, number));
	}

	private static String[] days(List<Period> periods, Function<Period, LocalDate> day) {
		return periods.stream().map(period -> day.apply(period).toString()).toArray(String[]::new);
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
