package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.families.AftercareTally.Left;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;

/** How aftercare is counted, by the oracles of the sector. */
class AftercareTallyTests {

	private static final UnitId UNIT = new UnitId("NADARS");

	private static final Period YEAR = PeriodType.YEAR.of(LocalDate.of(2026, 7, 1));

	private static final LocalDate DUE = LocalDate.of(2026, 9, 1);

	private static final LocalDate TODAY = LocalDate.of(2027, 3, 31);

	@Test
	void f3_engagedAreAShareOfThoseOfWhomItIsKnown() {
		assertThat(whole(AftercareTally.ENGAGED_OF_KNOWN, tenDue(), List.of(), TODAY)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("5");
			assertThat(it.denominator()).isEqualByComparingTo("7");
		});
	}

	@Test
	void f3_engagedAreAShareOfAllDueWithoutWhoDiedOrMoved() {
		assertThat(whole(AftercareTally.ENGAGED_OF_ALL, tenDue(), List.of(), TODAY)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("5");
			assertThat(it.denominator()).isEqualByComparingTo("9");
		});
	}

	@Test
	void f3_unknownAreShown() {
		assertThat(whole(AftercareTally.NOT_KNOWN, tenDue(), List.of(), TODAY).numerator()).isEqualByComparingTo("2");
	}

	@Test
	void nothingCountsBeforeAnAnswerCanCountNoMore() {
		assertThat(whole(AftercareTally.ENGAGED_OF_ALL, tenDue(), List.of(), DUE.plusDays(14)).denominator())
			.isEqualByComparingTo("0");
	}

	@Test
	void contactInTimeIsAShareOfTheFirstContactsDue() {
		var left = List.of(first("ENGAGED"), first("NOT_ENGAGED"), first("UNREACHED"), first(null));

		assertThat(whole(AftercareTally.IN_TIME, left, List.of(), TODAY)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("2");
			assertThat(it.denominator()).isEqualByComparingTo("4");
		});
	}

	@Test
	void planIsAShareOfWhoLeft() {
		var left = List.of(new Left(UNIT, DUE, true, List.of()), new Left(UNIT, DUE, false, List.of()));

		assertThat(whole(AftercareTally.PLANNED, left, List.of(), TODAY)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("1");
			assertThat(it.denominator()).isEqualByComparingTo("2");
		});
	}

	@Test
	void unitThatBringsAReturnCountsByItAlone() {
		var returned = List.of(new Returned(UNIT, YEAR, false, Map.of("due", 8, "in-touch", 6)));

		assertThat(whole(AftercareTally.IN_TIME, List.of(first("ENGAGED")), returned, TODAY)).satisfies(it -> {
			assertThat(it.numerator()).isEqualByComparingTo("6");
			assertThat(it.denominator()).isEqualByComparingTo("8");
		});
	}

	@Test
	void returnThatWasNotFiledIsMissingOnceItsYearIsOver() {
		var returned = List.of(new Returned(UNIT, YEAR, false, null));

		assertThat(whole(AftercareTally.IN_TIME, List.of(), returned, LocalDate.of(2027, 4, 2)).state())
			.isEqualTo(Counted.State.MISSING);
	}

	/** Engaged 5, not 2, unreached 1, without a check 1, moved 1. */
	private static List<Left> tenDue() {
		var left = new ArrayList<Left>();
		IntStream.range(0, 5).forEach(i -> left.add(months("ENGAGED", false)));
		IntStream.range(0, 2).forEach(i -> left.add(months("NOT_ENGAGED", false)));
		left.add(months("UNREACHED", false));
		left.add(months(null, false));
		left.add(months(null, true));
		return left;
	}

	private static Left months(@Nullable String answer, boolean leftOut) {
		return new Left(UNIT, DUE.minusMonths(3), true, List.of(new AftercareMilestone("MONTHS_3", DUE.minusDays(14),
				DUE, DUE.plusDays(14), answer, leftOut)));
	}

	private static Left first(@Nullable String answer) {
		return new Left(UNIT, DUE.minusDays(7), true,
				List.of(new AftercareMilestone("DAYS_7", DUE.minusDays(7), DUE, DUE, answer, false)));
	}

	private static Counted whole(MeasureCode measure, List<Left> left, List<Returned> returned, LocalDate today) {
		return AftercareTally.count(List.of(new Asked(measure, YEAR, 1, null)), left, returned, today)
			.stream()
			.filter(it -> it.slice().equals(Slice.WHOLE))
			.findFirst()
			.orElseThrow();
	}

}
