package scot.adp.measures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.MeasureView.Shape;
import scot.adp.measures.spi.Slice;

/**
 * Which cells of a measure and a period are hidden, so that nobody can tell of a few
 * people. Beside the counts up to the threshold goes the next lowest of their line, and
 * more where the rest would still give one away to somebody who knows the line's total,
 * this rule and what their own units did. Nought is shown.
 *
 * <p>
 * What is left of a line is its hidden cells' sum. It tells no single one as long as
 * there are two of them and not all are alike, for then the same sum is made by the same
 * numbers the other way round. That has to hold for each reader without the cells that
 * they know. Where a line cannot be made so, its total is hidden, and with it every line
 * of the period.
 *
 * <p>
 * Which cells went with the small ones tells something of them too. So a line of counts
 * is shown only where the lines that the rule would show in the same way, as far as they
 * agree with what a reader knows, do not agree on a cell.
 */
final class Disclosure {

	/** Which version of this rule; kept with what is released. */
	static final int RULE = 4;

	/** How many lines are tried at most for what the rule itself tells. */
	private static final int MOST_TRIED = 2_000;

	private final MeasureView measure;

	private final Function<Slice, Set<?>> holders;

	/**
	 * Makes the rule of one measure.
	 * @param holders who knows a cell by themselves, each as anything that tells them
	 * apart
	 */
	Disclosure(MeasureView measure, Function<Slice, Set<?>> holders) {
		this.measure = measure;
		this.holders = holders;
	}

	/**
	 * The hidden slices of a period.
	 * @param cells the whole and all its slices
	 * @param before what was hidden when the period was released earlier
	 */
	Set<Slice> hidden(Collection<Cell> cells, Set<Slice> before) {
		if (measure.counts() == MeasureView.Counts.THINGS) {
			return Set.of();
		}
		var parts = cells.stream().filter(Cell::counted).map(this::part).toList();
		Map<String, List<Part>> lines = parts.stream().collect(Collectors.groupingBy(part -> part.slice().by()));
		var hidden = new HashSet<Slice>();
		for (var parted : lines.entrySet()) {
			var line = line(parted.getKey(), parted.getValue(), before, lines.get(""));
			var found = parted.getKey().isEmpty() ? line.small() : line.hidden();
			if (found == null || found.contains(Slice.WHOLE)) {
				return parts.stream().filter(part -> !part.nought()).map(Part::slice).collect(Collectors.toSet());
			}
			hidden.addAll(found);
		}
		return hidden;
	}

	private Line line(String by, List<Part> parts, Set<Slice> before, @Nullable List<Part> whole) {
		var kept = new BitSet();
		Map<Object, BitSet> knowing = new HashMap<>();
		for (int at = 0; at < parts.size(); at++) {
			kept.set(at, before.contains(parts.get(at).slice()));
			for (Object holder : holders.apply(parts.get(at).slice())) {
				knowing.computeIfAbsent(holder, it -> new BitSet()).set(at);
			}
		}
		var readers = Stream.concat(Stream.of(new BitSet()), knowing.values().stream()).distinct().toList();
		return new Line(parts, kept, readers, (whole != null) ? whole.getFirst() : null, measure.threshold(by));
	}

	/** What of a cell tells of people. */
	private Part part(Cell cell) {
		BigDecimal numerator = Objects.requireNonNull(cell.numerator());
		BigDecimal denominator = Objects.requireNonNullElse(cell.denominator(), BigDecimal.ZERO);
		BigDecimal rows = BigDecimal.valueOf(cell.rows());
		return switch (measure.shape()) {
			case COUNT -> new Part(cell.slice(), numerator, rows, numerator);
			case SHARE ->
				new Part(cell.slice(), denominator, rows, numerator, denominator, denominator.subtract(numerator));
			case RATIO -> new Part(cell.slice(), numerator, rows, numerator, denominator);
			case VALUE -> new Part(cell.slice(), rows, rows, rows);
		};
	}

