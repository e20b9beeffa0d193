package scot.adp.treatment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;
import scot.adp.treatment.StayTally.Stay;

import static org.assertj.core.api.Assertions.assertThat;

/** What is counted of stays, by its oracles and by further cases. */
class StayTallyTests {

	private static final UnitId UNIT = new UnitId("NADARS");

	private static final LocalDate TODAY = LocalDate.of(2027, 4, 30);

	private static final Period YEAR = PeriodType.YEAR.of(LocalDate.of(2026, 8, 1));

	@Test
	void s1_stabilisationIsNoRehabilitation() {
		var stays = new ArrayList<>(Collections.nCopies(170, approved("REHABILITATION", null)));
		stays.addAll(Collections.nCopies(48, approved("STABILISATION", null)));

		assertThat(whole(StayTally.APPROVED, stays)).returns(new BigDecimal(170), Counted::numerator);
	}

	@Test
	void s2_meanIsOfThoseWithACostAlone() {
		var stays = new ArrayList<>(Collections.nCopies(410, approved("REHABILITATION", 1_413_300)));
		stays.add(approved("REHABILITATION", 580_884_300 - 410 * 1_413_300));
		stays.addAll(Collections.nCopies(31, approved("REHABILITATION", null)));

		var mean = whole(StayTally.COST, stays);

		assertThat(mean).returns(new BigDecimal(5_808_843), Counted::numerator)
			.returns(new BigDecimal(411), Counted::denominator);
		assertThat(5_808_843 / 411).isEqualTo(14_133);
	}

	@Test
	void s3_whoNeverCameInCountsAsApprovedAndHasNoWait() {
		assertThat(whole(StayTally.WAITED, List.of(approved("REHABILITATION", null)))).returns(State.NOT_APPLICABLE,
				Counted::state);
	}

	@Test
	void s3_waitIsTheMedian() {
		assertThat(whole(StayTally.WAITED, List.of(admitted(28), admitted(10), admitted(40))))
			.returns(new BigDecimal(28), Counted::numerator);
	}

	@Test
	void placementsAreToldByHowTheyArePaidFor() {
		var counted = count(StayTally.APPROVED, List.of(approved("REHABILITATION", null)), List.of());

		assertThat(counted).extracting(Counted::slice).contains(new Slice(StayTally.ROUTE, "ADP_APPROVED"));
	}

	@Test
	void endsThatWereMovesOrDeathsAreLeftOut() {
		assertThat(whole(StayTally.ENDED_PLANNED,
				List.of(left("PLANNED"), left("EARLY"), left("TRANSFER"), left("DECEASED"))))
			.returns(BigDecimal.ONE, Counted::numerator)
			.returns(BigDecimal.TWO, Counted::denominator);
	}

	@Test
	void contactCountsOnceItsSevenDaysAreOver() {
		LocalDate left = TODAY.minusDays(3);

		assertThat(counted(StayTally.CONTACT, PeriodType.YEAR.of(TODAY), List.of(left(left, "PLANNED", false)))
			.denominator()).isEqualTo(BigDecimal.ZERO);
	}

	@Test
	void s9_whoWentOnToAnotherStayIsAskedThereAlone() {
		LocalDate day = LocalDate.of(2026, 8, 24);

		assertThat(whole(StayTally.CONTACT, List.of(left(day, "PLANNED", true), left(day, "PLANNED", false))))
			.returns(BigDecimal.ONE, Counted::denominator);
	}

	@Test
	void s5_statusThatNobodyAskedForIsNotKnown() {
		assertThat(whole(StayTally.STATUS, List.of(left(LocalDate.of(2026, 8, 24), "PLANNED", false))))
			.returns(BigDecimal.ZERO, Counted::numerator)
			.returns(BigDecimal.TWO, Counted::denominator);
	}

	@Test
	void s6_occupancyOfTheWardIsAShareOfItsNights() {
		var period = PeriodType.QUARTER.of(LocalDate.of(2026, 8, 1));
		var told = new Returned(new UnitId("NHSAA-WARD5"), period, false, Map.of("available", 300, "occupied", 246));

		assertThat(StayTally.nights(List.of(new Asked(StayTally.NIGHTS, period, 1, null)), List.of(told), TODAY)
			.getFirst()).returns(new BigDecimal(246), Counted::numerator)
			.returns(new BigDecimal(300), Counted::denominator);
	}

	@Test
	void s6_nightsTellNothingOfPlacements() {
		assertThat(StayTally.MEASURES).doesNotContain(StayTally.NIGHTS);
	}

	@Test
	void halfYearThatWasReturnedCountsInItsYear() {
		var half = PeriodType.HALF_YEAR.of(LocalDate.of(2026, 8, 1));
		var told = new Returned(new UnitId("TPS-PEAR"), half, false, Map.of("approved", 12));

		assertThat(count(StayTally.APPROVED, List.of(), List.of(told)).getFirst().numerator())
			.isEqualTo(new BigDecimal(12));
	}

	@Test
	void detoxWithANextStepCounts() {
		assertThat(whole(StayTally.NEXT, List.of(detox("COMMUNITY_TREATMENT"), detox("NONE"), detox(null))))
			.returns(BigDecimal.ONE, Counted::numerator)
			.returns(new BigDecimal(3), Counted::denominator);
	}

	private static Stay approved(String kind, @Nullable Integer pence) {
		return new Stay(UNIT, kind, LocalDate.of(2026, 6, 1), "ADP_APPROVED", pence, null, null, null, null, null, null,
				null, null, false, false, List.of());
	}

	private static Stay admitted(int days) {
		LocalDate in = LocalDate.of(2026, 8, 1);
		return new Stay(UNIT, "REHABILITATION", in.minusDays(days), null, null, in, null, null, null, null, null, null,
				null, false, false, List.of());
	}

	private static Stay left(String how) {
		LocalDate on = LocalDate.of(2026, 8, 24);
		return new Stay(UNIT, "REHABILITATION", null, null, null, on.minusDays(84), on, how, null, null, null, null,
				null, false, StayClockTests.RULES.is(StayRules.Groups.LEFT_OUT, how), List.of());
	}

	private static Stay left(LocalDate on, String how, boolean continued) {
		return new Stay(UNIT, "REHABILITATION", null, null, null, on.minusDays(84), on, how, null, null, on.plusDays(7),
				null, null, continued, false, StayClock.asked(on, List.of(), null, StayClockTests.RULES));
	}

	private static Stay detox(@Nullable String next) {
		LocalDate on = LocalDate.of(2026, 8, 24);
		return new Stay(UNIT, "DETOX", null, null, null, on.minusDays(10), on, "PLANNED", null, next, null, null, null,
				false, false, List.of());
	}

	private static Counted whole(MeasureCode measure, List<Stay> stays) {
		return counted(measure, YEAR, stays);
	}

	private static Counted counted(MeasureCode measure, Period period, List<Stay> stays) {
		return StayTally
			.count(List.of(new Asked(measure, period, 1, null)), stays, List.of(), StayClockTests.RULES, TODAY)
			.stream()
			.filter(it -> it.slice().equals(Slice.WHOLE))
			.findFirst()
			.orElseThrow();
	}

	private static List<Counted> count(MeasureCode measure, List<Stay> stays, List<Returned> returned) {
		return StayTally.count(List.of(new Asked(measure, YEAR, 1, null)), stays, returned, StayClockTests.RULES, TODAY)
			.stream()
			.sorted((one, other) -> Boolean.compare(!one.slice().equals(Slice.WHOLE),
					!other.slice().equals(Slice.WHOLE)))
			.toList();
	}

}
