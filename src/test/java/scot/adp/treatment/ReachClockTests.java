package scot.adp.treatment;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scot.adp.directory.WorkingDays;
import scot.adp.platform.ConfigFile;
import scot.adp.treatment.ReachClock.Mode;
import scot.adp.treatment.ReachClock.Tried;
import scot.adp.treatment.ReachRules.Rule;

import static org.assertj.core.api.Assertions.assertThat;

/** The clock of people to reach, by its oracles and by further cases. */
class ReachClockTests {

	static final ReachRules RULES = new ReachRules(ConfigFile.read(Path.of("config/treatment/reach.yaml")));

	private static final Rule RULE = RULES.on(LocalDate.of(2026, 11, 20));

	private static final OffsetDateTime FRIDAY_NIGHT = at("2026-11-20T23:40");

	private static final OffsetDateTime SATURDAY = at("2026-11-21T08:05");

	private static final ReachClock CLOCK = of(FRIDAY_NIGHT, SATURDAY, RULE);

	@Test
	void o1_firstAttemptIsDueADayAfterTheNotice() {
		assertThat(CLOCK.attemptBy()).isEqualTo(at("2026-11-22T08:05"));
	}

	@Test
	void o1_personIsReachedThreeDaysAfterTheEvent() {
		assertThat(CLOCK.reachBy()).isEqualTo(at("2026-11-23T23:40"));
	}

	@Test
	void o1_reviewIsAWeekAfterTheNotice() {
		assertThat(CLOCK.reviewBy()).isEqualTo(at("2026-11-28T08:05"));
	}

	@Test
	void o1_followUpIsFourWeeksAfterTheEvent() {
		assertThat(CLOCK.followUpBy().toLocalDate()).isEqualTo(LocalDate.of(2026, 12, 18));
	}

	@Test
	void o3_noticeAfterThreeDaysComesPastTheClock() {
		assertThat(of(at("2026-11-15T12:00"), at("2026-11-21T12:00"), RULE).reachBy())
			.isEqualTo(at("2026-11-18T12:00"));
	}

	@Test
	void hoursRunOnWhereClocksGoBack() {
		assertThat(of(at("2026-10-24T12:00"), at("2026-10-24T12:00"), RULE).attemptBy())
			.isEqualTo(at("2026-10-25T11:00"));
	}

	@Test
	void daysKeepTheTimeOfDayWhereClocksGoBack() {
		assertThat(of(at("2026-10-24T12:00"), at("2026-10-24T12:00"), RULE).reviewBy())
			.isEqualTo(at("2026-10-31T12:00"));
	}

	@Test
	void leavingThatIsToldAheadRunsFromItsDay() {
		assertThat(of(at("2026-12-04T10:00"), SATURDAY, RULE).attemptBy()).isEqualTo(at("2026-12-05T10:00"));
	}

	@Test
	void workingHoursLeaveTheWeekendOut() {
		assertThat(of(FRIDAY_NIGHT, SATURDAY, working(8)).attemptBy()).isEqualTo(at("2026-11-23T17:00"));
	}

	@Test
	void workingHoursLeaveHolidaysOut() {
		assertThat(of(at("2026-11-30T08:00"), at("2026-11-30T08:00"), working(2)).attemptBy())
			.isEqualTo(at("2026-12-01T11:00"));
	}

	@Test
	void workingHoursGoOnTheNextDay() {
		assertThat(of(at("2026-11-24T15:00"), at("2026-11-24T15:00"), working(4)).attemptBy())
			.isEqualTo(at("2026-11-25T11:00"));
	}

	@Test
	void firstIsToTry() {
		assertThat(next()).isEqualTo(ReachStep.TRY);
	}

	@Test
	void afterAnAttemptItIsToReach() {
		assertThat(next(phone())).isEqualTo(ReachStep.REACH);
	}

	@Test
	void threeAttemptsByPhoneAreNotEnough() {
		assertThat(next(phone(), phone(), phone())).isEqualTo(ReachStep.REACH);
	}

	@Test
	void threeAttemptsWithAVisitAreEnough() {
		assertThat(next(phone(), phone(), visit())).isEqualTo(ReachStep.REVIEW);
	}

	@Test
	void whoWasReachedIsReviewed() {
		assertThat(next(reached())).isEqualTo(ReachStep.REVIEW);
	}

	@Test
	void whoWasReviewedIsFollowedUp() {
		assertThat(CLOCK.standing(List.of(reached()), true, false, false, RULE).next()).isEqualTo(ReachStep.FOLLOW_UP);
	}

	@Test
	void nothingIsLeftAfterTheFollowUp() {
		assertThat(CLOCK.standing(List.of(reached()), true, true, false, RULE).next()).isNull();
	}

	@Test
	void o6_nothingIsDueOnceItIsOver() {
		assertThat(CLOCK.standing(List.of(), false, false, true, RULE).nextDueAt()).isNull();
	}

	@Test
	void firstOfTwoContactsCounts() {
		var early = new Tried(SATURDAY.plusHours(1), false, true, false);
		assertThat(CLOCK.standing(List.of(reached(), early), false, false, false, RULE).reachedAt())
			.isEqualTo(early.at());
	}

	@Test
	void naloxoneCountsWhereTheyWereReached() {
		assertThat(CLOCK.standing(List.of(new Tried(SATURDAY, false, false, true)), false, false, false, RULE))
			.returns(false, ReachClock.Standing::naloxone);
	}

	private static @Nullable ReachStep next(Tried... attempts) {
		return CLOCK.standing(List.of(attempts), false, false, false, RULE).next();
	}

	private static Tried phone() {
		return new Tried(SATURDAY.plusHours(2), false, false, false);
	}

	private static Tried visit() {
		return new Tried(SATURDAY.plusHours(3), true, false, false);
	}

	private static Tried reached() {
		return new Tried(SATURDAY.plusHours(4), true, true, true);
	}

	private static Rule working(int hours) {
		return new Rule(RULE.from(), Mode.WORKING_HOURS, hours, 24, 7, 28, 3, 1, 6, 90, 3, 7, 400, 90,
				LocalTime.of(9, 0), LocalTime.of(17, 0));
	}

	private static ReachClock of(OffsetDateTime occurred, OffsetDateTime noticed, Rule rule) {
		return ReachClock.of(occurred, noticed, rule,
				new WorkingDays(Set.of(LocalDate.of(2026, 11, 30)))::isWorkingDay);
	}

	static OffsetDateTime at(String local) {
		return LocalDateTime.parse(local).atZone(AlertRules.ZONE).toOffsetDateTime();
	}

}
