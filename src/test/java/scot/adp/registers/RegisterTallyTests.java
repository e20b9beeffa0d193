package scot.adp.registers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.registers.RegisterKind.Counts;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.CodeList;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;

/** How registers are counted. */
class RegisterTallyTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final Period SUMMER = PeriodType.QUARTER.of(LocalDate.of(2026, 7, 1));

	private static final Period SPRING = PeriodType.QUARTER.of(LocalDate.of(2026, 4, 1));

	private static final MeasureCode MEASURE = new MeasureCode("FAM-2.5.a");

	private static final UnitId ONE = new UnitId("ONE");

	private static final UnitId OTHER = new UnitId("OTHER");

	@Test
	void whatStandsAtTheEndOfThePeriodIsYes() {
		assertThat(whole(Counts.ITEMS, SUMMER, told(ONE, "DONE", LocalDate.of(2026, 9, 30), null)))
			.returns(State.NUMBER, Counted::state)
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("1"));
	}

	@Test
	void whatWasToldAndDoesNotStandIsNo() {
		assertThat(whole(Counts.ITEMS, SUMMER, told(ONE, "OPEN", LocalDate.of(2026, 9, 30), null)).numerator())
			.isEqualByComparingTo("0");
	}

	@Test
	void whatNobodyToldIsNotReportedAndIsNotNo() {
		assertThat(whole(Counts.ITEMS, SUMMER).state()).isEqualTo(State.MISSING);
	}

	@Test
	void whatCameAfterThePeriodDoesNotCountInIt() {
		assertThat(whole(Counts.ITEMS, SUMMER, told(ONE, "DONE", LocalDate.of(2026, 10, 1), null)).state())
			.isEqualTo(State.MISSING);
	}

	@Test
	void lastWordHolds() {
		assertThat(whole(Counts.ITEMS, SUMMER, told(ONE, "DONE", LocalDate.of(2026, 7, 1), null),
				told(ONE, "OPEN", LocalDate.of(2026, 8, 1), null))
			.numerator()).isEqualByComparingTo("0");
	}

	@Test
	void whatStoodBeforeThePeriodStillStands() {
		assertThat(whole(Counts.ITEMS, SUMMER, told(ONE, "DONE", LocalDate.of(2024, 7, 1), null)).numerator())
			.isEqualByComparingTo("1");
	}

	@Test
	void unitThatSignedTwoThingsIsOneUnit() {
		assertThat(whole(Counts.UNITS, SUMMER, told(ONE, "FIRST", "DONE", LocalDate.of(2026, 7, 1), null),
				told(ONE, "SECOND", "DONE", LocalDate.of(2026, 7, 1), null))
			.numerator()).isEqualByComparingTo("1");
	}

	@Test
	void numbersOfThePeriodAddUp() {
		assertThat(whole(Counts.NUMBER, SUMMER, told(ONE, "DONE", LocalDate.of(2026, 6, 30), 4),
				told(ONE, "DONE", LocalDate.of(2026, 7, 1), 6), told(OTHER, "DONE", LocalDate.of(2026, 9, 30), 8))
			.numerator()).isEqualByComparingTo("14");
	}

	@Test
	void askedUnitThatToldNothingIsMissingBesideTheOthers() {
		assertThat(count(Counts.ITEMS, SUMMER, told(OTHER, "DONE", LocalDate.of(2026, 7, 1), null)))
			.filteredOn(it -> it.slice().equals(Slice.of(ONE)))
			.singleElement()
			.returns(State.MISSING, Counted::state);
	}

	@Test
	void shareHasWhatStandsOfAllThatWasTold() {
		assertThat(whole(Counts.SHARE, SUMMER, told(ONE, "FIRST", "DONE", LocalDate.of(2026, 7, 1), null),
				told(ONE, "SECOND", "OPEN", LocalDate.of(2026, 9, 30), null)))
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("1"))
			.satisfies(it -> assertThat(it.denominator()).isEqualByComparingTo("2"));
	}

	@Test
	void shareOfWhatIsOpenAloneIsNoughtAndOfNothingToldIsMissing() {
		assertThat(whole(Counts.SHARE, SUMMER, told(ONE, "OPEN", LocalDate.of(2026, 9, 30), null)).numerator())
			.isEqualByComparingTo("0");
		assertThat(whole(Counts.SHARE, SUMMER).state()).isEqualTo(State.MISSING);
		assertThat(whole(Counts.SHARE, SUMMER, told(ONE, "OPEN", LocalDate.of(2026, 10, 1), null)).state())
			.isEqualTo(State.MISSING);
	}

	@Test
	void whatBeganToStandOnTheDayBeforeThePeriodIsNotNewInIt() {
		assertThat(whole(Counts.NEW, SUMMER, told(ONE, "DONE", LocalDate.of(2026, 6, 30), null),
				told(ONE, "DONE", LocalDate.of(2026, 8, 1), null))
			.numerator()).isEqualByComparingTo("0");
		assertThat(whole(Counts.NEW, SUMMER, told(ONE, "OPEN", LocalDate.of(2026, 6, 30), null),
				told(ONE, "DONE", LocalDate.of(2026, 7, 1), null))
			.numerator()).isEqualByComparingTo("1");
	}

	@Test
	void whatStoodStoppedAndStandsAgainIsNewOnce() {
		assertThat(whole(Counts.NEW, SUMMER, told(ONE, "DONE", LocalDate.of(2026, 7, 1), null),
				told(ONE, "OPEN", LocalDate.of(2026, 8, 1), null), told(ONE, "DONE", LocalDate.of(2026, 9, 30), null))
			.numerator()).isEqualByComparingTo("1");
	}

	@Test
	void whatHoldsUntilADayStandsOnThatDayAndNotOnTheNext() {
		assertThat(whole(Counts.ITEMS, SUMMER, until(LocalDate.of(2026, 9, 30))).numerator()).isEqualByComparingTo("1");
		assertThat(whole(Counts.ITEMS, SUMMER, until(LocalDate.of(2026, 9, 29))).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void yearlyAnswerHoldsForAYearFromItsDayAndIsThenNoPartOfAShare() {
		assertThat(yearly(told(ONE, "DONE", LocalDate.of(2025, 10, 1), null)).numerator()).isEqualByComparingTo("1");
		assertThat(yearly(told(ONE, "DONE", LocalDate.of(2025, 9, 30), null)).state()).isEqualTo(State.MISSING);
	}

	@Test
	void numberThatIsJustTheOneAskedForIsNotAboveIt() {
		assertThat(whole(Counts.ABOVE, SPRING, told(ONE, "FIRST", "DONE", LocalDate.of(2026, 4, 1), 12),
				told(ONE, "SECOND", "DONE", LocalDate.of(2026, 6, 30), 13)))
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("1"))
			.satisfies(it -> assertThat(it.denominator()).isEqualByComparingTo("2"));
	}

	@Test
	void numberAskedForIsThatOfTheDayOnWhichItIsCounted() {
		var told = told(ONE, "DONE", LocalDate.of(2026, 4, 1), 24);
		assertThat(whole(Counts.ABOVE, SPRING, told).numerator()).isEqualByComparingTo("1");
		assertThat(whole(Counts.ABOVE, SUMMER, told).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void nothingIsAboveANumberBeforeOneIsAskedForAndThatIsNoNought() {
		assertThat(whole(Counts.ABOVE, PeriodType.QUARTER.of(LocalDate.of(2025, 1, 1)),
				told(ONE, "DONE", LocalDate.of(2025, 1, 1), 24))
			.state()).isEqualTo(State.MISSING);
	}

	@Test
	void whatStandsNoMoreIsInNeitherPartOfWhatIsAbove() {
		assertThat(whole(Counts.ABOVE, SPRING, told(ONE, "FIRST", "DONE", LocalDate.of(2026, 4, 1), 36),
				told(ONE, "FIRST", "OPEN", LocalDate.of(2026, 5, 1), 36),
				told(ONE, "SECOND", "DONE", LocalDate.of(2026, 5, 1), 6)))
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("0"))
			.satisfies(it -> assertThat(it.denominator()).isEqualByComparingTo("1"));
		assertThat(whole(Counts.ABOVE, SPRING, told(ONE, "OPEN", LocalDate.of(2026, 5, 1), 36)).state())
			.isEqualTo(State.MISSING);
	}

	private static RegisterEntryView until(LocalDate day) {
		return new RegisterEntryView(new Registers.Id(UUID.randomUUID()), 1, "GAP", ONE, "FIRST", null, null, "DONE",
				LocalDate.of(2026, 7, 1), day, null, null, null, null, null, false, null, "Mairi Test, Worker",
				OffsetDateTime.of(2026, 11, 1, 9, 0, 0, 0, ZoneOffset.UTC));
	}

	private static Counted yearly(RegisterEntryView... told) {
		return RegisterTally.count(kind(Counts.SHARE, true), MEASURE, SUMMER, List.of(told), TODAY).getFirst();
	}

	private static Counted whole(Counts counts, Period period, RegisterEntryView... told) {
		return count(counts, period, told).stream().filter(it -> it.slice().whole()).findFirst().orElseThrow();
	}

	private static List<Counted> count(Counts counts, Period period, RegisterEntryView... told) {
		return RegisterTally.count(kind(counts, false), MEASURE, period, List.of(told), TODAY);
	}

	private static RegisterKind kind(Counts counts, boolean yearly) {
		return new RegisterKind(new RegisterKind.Area("TEST", "Test"), "GAP", "Gap", "The test", List.of(), MEASURE,
				counts, (counts == Counts.NUMBER || counts == Counts.ABOVE) ? "Months" : null, null, null, yearly,
				(counts != Counts.ABOVE) ? List.of()
						: List.of(new RegisterKind.Above(12, LocalDate.of(2025, 4, 1)),
								new RegisterKind.Above(24, LocalDate.of(2026, 8, 1))),
				List.of(new RegisterKind.AskedUnit(ONE, null, null)),
				new CodeList("items",
						List.of(new CodeList.Value("FIRST", "First", null, null, false),
								new CodeList.Value("SECOND", "Second", null, null, false))),
				List.of(new RegisterKind.State("DONE", "Done", true, false, false, false, null, false, null, null),
						new RegisterKind.State("OPEN", "Open", false, false, false, false, null, false, null, null)));
	}

	private static RegisterEntryView told(UnitId unit, String state, LocalDate on, @Nullable Integer number) {
		return told(unit, "FIRST", state, on, number);
	}

	private static RegisterEntryView told(UnitId unit, String item, String state, LocalDate on,
			@Nullable Integer number) {
		return new RegisterEntryView(new Registers.Id(UUID.randomUUID()), 1, "GAP", unit, item, null, null, state, on,
				null, number, null, null, null, null, false, null, "Mairi Test, Worker",
				OffsetDateTime.of(2026, 11, 1, 9, 0, 0, 0, ZoneOffset.UTC));
	}

}
