package scot.adp.families;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.Totals.Answer;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

/**
 * Adds up what counts in periods: records, but for those that a return of their unit
 * counts, and returns. What a unit left out of a period that is over is missing; nil is
 * nought.
 */
final class FamilySums {

	private final Map<MeasureCode, Measure> measures;

	private final Collection<Returned> returned;

	private final LocalDate today;

	FamilySums(Map<MeasureCode, Measure> measures, Collection<Returned> returned, LocalDate today) {
		this.measures = measures;
		this.returned = returned;
		this.today = today;
	}

	/** Counts what is asked. */
	List<Counted> count(Collection<Asked> asked) {
		var counted = new ArrayList<Counted>();
		asked.forEach(one -> count(one, Objects.requireNonNull(measures.get(one.measure())), counted));
		return counted;
	}

	private void count(Asked asked, Measure measure, List<Counted> counted) {
		MeasureCode code = asked.measure();
		Period period = asked.period();
		var sums = new HashMap<Slice, Sum>();
		measure.hits()
			.apply(period)
			.filter(hit -> within(hit.on(), period) && !hit.on().isAfter(today) && !isReturned(hit))
			.forEach(hit -> Stream.concat(Stream.of(Slice.WHOLE, Slice.of(hit.unit())), hit.slices().stream())
				.forEach(slice -> sums.computeIfAbsent(slice, it -> new Sum()).add(hit)));
		var nil = new HashSet<Slice>();
		var missing = new HashSet<Slice>();
		returned.stream()
			.filter(it -> within(it.period().from(), period) && within(it.period().to(), period))
			.forEach(it -> add(measure, it, sums, nil, missing));
		if (sums.isEmpty() && !missing.isEmpty()) {
			counted.add(Counted.without(code, period, Slice.WHOLE, State.MISSING));
		}
		else {
			sums.putIfAbsent(Slice.WHOLE, new Sum());
		}
		sums.forEach((slice, sum) -> counted.add((nil.contains(slice) && sum.all == 0)
				? Counted.nil(code, period, slice) : counted(code, period, measure.shape(), slice, sum)));
		missing.stream()
			.filter(slice -> !sums.containsKey(slice))
			.forEach(slice -> counted.add(Counted.without(code, period, slice, State.MISSING)));
	}

	private void add(Measure measure, Returned of, Map<Slice, Sum> sums, Collection<Slice> nil,
			Collection<Slice> missing) {
		Slice unit = Slice.of(of.unit());
		Map<Slice, Answer> told = measure.returned().apply(of);
		if (told.isEmpty()) {
			if (of.period().to().isBefore(today)) {
				missing.add(unit);
			}
			return;
		}
		if (of.nil()) {
			nil.add(unit);
		}
		told.forEach((slice, answer) -> {
			sums.computeIfAbsent(slice, it -> new Sum()).add(answer);
			if (slice.equals(Slice.WHOLE)) {
				sums.computeIfAbsent(unit, it -> new Sum()).add(answer);
			}
		});
	}

	private static Counted counted(MeasureCode code, Period period, Shape shape, Slice slice, Sum sum) {
		return switch (shape) {
			case COUNT -> Counted.count(code, period, slice, sum.all, sum.all);
			case SHARE -> Counted.ratio(code, period, slice, sum.part, sum.all, sum.all);
			case MEDIAN -> sum.values.isEmpty() ? Counted.without(code, period, slice, State.NOT_APPLICABLE)
					: Counted.value(code, period, slice, SupportTally.median(sum.values), sum.values.size());
		};
	}

	private boolean isReturned(Hit hit) {
		return returned.stream().anyMatch(it -> it.unit().equals(hit.unit()) && within(hit.on(), it.period()));
	}

	static boolean within(@Nullable LocalDate day, Period period) {
		return day != null && !day.isBefore(period.from()) && !day.isAfter(period.to());
	}

	/** What becomes of what counts. */
	enum Shape {

		COUNT, SHARE, MEDIAN

	}

	/**
	 * How a measure is counted.
	 *
	 * @param hits what counts in a period
	 * @param returned what a return tells, the whole among it; empty where it tells
	 * nothing
	 */
	record Measure(Shape shape, Function<Period, Stream<Hit>> hits, Function<Returned, Map<Slice, Answer>> returned) {

		/** One of which a return tells a single number, or a share. */
		static Measure of(Shape shape, Function<Period, Stream<Hit>> hits,
				Function<Returned, @Nullable Answer> answer) {
			return new Measure(shape, hits, of -> {
				@Nullable Answer told = answer.apply(of);
				return (told != null) ? Map.of(Slice.WHOLE, told) : Map.of();
			});
		}

	}

	/**
	 * Something that counts.
	 *
	 * @param on its day
	 * @param among whether it belongs to the part
	 * @param value what was measured; null of what is counted
	 * @param slices what it belongs to beside its unit
	 */
	record Hit(UnitId unit, LocalDate on, boolean among, @Nullable BigDecimal value, List<Slice> slices) {

		static Hit of(UnitId unit, LocalDate on, boolean among) {
			return new Hit(unit, on, among, null, List.of());
		}

	}

	/** What was counted of a slice. */
	private static final class Sum {

		private long part;

		private long all;

		private final List<BigDecimal> values = new ArrayList<>();

		void add(Hit hit) {
			all++;
			part += hit.among() ? 1 : 0;
			if (hit.value() != null) {
				values.add(hit.value());
			}
		}

		void add(Answer answer) {
			@Nullable Integer whole = answer.whole();
			all += (whole != null) ? whole : answer.part();
			part += (whole != null) ? answer.part() : 0;
		}

	}

}
