package scot.adp.measures;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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
 */
final class Disclosure {

	/** Which version of this rule; kept with what is released. */
	static final int RULE = 2;

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
		var hidden = parts.stream()
			.filter(part -> small(part) || before.contains(part.slice()))
			.map(Part::slice)
			.collect(Collectors.toCollection(HashSet::new));
		Map<String, List<Part>> lines = parts.stream().collect(Collectors.groupingBy(part -> part.slice().by()));
		for (var line : lines.entrySet()) {
			if (hidden.contains(Slice.WHOLE)
					|| (!line.getKey().isEmpty() && !isSafe(line.getValue(), hidden, whole(lines)))) {
				return parts.stream().filter(part -> !part.nought()).map(Part::slice).collect(Collectors.toSet());
			}
		}
		return hidden;
	}

	/** Hides more of a line until it is safe; false where nothing is left to hide. */
	private boolean isSafe(List<Part> line, Set<Slice> hidden, @Nullable Part whole) {
		while (!told(line, hidden, whole).isEmpty()) {
			var next = line.stream()
				.filter(part -> !hidden.contains(part.slice()) && part.size().signum() > 0)
				.min(Comparator.comparing(Part::size));
			if (next.isEmpty()) {
				return false;
			}
			line.stream()
				.filter(part -> part.size().compareTo(next.get().size()) == 0)
				.map(Part::slice)
				.forEach(hidden::add);
		}
		return true;
	}

	/** What some reader could work out, each as the cells that they do not know. */
	private List<List<Part>> told(List<Part> line, Set<Slice> hidden, @Nullable Part whole) {
		var unseen = line.stream().filter(part -> hidden.contains(part.slice())).toList();
		return Stream
			.concat(Stream.of(unseen), unseen.stream()
				.flatMap(part -> holders.apply(part.slice()).stream())
				.distinct()
				.map(holder -> unseen.stream().filter(part -> !holders.apply(part.slice()).contains(holder)).toList()))
			.filter(rest -> !rest.isEmpty() && gives(rest, whole))
			.toList();
	}

	private static boolean gives(List<Part> rest, @Nullable Part whole) {
		if (rest.size() == 1) {
			return true;
		}
		for (int i = 0; i < rest.getFirst().counts().size(); i++) {
			int place = i;
			// Nought of the whole is nought of each part, whatever is hidden.
			boolean nought = whole != null && whole.counts().get(place).signum() == 0;
			if (!nought && rest.stream()
				.map(part -> part.counts().get(place).stripTrailingZeros())
				.distinct()
				.count() == 1) {
				return true;
			}
		}
		return false;
	}

	/** Many kits handed to one person are of few people too. */
	private boolean small(Part part) {
		return !part.nought() && Stream.concat(part.counts().stream(), Stream.of(BigDecimal.valueOf(part.rows())))
			.anyMatch(count -> count.signum() > 0 && count.compareTo(BigDecimal.valueOf(measure.threshold())) <= 0);
	}

	private static @Nullable Part whole(Map<String, List<Part>> lines) {
		var whole = lines.get("");
		return (whole != null) ? whole.getFirst() : null;
	}

	/** What of a cell tells of people. */
	private Part part(Cell cell) {
		BigDecimal numerator = Objects.requireNonNull(cell.numerator());
		BigDecimal denominator = Objects.requireNonNullElse(cell.denominator(), BigDecimal.ZERO);
		BigDecimal rows = BigDecimal.valueOf(cell.rows());
		return switch (measure.shape()) {
			case COUNT -> new Part(cell.slice(), numerator, cell.rows(), List.of(numerator));
			case SHARE -> new Part(cell.slice(), denominator, cell.rows(),
					List.of(numerator, denominator, denominator.subtract(numerator)));
			case RATIO -> new Part(cell.slice(), numerator, cell.rows(), List.of(numerator, denominator));
			case VALUE -> new Part(cell.slice(), rows, cell.rows(), List.of(rows));
		};
	}

	/**
	 * A cell as somebody works on it.
	 *
	 * @param size by which the next lowest is found
	 * @param rows how many were counted
	 * @param counts of people, each of which the line's total gives the sum of
	 */
	private record Part(Slice slice, BigDecimal size, long rows, List<BigDecimal> counts) {

		boolean nought() {
			return counts.stream().allMatch(count -> count.signum() == 0);
		}

	}

}
