package scot.adp.measures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;

/**
 * The gate for tables of counts that have more ways to add them up than a measure has,
 * such as bands of days by substance and by service. The support team sees them with the
 * small numbers hidden; nothing of them is ever released to others.
 */
@Service
@Transactional(readOnly = true)
public class CountTables {

	private final CurrentCaller currentCaller;

	CountTables(CurrentCaller currentCaller) {
		this.currentCaller = currentCaller;
	}

	/**
	 * Opens all cells of a table together, so that whatever part of it is shown hides the
	 * same.
	 * @param threshold counts from 1 to this are hidden
	 * @return a figure for each, in their order
	 */
	@Allowed(operation = "measures.figure.read", to = Audience.READERS)
	public List<Figure> open(List<Count> cells, int threshold) {
		if (!currentCaller.get().readsAsTeam()) {
			return cells.stream().map(it -> Figure.without(Figure.State.NOT_RELEASED)).toList();
		}
		Set<Integer> hidden = hidden(cells, threshold);
		var figures = new ArrayList<Figure>(cells.size());
		for (int i = 0; i < cells.size(); i++) {
			figures.add(hidden.contains(i) ? Figure.without(Figure.State.HIDDEN) : cells.get(i).asItIs());
		}
		return figures;
	}

	/**
	 * The places of the cells that are hidden. Beside small counts goes the next lowest
	 * of each line in which only one would be hidden, or in which all that are hidden are
	 * alike: a line's sum is known.
	 */
	static Set<Integer> hidden(List<Count> cells, int threshold) {
		var hidden = new HashSet<Integer>();
		Map<String, List<Integer>> lines = new LinkedHashMap<>();
		for (int i = 0; i < cells.size(); i++) {
			Count cell = cells.get(i);
			if (cell.count() > 0 && cell.count() <= threshold) {
				hidden.add(i);
			}
			for (String line : cell.lines()) {
				lines.computeIfAbsent(line, it -> new ArrayList<>()).add(i);
			}
		}
		boolean more = true;
		while (more) {
			more = false;
			for (var line : lines.values()) {
				more |= isTold(cells, line, hidden) && hideNext(cells, line, hidden);
			}
		}
		return hidden;
	}

	private static boolean isTold(List<Count> cells, List<Integer> line, Set<Integer> hidden) {
		var of = line.stream().filter(hidden::contains).map(i -> cells.get(i).count()).toList();
		return of.size() == 1 || (of.size() > 1 && of.stream().distinct().count() == 1);
	}

	/** Nought goes too where nothing else is left. */
	private static boolean hideNext(List<Count> cells, List<Integer> line, Set<Integer> hidden) {
		return line.stream()
			.filter(i -> !hidden.contains(i))
			.min(Comparator.comparing((Integer i) -> cells.get(i).count() == 0)
				.thenComparing(i -> cells.get(i).count())
				.thenComparing(i -> i))
			.map(hidden::add)
			.orElse(false);
	}

	/**
	 * A cell.
	 *
	 * @param lines the lines whose sum somebody may know that it is part of
	 */
	public record Count(long count, List<String> lines) {

		public Count {
			lines = List.copyOf(lines);
		}

		/** A count of the reader's own unit, of which nothing is hidden. */
		public static Count own(long count) {
			return new Count(count, List.of());
		}

		/** The same where nothing is hidden. */
		public Figure asItIs() {
			var value = BigDecimal.valueOf(count);
			return new Figure(Figure.State.NUMBER, value, value, null, "%,d".formatted(count));
		}

	}

}
