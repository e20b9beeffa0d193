package scot.adp.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import scot.adp.measures.MeasureView.Direction;
import scot.adp.measures.MeasureView.Shape;
import scot.adp.measures.spi.Slice;

import static org.assertj.core.api.Assertions.assertThat;

/** Which cells are hidden, by the rule of the field and its worked example. */
class DisclosureTests {

	/** The worked example of the rule: 3, 12, 7, 20 of 42. */
	@Test
	void smallCellAndTheNextLowestAreHidden() {
		assertThat(hidden(4, 3, 12, 7, 20)).containsExactlyInAnyOrder("a", "c");
	}

	@Test
	void nothingIsHiddenWhereNothingIsSmallAndNoughtStays() {
		assertThat(hidden(4, 5, 0, 7, 20)).isEmpty();
		assertThat(hidden(4, 3, 0, 7, 20)).containsExactlyInAnyOrder("a", "c");
	}

	@Test
	void thresholdOfSensitiveThingsIsNine() {
		assertThat(hidden(9, 9, 12, 30)).containsExactlyInAnyOrder("a", "b");
		assertThat(hidden(9, 10, 12, 30)).isEmpty();
	}

	/** What is alike could be divided: 1 and 1 of 14 less 12. */
	@Test
	void twoThatAreAlikeTakeAThirdWithThem() {
		assertThat(hidden(4, 1, 1, 12, 20)).containsExactlyInAnyOrder("a", "b", "c");
		assertThat(hidden(4, 1, 2, 12, 20)).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void nextLowestThatStandsTwiceGoesTwice() {
		assertThat(hidden(4, 3, 7, 7, 20)).containsExactlyInAnyOrder("a", "b", "c");
	}

	@Test
	void whereNothingIsLeftToHideTheTotalGoes() {
		assertThat(hidden(4, 3, 0, 0)).containsExactlyInAnyOrder("", "a");
		assertThat(hidden(4, 2, 2)).containsExactlyInAnyOrder("", "a", "b");
	}

	/** A unit knows its own: of three hidden, two are left to it, which are not alike. */
	@Test
	void unitCannotWorkOutTheOtherFromItsOwn() {
		assertThat(hiddenByUnit(Map.of("a", Set.of("A"), "b", Set.of("B"), "c", Set.of("C")), 3, 12, 20))
			.containsExactlyInAnyOrder("a", "b", "c");
		// An employer's lead reads for both of its units.
		assertThat(hiddenByUnit(
				Map.of("a", Set.of("A", "one"), "b", Set.of("B", "one"), "c", Set.of("C"), "d", Set.of("D")), 3, 6, 12,
				20))
			.containsExactlyInAnyOrder("a", "b", "c", "d");
	}

	/**
	 * Who knows how it is chosen what goes with the small one works it out: below 13
	 * shown, the rest of 28 can only be 4, 12 and 12.
	 */
	@Test
	void lineOfWhichNoOtherLooksTheSameLosesItsTotal() {
		assertThat(
				hiddenByUnit(Map.of("a", Set.of("A"), "b", Set.of("B"), "c", Set.of("C", "A"), "d", Set.of("D", "A")),
						4, 13, 12, 12))
			.containsExactlyInAnyOrder("", "a", "b", "c", "d");
		assertThat(hiddenByUnit(
				Map.of("a", Set.of("A"), "b", Set.of("B", "A"), "c", Set.of("C", "A"), "d", Set.of("D", "A")), 2, 0, 1,
				1))
			.containsExactlyInAnyOrder("", "a", "c", "d");
	}

	@Test
	void shareHidesWhereTheRestIsSmallToo() {
		var cells = new ArrayList<Cell>();
		cells.add(Samples.cell(Slice.WHOLE, 60, 90L, 90));
		cells.add(Samples.cell(new Slice("age", "a"), 28, 30L, 30));
		cells.add(Samples.cell(new Slice("age", "b"), 12, 25L, 25));
		cells.add(Samples.cell(new Slice("age", "c"), 20, 35L, 35));
		assertThat(names(new Disclosure(Samples.measure(Shape.SHARE, 100, 4, Direction.UP), slice -> Set.of())
			.hidden(cells, Set.of()))).containsExactlyInAnyOrder("a", "b");
	}

	/** Twenty kits for one person tell of one person. */
	@Test
	void countThatFewRowsMadeIsHidden() {
		var cells = new ArrayList<Cell>();
		cells.add(Samples.cell(Slice.WHOLE, 90, null, 61));
		cells.add(Samples.cell(new Slice("age", "a"), 20, null, 1));
		cells.add(Samples.cell(new Slice("age", "b"), 30, null, 25));
		cells.add(Samples.cell(new Slice("age", "c"), 40, null, 35));
		assertThat(names(new Disclosure(count(4), slice -> Set.of()).hidden(cells, Set.of())))
			.containsExactlyInAnyOrder("a", "b");
	}

	/** Localities are nobody. */
	@Test
	void nothingIsHiddenOfThings() {
		var things = Samples.measure(Shape.SHARE, 100, MeasureView.Counts.THINGS, 4, Direction.UP);
		var cells = List.of(Samples.cell(Slice.WHOLE, 3, 4L, 4));
		assertThat(new Disclosure(things, slice -> Set.of()).hidden(cells, Set.of(Slice.WHOLE))).isEmpty();
	}

	/** 8 of 35 young people are under 12: neither they nor the others, who tell it. */
	@Test
	void f6_fewYoungChildrenAreHiddenWithTheOthersAndAllAreShown() {
		assertThat(hidden(9, 8, 27)).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void f6_shareOfFewYoungChildrenIsHidden() {
		var share = Samples.measure(Shape.SHARE, 100, 9, Direction.NEUTRAL);
		assertThat(new Disclosure(share, slice -> Set.of()).hidden(List.of(Samples.cell(Slice.WHOLE, 8, 35L, 35)),
				Set.of()))
			.containsExactly(Slice.WHOLE);
		assertThat(new Disclosure(share, slice -> Set.of()).hidden(List.of(Samples.cell(Slice.WHOLE, 14, 35L, 35)),
				Set.of()))
			.isEmpty();
	}

	@Test
	void f6_fewFamiliesOfATierHideTheOtherTierAndAllAreShown() {
		assertThat(hidden(4, 23, 3)).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void f14_childrenByLocalityHideTheTwoThatAreFew() {
		assertThat(hidden(9, 31, 12, 22, 9, 14, 2)).containsExactlyInAnyOrder("d", "f");
	}

	/** 41 less the other three would tell the 8. */
	@Test
	void f14_oneThatIsFewTakesTheNextLowestWithIt() {
		assertThat(hidden(9, 11, 10, 8, 12)).containsExactlyInAnyOrder("b", "c");
	}

	@Test
	void breakdownHidesByItsOwnThreshold() {
		var area = new MeasureView.Breakdown("area", "Area", 9);
		var measure = Samples.brokenDown(List.of(area, new MeasureView.Breakdown("tier", "Tier", null)));
		var cells = new ArrayList<Cell>();
		cells.add(Samples.cell(Slice.WHOLE, 90, null, 90));
		long[] areas = { 31, 12, 22, 9, 14, 2 };
		for (int i = 0; i < areas.length; i++) {
			cells.add(Samples.cell(new Slice("area", String.valueOf((char) ('a' + i))), areas[i], null, areas[i]));
		}
		cells.add(Samples.cell(new Slice("tier", "few"), 7, null, 7));
		cells.add(Samples.cell(new Slice("tier", "most"), 83, null, 83));

		var figures = Gate.open(measure, cells, Set.of(), Map.of());

		assertThat(names(Gate.hidden(figures))).containsExactlyInAnyOrder("d", "f");
		assertThat(figures.get(Slice.WHOLE)).returns("90", Figure::display);
	}

	@Test
	void wholeIsHiddenByTheThresholdOfTheMeasureAlone() {
		var measure = Samples.brokenDown(List.of(new MeasureView.Breakdown("area", "Area", 9)));
		var cells = List.of(Samples.cell(Slice.WHOLE, 8, null, 8), Samples.cell(new Slice("area", "a"), 3, null, 3),
				Samples.cell(new Slice("area", "b"), 5, null, 5));

		assertThat(names(Gate.hidden(Gate.open(measure, cells, Set.of(), Map.of())))).containsExactlyInAnyOrder("a",
				"b");
	}

	@Test
	void whatWasHiddenStaysHidden() {
		var cells = cells(30, 12, 40);
		assertThat(names(new Disclosure(count(4), slice -> Set.of()).hidden(cells, Set.of(new Slice("age", "a")))))
			.containsExactlyInAnyOrder("a", "b");
	}

	private static List<String> hidden(int threshold, long... values) {
		return names(new Disclosure(count(threshold), slice -> Set.of()).hidden(cells(values), Set.of()));
	}

	private static List<String> hiddenByUnit(Map<String, Set<String>> holders, long... values) {
		return names(new Disclosure(count(4), slice -> holders.getOrDefault(slice.value(), Set.of()))
			.hidden(cells(values), Set.of()));
	}

	private static List<String> names(Set<Slice> hidden) {
		return hidden.stream().map(Slice::value).toList();
	}

	private static MeasureView count(int threshold) {
		return Samples.measure(Shape.COUNT, 1, threshold, Direction.UP);
	}

	private static List<Cell> cells(long... values) {
		var cells = new ArrayList<Cell>();
		long sum = 0;
		for (int i = 0; i < values.length; i++) {
			cells.add(Samples.cell(new Slice("age", String.valueOf((char) ('a' + i))), values[i], null, values[i]));
			sum += values[i];
		}
		cells.add(Samples.cell(Slice.WHOLE, sum, null, sum));
		return cells;
	}

}
