package scot.adp.measures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

	/**
	 * The attacker belongs to no unit, or to any one, and so knows it with all below it.
	 */
	@Property(tries = 150)
	void noHiddenCellIsWorkedOutFromItsLineTheTotalAndAnyPartOfTheTree(
			@ForAll @Size(min = 2, max = 4) List<@IntRange(min = 0, max = 7) Integer> line,
			@ForAll @Size(4) List<@IntRange(min = -1, max = 2) Integer> parents) {
		Map<List<Integer>, List<Integer>> seen = new HashMap<>();
		var shown = seen.computeIfAbsent(line, it -> shown(it, parents));
		for (int member = -1; member < line.size(); member++) {
			int of = member;
			var known = IntStream.range(0, line.size())
				.filter(place -> above(place, parents).contains(of))
				.boxed()
				.toList();
			var unknown = IntStream.range(0, line.size())
				.filter(place -> shown.get(place) == null && !known.contains(place))
				.boxed()
				.collect(Collectors.toCollection(HashSet::new));
			alike(line, shown, known).takeWhile(other -> !unknown.isEmpty())
				.filter(other -> seen.computeIfAbsent(other, it -> shown(it, parents)).equals(shown))
				.forEach(other -> unknown.removeIf(place -> !other.get(place).equals(line.get(place))));
			assertThat(unknown)
				.as("worked out of %s below %s, shown as %s to who knows places %s", line, parents, shown, known)
				.isEmpty();
		}
	}

	@Property(tries = 300)
	void smallCellsAreHiddenAndNoughtIsShown(
			@ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 40) Integer> line) {
		var shown = shown(line, List.of(-1, -1, -1, -1, -1, -1, -1, -1));
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
	 * All lines that agree with what is shown and known, with the total where it is
	 * shown.
	 */
	private static Stream<List<Integer>> alike(List<Integer> line, List<Integer> shown, List<Integer> known) {
		List<List<Integer>> begun = List.of(List.of());
		for (int place = 0; place < line.size(); place++) {
			int at = place;
			boolean told = shown.get(place) != null || known.contains(place);
			begun = begun.stream()
				.flatMap(start -> IntStream.rangeClosed(told ? line.get(at) : 1, told ? line.get(at) : 9)
					.mapToObj(value -> Stream.concat(start.stream(), Stream.of(value)).toList()))
				.toList();
		}
		Integer total = shown.getLast();
		return begun.stream().filter(other -> total == null || total.equals(sum(other)));
	}

	private static Integer sum(List<Integer> line) {
		return line.stream().mapToInt(Integer::intValue).sum();
	}

	/** What the rule lets through: the line, null where hidden, and last the total. */
	private static List<Integer> shown(List<Integer> line, List<Integer> parents) {
		var cells = new ArrayList<Cell>();
		int sum = sum(line);
		cells.add(Samples.cell(Slice.WHOLE, sum, null, sum));
		for (int i = 0; i < line.size(); i++) {
			cells.add(Samples.cell(new Slice("unit", "U" + i), line.get(i), null, line.get(i)));
		}
		Set<Slice> hidden = new HashSet<>(new Disclosure(Samples.measure(Shape.COUNT, 1, THRESHOLD, Direction.UP),
				slice -> slice.whole() ? Set.of() : above(Integer.parseInt(slice.value().substring(1)), parents))
			.hidden(cells, Set.of()));
		var shown = new ArrayList<Integer>();
		for (int i = 0; i < line.size(); i++) {
			shown.add(hidden.contains(new Slice("unit", "U" + i)) ? null : line.get(i));
		}
		shown.add(hidden.contains(Slice.WHOLE) ? null : sum);
		return shown;
	}

	/** A place with all above it; a parent stands before its children. */
	private static Set<Integer> above(int place, List<Integer> parents) {
		var above = new HashSet<Integer>();
		for (int at = place; at >= 0; at = (parents.get(at) < at) ? parents.get(at) : -1) {
			above.add(at);
		}
		return above;
	}

}
