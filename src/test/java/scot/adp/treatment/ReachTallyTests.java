package scot.adp.treatment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
import scot.adp.treatment.ReachTally.Event;

import static org.assertj.core.api.Assertions.assertThat;

/** What is counted of people to reach, by its oracles and by further cases. */
class ReachTallyTests {

	private static final UnitId UNIT = new UnitId("NADARS");

	private static final OffsetDateTime EVENT = ReachClockTests.at("2026-11-15T12:00");

	private static final OffsetDateTime NOW = ReachClockTests.at("2027-04-01T12:00");

	private static final Period QUARTER = PeriodType.QUARTER.of(LocalDate.of(2026, 11, 15));

	@Test
	void eventCountsOnce() {
		assertThat(whole(ReachTally.EVENTS, event(1, null))).isEqualTo("1 of 1");
	}

	@Test
	void leavingIsNoOverdose() {
		var leaving = new Event(UNIT, "LEAVING", false, EVENT, EVENT, null, null, false, null, null, true, false);

		assertThat(whole(ReachTally.EVENTS, leaving)).isEqualTo("0 of 0");
	}

	@Test
	void leavingIsFound() {
		var leaving = new Event(UNIT, "LEAVING", false, EVENT, EVENT.minusDays(4), EVENT.plusHours(70), null, false,
				null, null, true, false);

		assertThat(whole(ReachTally.FOUND, leaving)).isEqualTo("1 of 1");
	}

	@Test
	void o3_noticeAfterThreeDaysIsOutOfTheServicesMeasure() {
		assertThat(whole(ReachTally.FROM_NOTICE, event(6 * 24, 6 * 24 + 5))).isEqualTo("0 of 0");
	}

	@Test
	void o3_noticeAfterThreeDaysIsInTheSystemsMeasure() {
		assertThat(whole(ReachTally.FROM_EVENT, event(6 * 24, 6 * 24 + 5))).isEqualTo("0 of 1");
	}

	@Test
	void reachedInTheLastHourCountsAsInTime() {
		assertThat(whole(ReachTally.FROM_NOTICE, event(10, 82))).isEqualTo("1 of 1");
	}

	@Test
	void reachedAnHourLaterDoesNot() {
		assertThat(whole(ReachTally.FROM_NOTICE, event(10, 83))).isEqualTo("0 of 1");
	}

	@Test
	void whoseTimeIsNotOverDoesNotCountYet() {
		assertThat(whole(ReachTally.FROM_NOTICE, EVENT.plusHours(50), event(1, null))).isEqualTo("0 of 0");
	}

	@Test
	void o6_nobodyFailedWhoDied() {
		var died = new Event(UNIT, "OVERDOSE", true, EVENT, EVENT, null, null, false, null, null, true, true);

		assertThat(whole(ReachTally.FROM_NOTICE, died)).isEqualTo("0 of 0");
	}

	@Test
	void o4_anotherOnTheNinetiethDayIsARepeat() {
		assertThat(whole(ReachTally.REPEATED, repeated(90))).isEqualTo("1 of 1");
	}

	@Test
	void o4_anotherADayLaterIsNone() {
		assertThat(whole(ReachTally.REPEATED, repeated(91))).isEqualTo("0 of 1");
	}

	@Test
	void o4_eventWithoutAllOfItsDaysDoesNotCount() {
		assertThat(whole(ReachTally.REPEATED, EVENT.plusDays(90), repeated(20))).isEqualTo("0 of 0");
	}

	@Test
	void eventOfNobodyKnownIsNoRepeat() {
		var unknown = new Event(UNIT, "OVERDOSE", true, EVENT, EVENT, null, null, false, null, null, false, false);

		assertThat(whole(ReachTally.REPEATED, unknown)).isEqualTo("0 of 0");
	}

	@Test
	void engagedAreAShareOfThoseReached() {
		assertThat(
				whole(ReachTally.ENGAGED, followed("ENGAGED"), followed("UNREACHED"), followed(null), event(1, null)))
			.isEqualTo("1 of 3");
	}

	@Test
	void naloxoneIsAShareOfThoseReached() {
		assertThat(whole(ReachTally.NALOXONE, event(1, 5), event(1, null))).isEqualTo("1 of 1");
	}

	@Test
	void unitThatBringsAReturnCountsByItAlone() {
		assertThat(count(ReachTally.FROM_NOTICE, NOW,
				List.of(new Returned(UNIT, QUARTER, false, Map.of("notified", 9, "reached-from-notice", 7))),
				event(1, 5)))
			.contains("7 of 9");
	}

	@Test
	void returnThatWasNotFiledIsMissingOnceItsQuarterIsOver() {
		assertThat(ReachTally.count(List.of(new Asked(ReachTally.EVENTS, QUARTER, 1, null)), List.of(),
				List.of(new Returned(UNIT, QUARTER, false, null)), NOW))
			.extracting(Counted::state)
			.containsOnly(State.MISSING);
	}

	@Test
	void yearOfWhichOneQuarterWasNilAndOneWasNotFiledIsMissingOnce() {
		Period year = PeriodType.YEAR.of(QUARTER.from());
		Period before = QUARTER.previous();

		assertThat(ReachTally.count(List.of(new Asked(ReachTally.FROM_NOTICE, year, 1, null)), List.of(),
				List.of(new Returned(UNIT, before, true, Map.of()), new Returned(UNIT, QUARTER, false, null)),
				QUARTER.to().plusDays(40).atStartOfDay(AlertRules.ZONE).toOffsetDateTime()))
			.filteredOn(it -> it.slice().equals(Slice.of(UNIT)))
			.singleElement()
			.returns(State.MISSING, Counted::state);
	}

	private static Event event(int noticeAfter, @Nullable Integer reachedAfter) {
		return new Event(UNIT, "OVERDOSE", true, EVENT, EVENT.plusHours(noticeAfter),
				(reachedAfter != null) ? EVENT.plusHours(reachedAfter) : null, "IRVINE", reachedAfter != null, null,
				null, true, false);
	}

	private static Event repeated(int days) {
		return new Event(UNIT, "OVERDOSE", true, EVENT, EVENT, null, null, false, null,
				EVENT.toLocalDate().plusDays(days), true, false);
	}

	private static Event followed(@Nullable String answer) {
		return new Event(UNIT, "OVERDOSE", true, EVENT, EVENT, EVENT.plusHours(5), null, false, answer, null, true,
				false);
	}

	private static String whole(MeasureCode measure, Event... events) {
		return whole(measure, NOW, events);
	}

	private static String whole(MeasureCode measure, OffsetDateTime now, Event... events) {
		return count(measure, now, List.of(), events).getFirst();
	}

	private static List<String> count(MeasureCode measure, OffsetDateTime now, List<Returned> returned,
			Event... events) {
		return ReachTally.count(List.of(new Asked(measure, QUARTER, 1, null)), List.of(events), returned, now)
			.stream()
			.filter(it -> it.slice().equals(Slice.WHOLE))
			.map(it -> "%s of %s".formatted(number(it.numerator()),
					number(Objects.requireNonNullElse(it.denominator(), it.numerator()))))
			.toList();
	}

	private static String number(@Nullable BigDecimal number) {
		return (number != null) ? number.stripTrailingZeros().toPlainString() : "0";
	}

}
