package scot.adp.shell.parts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import scot.adp.shell.parts.Chart.Point;

/**
 * The rules of run charts, as they are used for improvement in health care in Scotland: a
 * baseline median; a shift is six or more values in a row on one side of it, where those
 * on it count for neither; a trend is five or more in a row that all rise or all fall,
 * where one like the one before counts once. Only ended periods with a number count, and
 * only those since it was last counted in another way.
 *
 * @param from the first point that the median is of
 * @param median of the first values
 * @param signals the points that are part of a shift or a trend
 * @param shift the shift that the last value is part of, if any; likewise the trend
 */
record RunChart(int from, BigDecimal median, Set<Integer> signals, @Nullable Run shift, @Nullable Run trend) {

	/** How many values the median is of. */
	private static final int BASELINE = 8;

	/** With fewer values a rule would find chance. */
	private static final int ENOUGH = 10;

	private static final int SHIFT = 6;

	private static final int TREND = 5;

	/** Looks at points in order of time; empty where there are too few. */
	static Optional<RunChart> of(List<Point> points) {
		int from = IntStream.range(0, points.size()).filter(at -> points.get(at).breaks()).max().orElse(0);
		var counted = IntStream.range(from, points.size())
			.filter(at -> points.get(at).value() != null && !points.get(at).soFar())
			.boxed()
			.toList();
		if (counted.size() < ENOUGH) {
			return Optional.empty();
		}
		var values = counted.stream().map(at -> Objects.requireNonNull(points.get(at).value())).toList();
		BigDecimal median = median(values.subList(0, BASELINE));
		var sides = new ArrayList<List<Integer>>();
		var ways = new ArrayList<List<Integer>>();
		int side = 0;
		int way = 0;
		for (int nth = 0; nth < values.size(); nth++) {
			int now = values.get(nth).compareTo(median);
			if (now != 0) {
				if (now != side) {
					sides.add(new ArrayList<>());
				}
				sides.getLast().add(nth);
				side = now;
			}
			int goes = (nth == 0) ? 0 : values.get(nth).compareTo(values.get(nth - 1));
			if (goes != 0) {
				if (goes != way) {
					// It begins with the value that it went from.
					ways.add(new ArrayList<>(List.of(nth - 1)));
				}
				ways.getLast().add(nth);
				way = goes;
			}
		}
		var signals = new HashSet<Integer>();
		sides.stream()
			.filter(it -> it.size() >= SHIFT)
			.flatMap(Collection::stream)
			.forEach(it -> signals.add(counted.get(it)));
		ways.stream()
			.filter(it -> it.size() >= TREND)
			.flatMap(Collection::stream)
			.forEach(it -> signals.add(counted.get(it)));
		int last = values.size() - 1;
		return Optional.of(new RunChart(from, median, Set.copyOf(signals), last(sides, SHIFT, last, side > 0),
				last(ways, TREND, last, way > 0)));
	}

	/** Of an even number of values, what lies between the two in the middle. */
	static BigDecimal median(List<BigDecimal> values) {
		var sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle)
				: sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.TWO);
	}

	static String shown(BigDecimal value) {
		BigDecimal one = value.setScale(1, RoundingMode.HALF_UP);
		return String.format(Locale.UK, (one.stripTrailingZeros().scale() <= 0) ? "%,.0f" : "%,.1f", one);
	}

	private static @Nullable Run last(List<List<Integer>> runs, int enough, int last, boolean up) {
		if (runs.isEmpty() || runs.getLast().size() < enough || runs.getLast().getLast() != last) {
			return null;
		}
		return new Run(runs.getLast().size(), up);
	}

	/**
	 * Values in a row.
	 *
	 * @param up whether they are above, or rise
	 */
	record Run(int length, boolean up) {
	}

}
