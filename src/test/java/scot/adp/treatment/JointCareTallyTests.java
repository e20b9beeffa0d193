package scot.adp.treatment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCareTally.Asking;

import static org.assertj.core.api.Assertions.assertThat;

/** What is counted of joint care. */
class JointCareTallyTests {

	private static final UnitId UNIT = new UnitId("NADARS");

	private static final LocalDate TODAY = LocalDate.of(2026, 8, 31);

	private static final Period QUARTER = PeriodType.QUARTER.of(LocalDate.of(2026, 5, 1));

	@Test
	void j1_oneOfThoseAskedForWasRefusedForTheOtherCondition() {
		assertThat(whole(JointCareTally.REFUSED, asked(true), asked(false), asked(false)))
			.returns(BigDecimal.ONE, Counted::numerator)
			.returns(new BigDecimal(3), Counted::denominator);
	}

	@Test
	void assessmentCountsOnceItsDayIsOver() {
		assertThat(whole(JointCareTally.ASSESSED, assessed(LocalDate.of(2026, 6, 2), null),
				assessed(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 2)),
				assessed(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 3))))
			.returns(BigDecimal.ONE, Counted::numerator)
			.returns(new BigDecimal(3), Counted::denominator);
	}

	@Test
	void whoDiedBeforeItWasDueIsLeftOut() {
		var died = new Asking(UNIT, LocalDate.of(2026, 5, 1), false, LocalDate.of(2026, 6, 2), null, null, null,
				LocalDate.of(2026, 5, 20));

		assertThat(whole(JointCareTally.ASSESSED, died).denominator()).isEqualTo(BigDecimal.ZERO);
	}

	@Test
	void daysWithoutALeadAreTheMedianOfThoseThatEnded() {
		assertThat(whole(JointCareTally.GAP, gap(6, 12), gap(6, 7), gap(6, 26))).returns(new BigDecimal(6),
				Counted::numerator);
	}

	@ParameterizedTest
	@CsvSource({ "12, NOT_APPLICABLE", "13, NUMBER" })
	void gapCountsOfWhoDiedOnlyWhereItEndedBefore(int died, State state) {
		var gap = new Asking(UNIT, LocalDate.of(2026, 5, 1), false, null, null, LocalDate.of(2026, 5, 6),
				LocalDate.of(2026, 5, 12), LocalDate.of(2026, 5, died));

		assertThat(whole(JointCareTally.GAP, gap).state()).isEqualTo(state);
	}

	@Test
	void gapThatGoesOnHasNoLengthYet() {
		var on = new Asking(UNIT, LocalDate.of(2026, 5, 1), false, null, null, LocalDate.of(2026, 5, 6), null, null);

		assertThat(whole(JointCareTally.GAP, on)).returns(State.NOT_APPLICABLE, Counted::state);
	}

	@Test
	void quarterThatWasReturnedCountsInPlaceOfRows() {
		var told = new Returned(UNIT, QUARTER, false, Map.of("asked", 20, "refused-other", 5));

		assertThat(counted(JointCareTally.REFUSED, List.of(told), asked(true)))
			.returns(new BigDecimal(5), Counted::numerator)
			.returns(new BigDecimal(20), Counted::denominator);
	}

	private static Asking asked(boolean refused) {
		return new Asking(UNIT, LocalDate.of(2026, 5, 1), refused, null, null, null, null, null);
	}

	private static Asking assessed(LocalDate due, @Nullable LocalDate on) {
		return new Asking(UNIT, LocalDate.of(2026, 5, 1), false, due, on, null, null, null);
	}

	private static Asking gap(int from, int to) {
		return new Asking(UNIT, LocalDate.of(2026, 5, 1), false, null, null, LocalDate.of(2026, 5, from),
				LocalDate.of(2026, 5, to), null);
	}

	private static Counted whole(MeasureCode measure, Asking... rows) {
		return counted(measure, List.of(), rows);
	}

	private static Counted counted(MeasureCode measure, List<Returned> returned, Asking... rows) {
		return JointCareTally.count(List.of(new Asked(measure, QUARTER, 1, null)), List.of(rows), returned, TODAY)
			.stream()
			.filter(it -> it.slice().equals(Slice.WHOLE))
			.findFirst()
			.orElseThrow();
	}

}
