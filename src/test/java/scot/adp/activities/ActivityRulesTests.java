package scot.adp.activities;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.activities.Counting.Present;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlacePosition;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** The rules of the log, by their oracles. */
class ActivityRulesTests {

	private static final ActivityRules.Rule RULE = rules().on(LocalDate.of(2026, 11, 29));

	private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

	private static final Set<LocalDate> HOLIDAYS = Set.of(LocalDate.of(2026, 11, 30));

	private static ActivityRules rules() {
		var settings = mock(AdpSettings.class);
		given(settings.config()).willReturn(Path.of("config"));
		return new ActivityRules(settings);
	}

	@Test
	void u1_headsAreNoPeopleAndPeopleLieBetweenTheLargestSessionAndAllHeads() {
		var sessions = sessions(12, 0, 9, 0, 14, 0, 11, 0);

		assertThat(sessions).hasSize(4);
		assertThat(Counting.between(sessions)).isEqualTo(new Counting.Between(14, 46));
	}

	@Test
	void u2_firstTimersAddUpAndAreNeverFewerThanThoseThere() {
		var sessions = sessions(12, 12, 9, 1, 14, 3, 11, 0);

		assertThat(Counting.running(sessions)).containsExactly(12, 13, 16, 16);
		assertThat(Counting.misfit(sessions)).isEmpty();
	}

	@Test
	void u3_moreThanEverCameIsRefused() {
		assertThat(Counting.misfit(sessions(12, 5))).hasValueSatisfying(it -> assertThat(it.present()).isEqualTo(12));
		assertThat(Counting.misfit(sessions(8, 8, 10, 1)))
			.hasValueSatisfying(it -> assertThat(it.present()).isEqualTo(10));
		assertThat(Counting.misfit(sessions(3, 4))).isPresent();
	}

	@Test
	void u8_theShareIsOfTheRegisterAndNotOfTheTicks() {
		assertThat(Counting.ofRegister(12, 20)).isEqualByComparingTo("60.0");
	}

	@Test
	void u9_staffOfACourseAreCountedThere() {
		var staff = new Tallies(null, null, null, null, 15, null);

		assertThat(staff.present(false)).isEqualTo(15);
		assertThat(staff.present(true)).isZero();
	}

	@Test
	void u10_moreThanTheRegisterIsKeptAsItIs() {
		assertThat(Counting.ofRegister(150, 142)).isEqualByComparingTo("105.6");
	}

	@Test
	void u11_twoUnitsAtOnePlaceAndTimeForOneActionMayBeOne() {
		var action = new ActionId(UUID.randomUUID());
		var place = new PlaceId(UUID.randomUUID());
		var one = facts("A", place, null, "19:00", "21:00", action);

		assertThat(SameSession.may(one, facts("B", place, null, "20:00", "22:00", action), RULE)).isTrue();
		assertThat(SameSession.may(one, facts("B", place, null, "20:01", "22:01", action), RULE)).isFalse();
		assertThat(SameSession.may(one, facts("A", place, null, "19:00", "21:00", action), RULE)).as("its own unit")
			.isFalse();
		assertThat(
				SameSession.may(one, facts("B", place, null, "19:00", "21:00", new ActionId(UUID.randomUUID())), RULE))
			.as("for something else")
			.isFalse();
		assertThat(
				SameSession.may(one, facts("B", new PlaceId(UUID.randomUUID()), null, "19:00", "21:00", action), RULE))
			.as("nobody knows how far")
			.isFalse();
		var here = new PlacePosition(55.6110, -4.6700);
		var near = new PlacePosition(55.6127, -4.6700);
		var far = new PlacePosition(55.6130, -4.6700);
		assertThat(here.metresTo(near)).isBetween(188.0, 190.0);
		assertThat(here.metresTo(far)).isBetween(222.0, 223.0);
		var at = facts("A", place, here, "19:00", "21:00", action);
		var other = new PlaceId(UUID.randomUUID());
		assertThat(SameSession.may(at, facts("B", other, near, "19:00", "21:00", action), RULE)).isTrue();
		assertThat(SameSession.may(at, facts("B", other, far, "19:00", "21:00", action), RULE)).isFalse();
	}

