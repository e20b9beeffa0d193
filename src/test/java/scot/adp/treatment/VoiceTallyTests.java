package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.UnitId;
import scot.adp.treatment.VoiceTally.Heard;

import static org.assertj.core.api.Assertions.assertThat;

/** What is counted of that which people say of services. */
class VoiceTallyTests {

	private static final UnitId UNIT = new UnitId("NADARS");

	private static final LocalDate HEARD = LocalDate.of(2026, 11, 15);

	private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 4, 1);

	private static final Period QUARTER = PeriodType.QUARTER.of(HEARD);

	@Test
	void answerOnTheLastDayIsInTime() {
		assertThat(whole(VoiceTally.ANSWERED, NEXT_YEAR, heard(1, 60, false))).isEqualTo("1 of 1");
	}

	@Test
	void answerADayLaterIsNot() {
		assertThat(whole(VoiceTally.ANSWERED, NEXT_YEAR, heard(1, 61, false))).isEqualTo("0 of 1");
	}

	@Test
	void whatNobodyAnsweredCountsOnceItsDaysAreOver() {
		assertThat(whole(VoiceTally.ANSWERED, HEARD.plusDays(61), heard(1, null, false))).isEqualTo("0 of 1");
	}

	@Test
	void whatNobodyAnsweredDoesNotCountOnItsLastDay() {
		assertThat(whole(VoiceTally.ANSWERED, HEARD.plusDays(60), heard(1, null, false))).isEqualTo("0 of 0");
	}

	@Test
	void v2_fortyCardsAreOneItem() {
		assertThat(whole(VoiceTally.ANSWERED, NEXT_YEAR, heard(40, 5, false), heard(1, null, false)))
			.isEqualTo("1 of 2");
	}

	@Test
	void v2_fortyCardsWeighForty() {
		assertThat(whole(VoiceTally.PEOPLE, NEXT_YEAR, heard(40, 5, false), heard(1, null, false)))
			.isEqualTo("40 of 41");
	}

	@Test
	void whatIsToldBackIsAShareOfWhatIsAnswered() {
		assertThat(
				whole(VoiceTally.TOLD_BACK, NEXT_YEAR, heard(1, 5, true), heard(1, 90, false), heard(1, null, false)))
			.isEqualTo("1 of 2");
	}

	@Test
	void unitHasItsOwnSlice() {
		var counted = VoiceTally.count(List.of(new Asked(VoiceTally.ANSWERED, QUARTER, 1, 60)),
				List.of(heard(1, 5, false)), NEXT_YEAR);

		assertThat(counted).extracting(Counted::slice).containsExactly(Slice.WHOLE, Slice.of(UNIT));
	}

	@Test
	void whatWasHeardBeforeIsNotOfTheQuarter() {
		var before = new Heard(UNIT, QUARTER.from().minusDays(1), 1, QUARTER.from(), true);

		assertThat(whole(VoiceTally.ANSWERED, NEXT_YEAR, before)).isEqualTo("0 of 0");
	}

	private static Heard heard(int people, @Nullable Integer answeredAfter, boolean told) {
		return new Heard(UNIT, HEARD, people, (answeredAfter != null) ? HEARD.plusDays(answeredAfter) : null, told);
	}

	private static String whole(MeasureCode measure, LocalDate today, Heard... heard) {
		return VoiceTally.count(List.of(new Asked(measure, QUARTER, 1, 60)), List.of(heard), today)
			.stream()
			.filter(it -> it.slice().equals(Slice.WHOLE))
			.map(it -> "%s of %s".formatted(Objects.requireNonNull(it.numerator()).intValue(),
					Objects.requireNonNull(it.denominator()).intValue()))
			.findFirst()
			.orElseThrow();
	}

}