	/**
	 * A cell as somebody works on it.
	 *
	 * @param size by which the next lowest is found
	 * @param rows how many were counted
	 * @param counts of people, each of which the line's total gives the sum of
	 */
	private record Part(Slice slice, BigDecimal size, BigDecimal rows, BigDecimal... counts) {

		boolean nought() {
			return Arrays.stream(counts).allMatch(count -> count.signum() == 0);
		}

		/** Many kits handed to one person are of few people too. */
		boolean small(BigDecimal threshold) {
			if (nought()) {
				return false;
			}
			boolean few = rows.signum() > 0 && rows.compareTo(threshold) <= 0;
			for (BigDecimal count : counts) {
				few |= count.signum() > 0 && count.compareTo(threshold) <= 0;
			}
			return few;
		}

		/** The same cell with another count of as many rows. */
		Part counted(long count) {
			var other = BigDecimal.valueOf(count);
			return new Part(slice, other, other, other);
		}

	}

	/**
	 * The cells of one breakdown. Places are those of the parts.
	 *
	 * @param kept what has to be hidden whatever it is
	 * @param readers what each reader knows by themselves; the first knows nothing
	 * @param whole the total that everybody sees
	 * @param threshold up to which count its cells are small
	 */
	private final class Line {

		private final List<Part> parts;

		private final BitSet kept;

		private final List<BitSet> readers;

		private final @Nullable Part whole;

		private final int threshold;

		Line(List<Part> parts, BitSet kept, List<BitSet> readers, @Nullable Part whole, int threshold) {
			this.parts = parts;
			this.kept = kept;
			this.readers = readers;
			this.whole = whole;
			this.threshold = threshold;
		}

		/** What has to be hidden for itself. */
		Set<Slice> small() {
			return slices(smallPlaces());
		}

		/** What is hidden; null where the total has to go as well. */
		@Nullable Set<Slice> hidden() {
			var hidden = places();
			return (hidden == null || isToldByTheRule(hidden)) ? null : slices(hidden);
		}

		private Set<Slice> slices(BitSet places) {
			return places.stream().mapToObj(parts::get).map(Part::slice).collect(Collectors.toSet());
		}

		private BitSet smallPlaces() {
			var hidden = (BitSet) kept.clone();
			for (int at = 0; at < parts.size(); at++) {
				if (parts.get(at).small(BigDecimal.valueOf(threshold))) {
					hidden.set(at);
				}
			}
			return hidden;
		}

		/** Hides more until no sum tells a cell; null where nothing is left to hide. */
		private @Nullable BitSet places() {
			var hidden = smallPlaces();
			while (isToldBySums(hidden)) {
				@Nullable BigDecimal lowest = null;
				for (int at = hidden.nextClearBit(0); at < parts.size(); at = hidden.nextClearBit(at + 1)) {
					BigDecimal size = parts.get(at).size();
					if (size.signum() > 0 && (lowest == null || size.compareTo(lowest) < 0)) {
						lowest = size;
					}
				}
				if (lowest == null) {
					return null;
				}
				for (int at = hidden.nextClearBit(0); at < parts.size(); at = hidden.nextClearBit(at + 1)) {
					hidden.set(at, parts.get(at).size().compareTo(lowest) == 0);
				}
			}
			return hidden;
		}

		private boolean isToldBySums(BitSet hidden) {
			for (BitSet known : readers) {
				var rest = (BitSet) hidden.clone();
				rest.andNot(known);
				if (rest.cardinality() == 1 || (rest.cardinality() > 1 && areAlike(rest))) {
					return true;
				}
			}
			return false;
		}

