package scot.adp.community;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkClock.Milestone;
import scot.adp.community.WorkClock.State;
import scot.adp.community.WorkFacts.Job;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.measures.spi.UnitSources.Returned;

/**
 * Counts first starts, and of those that were looked at after some weeks how many were
 * sustained. One counts in the period in which the days end on which a check is awaited,
 * so that nothing of it is still awaited; what nobody told is unknown, and shown as that.
 * A unit that brings a return counts by what it filed.
 */
@Component
class PathSource implements MeasureSource {

	static final MeasureCode STARTS = new MeasureCode("COM-9.5.a");

	static final MeasureCode UNKNOWN_26 = new MeasureCode("COM-9.5.e");

	/** Sustained, of all that were due. */
	static final MeasureCode AT_LEAST_26 = new MeasureCode("COM-9.5.f");

	/** Sustained, of those of which it is known. */
	static final Map<MeasureCode, Integer> SUSTAINED = Map.of(new MeasureCode("COM-9.5.b"), 13,
			new MeasureCode("COM-9.5.c"), 26, new MeasureCode("COM-9.5.d"), 4);

	/** Fields of the return; those of weeks are followed by their number. */
	static final String FIELD_STARTS = "starts";

	static final String FIELD_KNOWN = "known-";

	static final String FIELD_SUSTAINED = "sustained-";

	static final String FIELD_UNKNOWN = "unknown-";

	private static final int HALF_A_YEAR = 26;

	private static final String BY_HOURS = "hoursBand";

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final PathStore store;

	private final JdbcClient jdbc;

	private final PathRules rules;

	private final UnitSources sources;

	private final Clock clock;

	PathSource(PathStore store, JdbcClient jdbc, PathRules rules, UnitSources sources, Clock clock) {
		this.store = store;
		this.jdbc = jdbc;
		this.rules = rules;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "community.path";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(CommunityNews.PATHS);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Stream.concat(SUSTAINED.keySet().stream(), Stream.of(STARTS, UNKNOWN_26, AT_LEAST_26))
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public Optional<LocalDate> earliest() {
		Optional<LocalDate> rows = jdbc.sql("""
				select min(f.from_on) from community.work_fact f join community.work_path p on p.id = f.path
				where f.kind = 'JOB' and p.withdrawn_at is null""")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream
			.concat(rows.stream(),
					sources.returned(CommunityNews.PATHS, BEFORE_ALL, today()).stream().map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public Optional<String> name(Slice slice) {
		return slice.by().equals(BY_HOURS) ? rules.list(Lists.HOURS_BAND).find(slice.value()).map(it -> it.label())
				: Optional.empty();
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var shares = Stream.concat(SUSTAINED.keySet().stream(), Stream.of(AT_LEAST_26)).collect(Collectors.toSet());
		var tally = new Tally(asked, shares, today());
		var periods = asked.stream().map(Asked::period).distinct().sorted().toList();
		store.withAJob().forEach(path -> {
			var facts = WorkFact.work(path.facts());
			WorkClock of = path.clock(rules, today());
			var slices = List.of(Slice.WHOLE, Slice.of(path.unit()));
			// Their jobs are read after the paths, and the only one may have been taken
			// out
			// in between.
			Optional.ofNullable(of.started())
				.flatMap(day -> period(periods, day))
				.ifPresent(in -> slices.forEach(slice -> tally.count(STARTS, in, slice, 1, 1)));
			of.milestones()
				.stream()
				.filter(it -> it.awaitedUntil().isBefore(today()))
				.forEach(it -> period(periods, it.awaitedUntil())
					.ifPresent(in -> add(tally, in, it, slices, band(facts, it))));
		});
		sources.returned(CommunityNews.PATHS, periods.getFirst().from(), periods.getLast().to())
			.forEach(it -> add(it, tally));
		return tally.counted();
	}

	private static Optional<Period> period(List<Period> periods, LocalDate day) {
		return periods.stream().filter(it -> !day.isBefore(it.from()) && !day.isAfter(it.to())).findFirst();
	}

	/** How many hours a week the job has that is held on the day, else the first. */
	private static Slice band(WorkFacts facts, Milestone milestone) {
		Job job = facts.jobs()
			.stream()
			.filter(it -> it.holds(milestone.dueOn()))
			.findFirst()
			.orElse(facts.jobs().getFirst());
		return new Slice(BY_HOURS, job.hoursBand());
	}

	private static void add(Tally tally, Period in, Milestone milestone, List<Slice> slices, Slice band) {
		boolean sustained = milestone.state() == State.SUSTAINED;
		boolean known = milestone.state().known();
		if (known) {
			SUSTAINED.forEach((measure, weeks) -> {
				if (weeks == milestone.weeks()) {
					Stream.concat(slices.stream(), Stream.of(band))
						.forEach(slice -> tally.add(measure, in, slice, number(sustained), 1, 1));
				}
			});
		}
		if (milestone.weeks() == HALF_A_YEAR) {
			slices.forEach(slice -> {
				tally.add(AT_LEAST_26, in, slice, number(sustained), 1, 1);
				tally.count(UNKNOWN_26, in, slice, known ? 0 : 1, known ? 0 : 1);
			});
		}
	}

	private static BigDecimal number(boolean one) {
		return one ? BigDecimal.ONE : BigDecimal.ZERO;
	}

	private static void add(Returned returned, Tally tally) {
		Period period = returned.period();
		Slice unit = Slice.of(returned.unit());
		count(STARTS, returned, returned.answer(FIELD_STARTS), tally);
		SUSTAINED.forEach((measure, weeks) -> {
			@Nullable Integer known = returned.answer(FIELD_KNOWN + weeks);
			@Nullable Integer sustained = returned.answer(FIELD_SUSTAINED + weeks);
			if (known == null || sustained == null) {
				tally.owed(measure, period, unit);
				return;
			}
			List.of(Slice.WHOLE, unit)
				.forEach(slice -> tally.add(measure, period, slice, BigDecimal.valueOf(sustained), known, known));
			if (known > 0) {
				tally.add(measure, period, new Slice(BY_HOURS, Slice.NOT_KNOWN), BigDecimal.valueOf(sustained), known,
						known);
			}
		});
		@Nullable Integer known = returned.answer(FIELD_KNOWN + HALF_A_YEAR);
		@Nullable Integer sustained = returned.answer(FIELD_SUSTAINED + HALF_A_YEAR);
		@Nullable Integer unknown = returned.answer(FIELD_UNKNOWN + HALF_A_YEAR);
		count(UNKNOWN_26, returned, unknown, tally);
		if (known == null || sustained == null || unknown == null) {
			tally.owed(AT_LEAST_26, period, unit);
		}
		else {
			List.of(Slice.WHOLE, unit)
				.forEach(slice -> tally.add(AT_LEAST_26, period, slice, BigDecimal.valueOf(sustained),
						(long) known + unknown, (long) known + unknown));
		}
		if (returned.nil()) {
			Stream.concat(SUSTAINED.keySet().stream(), Stream.of(STARTS, UNKNOWN_26, AT_LEAST_26))
				.forEach(measure -> tally.nil(measure, period, unit));
		}
	}

	private static void count(MeasureCode measure, Returned returned, @Nullable Integer number, Tally tally) {
		Slice unit = Slice.of(returned.unit());
		if (number == null) {
			tally.owed(measure, returned.period(), unit);
			return;
		}
		List.of(Slice.WHOLE, unit).forEach(slice -> tally.count(measure, returned.period(), slice, number, number));
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
