package scot.adp.families;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scot.adp.families.CraftClock.Entry;
import scot.adp.platform.AdpSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** When a CRAFT course is complete, and what counts of entering treatment. */
class CraftClockTests {

	private static final LocalDate START = LocalDate.of(2025, 11, 3);

	private static final LocalDate DUE = LocalDate.of(2026, 11, 3);

	private final CraftRules rules = new CraftRules(new AdpSettings(Path.of("none"), Path.of("config"), false, ""));

	@Test
	void elevenSessionsCompleteNothing() {
		assertThat(of(sessions(11)).completedOn()).isNull();
	}

	@Test
	void twelfthSessionCompletesTheCourseOnItsDay() {
		assertThat(of(sessions(13)).completedOn()).isEqualTo(START.plusWeeks(11));
	}

	@Test
	void sessionToldTwiceCountsOnce() {
		var facts = sessions(11);
		facts.add(facts.getFirst());

		assertThat(of(facts).completedOn()).isNull();
	}

	@Test
	void courseWithoutASessionForLongIsAskedAboutFromTheLastOne() {
		assertThat(of(sessions(2)).quietOn()).isEqualTo(START.plusWeeks(1).plusDays(28));
	}

	@Test
	void courseThatWasLeftIsNotAskedAbout() {
		assertThat(of(and(sessions(2), CraftFact.left(START.plusWeeks(3), "DECLINED"))).quietOn()).isNull();
	}

	@Test
	void completeCourseWasNotLeft() {
		assertThat(of(and(sessions(12), CraftFact.left(START.plusWeeks(20), "DECLINED"))).left()).isNull();
	}

	@Test
	void f12_entryOnTheLastDayOfTheTwelveMonthsCounts() {
		assertThat(entry(CraftFact.entered(DUE, "YES"))).isEqualTo(Entry.ENTERED);
	}

	@Test
	void f12_entryADayLaterDoesNot() {
		assertThat(entry(CraftFact.entered(DUE.plusDays(1), "YES"))).isEqualTo(Entry.NOT_ENTERED);
	}

	@Test
	void f12_noThatIsAskedInTheLastWeeksIsKnown() {
		assertThat(entry(CraftFact.entered(DUE.minusDays(28), "NO"))).isEqualTo(Entry.NOT_ENTERED);
	}

	@Test
	void f12_earlyNoTellsNothingOfTheRest() {
		assertThat(entry(CraftFact.entered(DUE.minusDays(29), "NO"))).isEqualTo(Entry.NOT_KNOWN);
	}

	@Test
	void earlyNoIsAskedAgain() {
		assertThat(of(and(sessions(2), CraftFact.entered(DUE.minusDays(29), "NO"))).askOn()).isEqualTo(DUE);
	}

	@Test
	void yesAfterAnEarlyNoHolds() {
		assertThat(of(and(and(sessions(2), CraftFact.entered(START.plusDays(40), "NO")),
				CraftFact.entered(START.plusDays(90), "YES")))
			.askOn()).isNull();
	}

	@Test
	void f12_whoWasInTreatmentAlreadyIsOutside() {
		assertThat(CraftClock.of(START, "IN_TREATMENT", sessions(12), rules.on(START)))
			.returns(Entry.OUTSIDE, CraftClock::entry)
			.returns(null, CraftClock::askOn);
	}

	private Entry entry(CraftFact answer) {
		return of(and(sessions(2), answer)).entry();
	}

	private CraftClock of(List<CraftFact> facts) {
		return CraftClock.of(START, "NOT_IN_TREATMENT", facts, rules.on(START));
	}

	private static List<CraftFact> sessions(int number) {
		return new ArrayList<>(
				IntStream.range(0, number).mapToObj(week -> CraftFact.session(START.plusWeeks(week))).toList());
	}

	private static List<CraftFact> and(List<CraftFact> facts, CraftFact another) {
		var all = new ArrayList<>(facts);
		all.add(another);
		return all;
	}

}
