package scot.adp.measures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.measures.CountTables.Count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/** Which cells of a table are hidden. */
class CountTablesTests {

	private static final int THRESHOLD = 4;

	@Test
	void smallCountTakesTheNextLowestOfEachOfItsLinesWithIt() {
		assertThat(hidden(table(2, 20, 3, 30, 40))).as("two that are small").isEqualTo(Set.of(0, 2));
		assertThat(hidden(table(2, 20, 2, 30, 40))).as("two that are alike").isEqualTo(Set.of(0, 1, 2));
		assertThat(hidden(List.of(cell(3, "row"), cell(8, "row"), cell(20, "row"), cell(0, "row"))))
			.isEqualTo(Set.of(0, 1));
	}

	@Test
	void lineOfNoughtsAndOneSmallCountHidesANoughtToo() {
		assertThat(hidden(List.of(cell(3, "row"), cell(0, "row"), cell(0, "row")))).hasSize(2).contains(0);
	}

	@Test
	void whatIsLargeEnoughIsShownAndNoughtIsANumber() {
		assertThat(hidden(List.of(cell(5, "row"), cell(0, "row"), cell(90, "row")))).isEmpty();
	}

	@Test
	void onlyTheSupportTeamSeesTablesAtAll() {
		var currentCaller = Mockito.mock(CurrentCaller.class);
		var caller = Mockito.mock(Caller.class);
		given(currentCaller.get()).willReturn(caller);
		var tables = new CountTables(currentCaller);

		assertThat(tables.open(List.of(cell(90, "row")), THRESHOLD)).extracting(Figure::state)
			.containsExactly(Figure.State.NOT_RELEASED);
		given(caller.readsAsTeam()).willReturn(true);
		assertThat(tables.open(List.of(cell(90, "row"), cell(3, "row"), cell(7, "row")), THRESHOLD))
			.extracting(Figure::display)
			.containsExactly("90", "*", "*");
	}

	/** In rows and columns and their totals, all sums of which are known. */
	@Property(tries = 150)
	void noLineHasASingleHiddenCell(@ForAll @Size(12) List<@IntRange(max = 30) Integer> counts) {
		var cells = new ArrayList<Count>();
		for (int at = 0; at < counts.size(); at++) {
			cells.add(cell(counts.get(at), "row" + at / 4, "column" + at % 4));
		}
		for (int column = 0; column < 4; column++) {
			long sum = counts.get(column) + counts.get(4 + column) + (long) counts.get(8 + column);
			cells.add(cell(sum, "column" + column, "totals"));
		}
		var hidden = hidden(cells);

		Map<String, List<Integer>> lines = new HashMap<>();
		for (int at = 0; at < cells.size(); at++) {
			for (String line : cells.get(at).lines()) {
				lines.computeIfAbsent(line, it -> new ArrayList<>()).add(at);
			}
			assertThat(cells.get(at).count() == 0 || cells.get(at).count() > THRESHOLD || hidden.contains(at)).isTrue();
		}
		lines.values().forEach(line -> assertThat(line.stream().filter(hidden::contains).count()).isNotEqualTo(1));
	}

	private static Set<Integer> hidden(List<Count> cells) {
		return CountTables.hidden(cells, THRESHOLD);
	}

	private static Count cell(long count, String... lines) {
		return new Count(count, List.of(lines));
	}

	private static List<Count> table(long... counts) {
		var cells = new ArrayList<Count>();
		for (long count : counts) {
			cells.add(cell(count, "row"));
		}
		return cells;
	}

}
