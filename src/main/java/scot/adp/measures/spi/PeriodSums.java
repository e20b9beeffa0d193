package scot.adp.measures.spi;

import java.math.BigDecimal;
import java.math.MathContext;
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
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

/**
 * Adds up what counts in periods: records, but for those that a return of their unit
 * counts, and returns. What a unit left out of a period that is over is missing; nil is
 * nought.
 */
public final class PeriodSums {

	private static final BigDecimal TWO = BigDecimal.valueOf(2);

	private final Map<MeasureCode, Measure> measures;

	private final Collection<Returned> returned;

	private final LocalDate today;

	/**
	 * Makes it of what each measure is and of what units returned.
	 * @param today the day as at which it counts
	 */
	public PeriodSums(Map<MeasureCode, Measure> measures, Collection<Returned> returned, LocalDate today) {
		this.measures = measures;
		this.returned = returned;
		this.today = today;
	}

	/** Counts what is asked. */
	public List<Counted> count(Collection<Asked> asked) {
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
					: Counted.value(code, period, slice, median(sum.values), sum.values.size());
		};
	}

	private boolean isReturned(Hit hit) {
		return returned.stream().anyMatch(it -> it.unit().equals(hit.unit()) && within(hit.on(), it.period()));
	}

	/** Whether a day lies in a period; none does not. */
	public static boolean within(@Nullable LocalDate day, Period period) {
		return day != null && !day.isBefore(period.from()) && !day.isAfter(period.to());
	}

	/** The one in the middle; of two the mean of both. */
	public static BigDecimal median(List<BigDecimal> values) {
		var sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle)
				: sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO, MathContext.DECIMAL64);
	}

	/** So many, as a return tells them in a field. */
	public static Function<Returned, @Nullable Answer> count(String field) {
		return of -> {
			@Nullable Integer number = of.answer(field);
			return (number != null) ? new Answer(number, null) : null;
		};
	}

	/** So many of so many; where one of both was not told, nothing. */
	public static Function<Returned, @Nullable Answer> share(String part, String whole) {
		return of -> {
			@Nullable Integer some = of.answer(part);
			@Nullable Integer all = of.answer(whole);
			return (some == null || all == null) ? null : new Answer(some, all);
		};
	}

	/** What becomes of what counts. */
	public enum Shape {

		/** How many there are. */
		COUNT,
		/** So many of so many. */
		SHARE,
		/** The one in the middle. */
		MEDIAN

	}

	/**
	 * How a measure is counted.
	 *
	 * @param hits what counts in a period
	 * @param returned what a return tells, the whole among it; empty where it tells
	 * nothing
	 */
	public record Measure(Shape shape, Function<Period, Stream<Hit>> hits,
			Function<Returned, Map<Slice, Answer>> returned) {

		/** One of which a return tells a single number, or a share. */
		public static Measure of(Shape shape, Function<Period, Stream<Hit>> hits,
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
	public record Hit(UnitId unit, LocalDate on, boolean among, @Nullable BigDecimal value, List<Slice> slices) {

		/** One that is of its unit alone. */
		public static Hit of(UnitId unit, LocalDate on, boolean among) {
			return new Hit(unit, on, among, null, List.of());
		}

	}

	/**
	 * What a return tells.
	 *
	 * @param whole of how many; null where it is of nothing
	 */
	public record Answer(int part, @Nullable Integer whole) {
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
