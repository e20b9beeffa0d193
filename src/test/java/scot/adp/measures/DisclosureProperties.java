package scot.adp.measures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import scot.adp.measures.MeasureView.Direction;
import scot.adp.measures.MeasureView.Shape;
import scot.adp.measures.spi.Slice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody works a hidden cell out. The attacker here is no kin of the rule: it tries every
 * line of whole numbers that shows the same, and asks whether all of them agree.
 */
class DisclosureProperties {

	private static final int THRESHOLD = 3;

	@Property(tries = 150)
	void noHiddenCellIsWorkedOutFromItsLineAndTheTotal(
			@ForAll @Size(min = 2, max = 4) List<@IntRange(min = 0, max = 7) Integer> line) {
		var shown = shown(line);
		for (int known = -1; known < line.size(); known++) {
			var possible = possible(line, shown, known);
			for (int place = 0; place < line.size(); place++) {
				if (shown.get(place) == null && place != known) {
					int at = place;
					assertThat(possible.stream().map(it -> it.get(at)).distinct())
						.as("%s shown as %s to who knows place %d", line, shown, known)
						.hasSizeGreaterThan(1);
				}
			}
		}
	}

	@Property(tries = 300)
	void smallCellsAreHiddenAndNoughtIsShown(
			@ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 40) Integer> line) {
		var shown = shown(line);
		for (int place = 0; place < line.size(); place++) {
			if (line.get(place) == 0) {
				assertThat(shown.get(place)).isZero();
			}
			else if (line.get(place) <= THRESHOLD) {
				assertThat(shown.get(place)).isNull();
			}
		}
	}

	/**
	 * All lines that the rule shows in the same way, with the total where it is shown.
	 */
	private static List<List<Integer>> possible(List<Integer> line, List<Integer> shown, int known) {
		var found = new ArrayList<List<Integer>>();
		int sum = line.stream().mapToInt(Integer::intValue).sum();
		search(new ArrayList<>(), line, shown, known, sum, found);
		return found;
	}

	private static void search(List<Integer> begun, List<Integer> line, List<Integer> shown, int known, int sum,
			List<List<Integer>> found) {
		int place = begun.size();
		if (place == line.size()) {
			if (shown(begun).equals(shown)) {
				found.add(List.copyOf(begun));
			}
			return;
		}
		int from = (shown.get(place) != null || place == known) ? line.get(place) : 1;
		int to = (shown.get(place) != null || place == known) ? line.get(place) : 9;
		for (int value = from; value <= to; value++) {
			begun.add(value);
			search(begun, line, shown, known, sum, found);
			begun.removeLast();
		}
	}

	/** What the rule lets through: the line, null where hidden, and last the total. */
	private static List<Integer> shown(List<Integer> line) {
		var cells = new ArrayList<Cell>();
		int sum = line.stream().mapToInt(Integer::intValue).sum();
		cells.add(Samples.cell(Slice.WHOLE, sum, null, sum));
		for (int i = 0; i < line.size(); i++) {
			cells.add(Samples.cell(new Slice("unit", "U" + i), line.get(i), null, line.get(i)));
		}
		// Each place is somebody's who knows it.
		Set<Slice> hidden = new HashSet<>(new Disclosure(Samples.measure(Shape.COUNT, 1, THRESHOLD, Direction.UP),
				slice -> slice.whole() ? Set.of() : Set.of(slice))
			.hidden(cells, Set.of()));
		var shown = new ArrayList<Integer>();
		for (int i = 0; i < line.size(); i++) {
			shown.add(hidden.contains(new Slice("unit", "U" + i)) ? null : line.get(i));
		}
		shown.add(hidden.contains(Slice.WHOLE) ? null : sum);
		return shown;
	}

}
