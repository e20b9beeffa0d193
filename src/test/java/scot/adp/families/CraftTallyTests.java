package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.families.CraftClock.Entry;
import scot.adp.families.CraftTally.Course;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;

/** How CRAFT courses are counted, by the oracles of the sector. */
class CraftTallyTests {

	private static final UnitId UNIT = new UnitId("NADARS");

	private static final Period YEAR = PeriodType.YEAR.of(LocalDate.of(2026, 7, 1));

	private static final LocalDate DUE = LocalDate.of(2026, 9, 1);

	private static final LocalDate TODAY = LocalDate.of(2027, 3, 31);

	@Test
	void f12_sixOfNineOfWhomItIsKnownEntered() {
		assertThat(whole(CraftTally.ENTERED, twelve(), List.of(), TODAY)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("6");
			assertThat(it.denominator()).isEqualByComparingTo("9");
		});
	}

	@Test
	void f12_oneIsNotKnown() {
		assertThat(whole(CraftTally.NOT_KNOWN, twelve(), List.of(), TODAY).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void f12_twoAreOutside() {
		assertThat(whole(CraftTally.OUTSIDE, twelve(), List.of(), TODAY).numerator()).isEqualByComparingTo("2");
	}

	@Test
	void f12_nothingCountsBeforeTheTwelveMonthsAreOver() {
		assertThat(whole(CraftTally.ENTERED, twelve(), List.of(), DUE).denominator()).isEqualByComparingTo("0");
	}

	@Test
	void whoDiedBeforeItWasDueIsNotCalledNotKnown() {
		var died = new Course(UNIT, null, DUE, Entry.NOT_KNOWN, DUE.minusDays(30));

		assertThat(whole(CraftTally.NOT_KNOWN, List.of(died), List.of(), TODAY).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void courseCountsWhereItBecameComplete() {
		var courses = List.of(completed(YEAR.from()), completed(YEAR.to()), completed(YEAR.from().minusDays(1)),
				completed(null));

		assertThat(whole(CraftTally.COMPLETED, courses, List.of(), TODAY).numerator()).isEqualByComparingTo("2");
	}

	@Test
	void f15_unitThatBringsAReturnCountsByItAlone() {
		var returned = List.of(new Returned(UNIT, YEAR, false, Map.of("known", 4, "entered", 3)));

		assertThat(whole(CraftTally.ENTERED, twelve(), returned, TODAY)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("3");
			assertThat(it.denominator()).isEqualByComparingTo("4");
		});
	}

	@Test
	void returnThatWasNotFiledIsMissingOnceItsYearIsOver() {
		assertThat(whole(CraftTally.COMPLETED, List.of(), List.of(new Returned(UNIT, YEAR, false, null)),
				LocalDate.of(2027, 4, 2))
			.state()).isEqualTo(Counted.State.MISSING);
	}

	@Test
	void nilReturnIsNoughtOfItsUnit() {
		assertThat(CraftTally
			.count(List.of(new Asked(CraftTally.COMPLETED, YEAR, 1, null)), List.of(),
					List.of(new Returned(UNIT, YEAR, true, Map.of())), TODAY)
			.stream()
			.filter(it -> it.slice().equals(Slice.of(UNIT)))
			.toList()).singleElement().returns(Counted.State.NIL_RETURN, Counted::state);
	}

	/** In treatment already 2, entered 6, not 3, unknown 1. */
	private static List<Course> twelve() {
		var courses = new ArrayList<Course>();
		IntStream.range(0, 2).forEach(i -> courses.add(course(Entry.OUTSIDE)));
		IntStream.range(0, 6).forEach(i -> courses.add(course(Entry.ENTERED)));
		IntStream.range(0, 3).forEach(i -> courses.add(course(Entry.NOT_ENTERED)));
		courses.add(course(Entry.NOT_KNOWN));
		return courses;
	}

	private static Course course(Entry entry) {
		return new Course(UNIT, null, DUE, entry, null);
	}

	private static Course completed(@Nullable LocalDate on) {
		return new Course(UNIT, on, LocalDate.of(2030, 1, 1), Entry.NOT_KNOWN, null);
	}

	private static Counted whole(MeasureCode measure, List<Course> courses, List<Returned> returned, LocalDate today) {
		return CraftTally.count(List.of(new Asked(measure, YEAR, 1, null)), courses, returned, today)
			.stream()
			.filter(it -> it.slice().equals(Slice.WHOLE))
			.findFirst()
			.orElseThrow();
	}

}