	@Test
	void u12_meansAreExactAndTooFewAnswersTellNothing() {
		var answers = new Answers(List.of(0, 1, 3, 10, 6));

		assertThat(answers.number()).isEqualTo(20);
		assertThat(answers.mean(RULE.answersAtLeast())).isEqualByComparingTo("4.1");
		assertThat(new Answers(List.of(0, 0, 2, 1, 1)).mean(RULE.answersAtLeast())).isNull();
		// 125 of 24 are 5.2; 152 of 22 are 6.9; scales of ten steps.
		var before = new Answers(List.of(0, 0, 0, 0, 19, 5, 0, 0, 0, 0));
		var after = new Answers(List.of(0, 0, 0, 0, 0, 2, 20, 0, 0, 0));
		assertThat(before.mean(1)).isEqualByComparingTo("5.2");
		assertThat(after.mean(1)).isEqualByComparingTo("6.9");
		assertThat(Answers.change(before, after, RULE.answersOfChangeAtLeast())).isEqualByComparingTo("1.7");
		assertThat(Answers.change(before, new Answers(List.of(0, 0, 0, 0, 0, 0, 9, 0, 0, 0)),
				RULE.answersOfChangeAtLeast()))
			.isNull();
	}

	@Test
	void u16_halfTheMinutesOutsideOfOfficeHoursAreEnough() {
		assertThat(out(27, "16:00", "18:00")).as("60 of 120").isTrue();
		assertThat(out(27, "15:59", "17:59")).as("59 of 120").isFalse();
		assertThat(out(28, "10:00", "11:00")).as("a Saturday").isTrue();
		assertThat(out(30, "10:00", "11:00")).as("a holiday").isTrue();
		assertThat(out(23, "08:00", "09:30")).as("60 of 90").isTrue();
		assertThat(out(26, "23:00", "01:00")).as("over midnight").isTrue();
		assertThat(out(25, "13:00", "17:00")).isFalse();
		assertThat(OutOfHours.of(LocalDate.of(2026, 11, 25), null, null, RULE, HOLIDAYS)).as("nobody said when")
			.isNull();
		assertThat(OutOfHours.of(LocalDate.of(2026, 11, 28), null, null, RULE, HOLIDAYS)).isTrue();
	}

	@Test
	void whatACardCountsIsLookedAtAboveFiftyAndThreeTimesTheMedian() {
		var last = List.of(10, 12, 14, 16, 18, 20, 22, 24);

		assertThat(UsualCount.exceeded(51, last, RULE)).as("three times 17").isFalse();
		assertThat(UsualCount.exceeded(52, last, RULE)).isTrue();
		assertThat(UsualCount.exceeded(50, List.of(2), RULE)).isFalse();
		assertThat(UsualCount.exceeded(51, List.of(), RULE)).isTrue();
	}

	@Test
	void yearsOfSchoolsBeginInAugust() {
		assertThat(CountingYear.ACADEMIC.begin(LocalDate.of(2026, 7, 31))).isEqualTo(LocalDate.of(2025, 8, 1));
		assertThat(CountingYear.ACADEMIC.end(LocalDate.of(2026, 8, 1))).isEqualTo(LocalDate.of(2027, 7, 31));
		assertThat(CountingYear.FINANCIAL.begin(LocalDate.of(2026, 3, 31))).isEqualTo(LocalDate.of(2025, 4, 1));
		assertThat(Shares.percent(7, 10)).isEqualTo(new BigDecimal("70.0"));
		assertThat(Shares.percent(1, 0)).isNull();
	}

	private static @Nullable Boolean out(int day, String starts, String ends) {
		return OutOfHours.of(LocalDate.of(2026, 11, day), LocalTime.parse(starts), LocalTime.parse(ends), RULE,
				HOLIDAYS);
	}

	private static List<Present> sessions(int... presentAndFirst) {
		var sessions = new ArrayList<Present>();
		for (int i = 0; i < presentAndFirst.length; i += 2) {
			sessions.add(new Present(DAY.plusDays(i), 0, presentAndFirst[i], presentAndFirst[i + 1]));
		}
		return sessions;
	}

	private static SameSession.Facts facts(String unit, PlaceId place, @Nullable PlacePosition position, String starts,
			String ends, ActionId action) {
		return new SameSession.Facts(DAY, LocalTime.parse(starts), LocalTime.parse(ends), new UnitId(unit), place,
				position, Set.of(action));
	}

}