		/** Whether one of the counts is the same in all of these cells. */
		private boolean areAlike(BitSet places) {
			int first = places.nextSetBit(0);
			for (int count = 0; count < parts.get(first).counts().length; count++) {
				// Nought of the whole is nought of each part, whatever is hidden.
				boolean alike = whole == null || whole.counts()[count].signum() != 0;
				for (int at = first; alike && at >= 0; at = places.nextSetBit(at + 1)) {
					alike = parts.get(at).counts()[count].compareTo(parts.get(first).counts()[count]) == 0;
				}
				if (alike) {
					return true;
				}
			}
			return false;
		}

		/**
		 * Whether somebody who knows this rule could work a cell out. Such a line and all
		 * that look the same lose their total, and that they lose it does not tell which
		 * of them it was. Where very many may look the same, it is not asked.
		 */
		private boolean isToldByTheRule(BitSet hidden) {
			int[] places = hidden.stream().toArray();
			if (measure.shape() != Shape.COUNT || places.length == 0) {
				return false;
			}
			long sum = Arrays.stream(places).mapToLong(at -> parts.get(at).size().longValue()).sum();
			var others = new Others(places.length, kept.isEmpty() ? lowestShown(hidden) - 1 : sum,
					kept.isEmpty() ? threshold : sum);
			var alike = others.of(sum).stream().filter(counts -> hidden.equals(with(places, counts).places())).toList();
			return !others.tooMany() && readers.stream().anyMatch(known -> agree(alike, places, known));
		}

		/** Of those that may be hidden; what is nought never is. */
		private long lowestShown(BitSet hidden) {
			return IntStream.range(0, parts.size())
				.filter(at -> !hidden.get(at) && !parts.get(at).nought())
				.mapToLong(at -> parts.get(at).size().longValue())
				.min()
				.orElse(Long.MAX_VALUE);
		}

		private Line with(int[] places, long[] counts) {
			var others = new ArrayList<>(parts);
			for (int i = 0; i < places.length; i++) {
				others.set(places[i], parts.get(places[i]).counted(counts[i]));
			}
			return new Line(others, kept, readers, whole, threshold);
		}

		/**
		 * Whether lines that are alike where a reader knows them are so elsewhere too.
		 */
		private static boolean agree(List<long[]> lines, int[] places, BitSet known) {
			return lines.stream().collect(Collectors.groupingBy(counts -> {
				var told = new ArrayList<Long>();
				for (int i = 0; i < places.length; i++) {
					if (known.get(places[i])) {
						told.add(counts[i]);
					}
				}
				return told;
			}))
				.values()
				.stream()
				.anyMatch(group -> IntStream.range(0, places.length)
					.filter(at -> !known.get(places[at]))
					.anyMatch(at -> group.stream().allMatch(counts -> counts[at] == group.getFirst()[at])));
		}

	}

	/**
	 * The counts that a line's hidden cells may be, as their sum tells and what is shown:
	 * each from one to less than the lowest shown, and one of them small at least.
	 */
	private static final class Others {

		private final List<long[]> found = new ArrayList<>();

		private final long[] counts;

		private final long most;

		private final long small;

		Others(int counts, long most, long small) {
			this.counts = new long[counts];
			this.most = most;
			this.small = small;
		}

		List<long[]> of(long sum) {
			add(sum, 0, false);
			return tooMany() ? List.of() : found;
		}

		boolean tooMany() {
			return found.size() > MOST_TRIED;
		}

		private void add(long sum, int at, boolean hasSmall) {
			if (at == counts.length) {
				found.add(counts.clone());
				return;
			}
			int left = counts.length - 1 - at;
			for (long count = 1; count <= Math.min(most, sum - left) && !tooMany(); count++) {
				boolean smallNow = hasSmall || count <= small;
				if (sum - count <= mostOf(left, smallNow) && (left > 0 || (sum == count && smallNow))) {
					counts[at] = count;
					add(sum - count, at + 1, smallNow);
				}
			}
		}

		/** The highest sum of the cells that are left. */
		private double mostOf(int left, boolean hasSmall) {
			return (hasSmall || left == 0) ? (double) left * most : (left - 1.0) * most + Math.min(small, most);
		}

	}

}
