package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.directory.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;
import static scot.adp.strategy.Situations.PLAN_FROM;
import static scot.adp.strategy.Situations.TRACKED_FROM;
import static scot.adp.strategy.Situations.ordinary;

class DueDatesTests {

	private static final LocalDate MARCH = LocalDate.of(2026, 3, 5);

	private static final LocalDate JUNE = LocalDate.of(2026, 6, 4);

	private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 3);

	private static final List<LocalDate> DEADLINES = List.of(MARCH, JUNE, DECEMBER);

	private static final WorkingDays NO_HOLIDAYS = new WorkingDays(List.of());

	@Test
	void firstDeadlineIsDueWhenNothingWasEverSaid() {
		var dates = of(ordinary());
		assertThat(dates.nextDueOn()).isEqualTo(MARCH);
		assertThat(dates.dueFrom()).isEqualTo(MARCH.minusWeeks(2));
		assertThat(dates.owedFrom()).isEqualTo(TRACKED_FROM);
		assertThat(dates.owedUntil()).isNull();
	}

	@Test
	void deadlinesBeforeTheProgramKnewTheActionDoNotCount() {
		assertThat(of(ordinary().trackedFrom(MARCH)).nextDueOn()).isEqualTo(MARCH);
		assertThat(of(ordinary().trackedFrom(MARCH.plusDays(1))).nextDueOn()).isEqualTo(JUNE);
	}

	@Test
	void deadlinesBeforeThePlanDoNotCount() {
		assertThat(of(ordinary().inPlan(LocalDate.of(2026, 4, 1), null)).nextDueOn()).isEqualTo(JUNE);
	}

	@Test
	void deadlinesBeforeTheActionStartsDoNotCount() {
		var dates = of(ordinary().startingOn(LocalDate.of(2026, 4, 1)));
		assertThat(dates.owedFrom()).isEqualTo(LocalDate.of(2026, 4, 1));
		assertThat(dates.nextDueOn()).isEqualTo(JUNE);
	}

	@Test
	void updateOnTheFirstDayOfNoticeServesTheDeadline() {
		assertThat(of(ordinary().updatedOn(MARCH.minusWeeks(2))).nextDueOn()).isEqualTo(JUNE);
	}

	@Test
	void updateOnTheDayBeforeNoticeDoesNotServeTheDeadline() {
		assertThat(of(ordinary().updatedOn(MARCH.minusWeeks(2).minusDays(1))).nextDueOn()).isEqualTo(MARCH);
	}

	@Test
	void updateOnTheDeadlineServesIt() {
		assertThat(of(ordinary().updatedOn(MARCH)).nextDueOn()).isEqualTo(JUNE);
	}

	@Test
	void lateUpdateServesTheDeadlineItMissedAndNotTheNext() {
		assertThat(of(ordinary().updatedOn(MARCH.plusDays(1))).nextDueOn()).isEqualTo(JUNE);
	}

	@Test
	void firstOfSeveralMissedDeadlinesStaysDue() {
		assertThat(of(ordinary().updatedOn(TRACKED_FROM)).nextDueOn()).isEqualTo(MARCH);
	}

	@Test
	void oneUpdateServesEveryDeadlineThatWasMissed() {
		assertThat(of(ordinary().updatedOn(JUNE.plusDays(30))).nextDueOn()).isEqualTo(DECEMBER);
	}

	@Test
	void updateInTheNoticeOfTwoDeadlinesServesBoth() {
		var dates = DueDates.of(ordinary().updatedOn(LocalDate.of(2026, 3, 4)).situation(),
				List.of(MARCH, MARCH.plusDays(6), JUNE), NO_HOLIDAYS);
		assertThat(dates.nextDueOn()).isEqualTo(JUNE);
	}

	@Test
	void nothingIsDueOnceTheLastKnownDeadlineIsServed() {
		var dates = of(ordinary().updatedOn(DECEMBER));
		assertThat(dates.nextDueOn()).isNull();
		assertThat(dates.dueFrom()).isNull();
		assertThat(dates.owedFrom()).isEqualTo(TRACKED_FROM);
	}

	@Test
	void updatesAreOwedEvenWithoutMeetings() {
		var dates = DueDates.of(ordinary().situation(), List.of(), NO_HOLIDAYS);
		assertThat(dates).isEqualTo(new DueDates(TRACKED_FROM, null, null, null));
	}

	@Test
	void holidayMovesTheNoticeForward() {
		var saintAndrew = new WorkingDays(List.of(LocalDate.of(2026, 11, 30)));
		var dates = DueDates.of(ordinary().updatedOn(JUNE).situation(), DEADLINES, saintAndrew);
		assertThat(dates.nextDueOn()).isEqualTo(DECEMBER);
		assertThat(dates.dueFrom()).isEqualTo(LocalDate.of(2026, 11, 18));
		assertThat(of(ordinary().updatedOn(JUNE)).dueFrom()).isEqualTo(LocalDate.of(2026, 11, 19));
	}

	@Test
	void holidayDecidesWhetherAnUpdateServesTheDeadline() {
		var saintAndrew = new WorkingDays(List.of(LocalDate.of(2026, 11, 30)));
		var situation = ordinary().updatedOn(LocalDate.of(2026, 11, 18)).situation();
		assertThat(DueDates.of(situation, DEADLINES, saintAndrew).nextDueOn()).isNull();
		assertThat(DueDates.of(situation, DEADLINES, NO_HOLIDAYS).nextDueOn()).isEqualTo(DECEMBER);
	}

	@Test
	void nationalActionsOweNothing() {
		assertThat(of(ordinary().national())).isEqualTo(new DueDates(null, null, null, null));
	}

	@Test
	void completeActionsOweNothing() {
		assertThat(of(ordinary().updatedOn(MARCH).isComplete())).isEqualTo(new DueDates(null, null, null, null));
	}

	@Test
	void withdrawnActionsOweNothing() {
		assertThat(of(ordinary().isWithdrawn())).isEqualTo(new DueDates(null, null, null, null));
	}

	@Test
	void planThatEndsOwesNothingAfterwards() {
		var end = LocalDate.of(2026, 3, 31);
		assertThat(of(ordinary().inPlan(PLAN_FROM, end)).owedUntil()).isEqualTo(end);
	}

	@Test
	void actionOnHoldOwesNothingBeforeItsReviewAndCountsDeadlinesFromThen() {
		var dates = of(ordinary().updatedOn(MARCH).onHoldUntil(LocalDate.of(2026, 7, 1)));
		assertThat(dates.owedFrom()).isEqualTo(LocalDate.of(2026, 7, 1));
		assertThat(dates.nextDueOn()).isEqualTo(DECEMBER);
	}

	@Test
	void reviewOnTheDeadlineIsDueOnThatDay() {
		assertThat(of(ordinary().updatedOn(MARCH).onHoldUntil(JUNE)).nextDueOn()).isEqualTo(JUNE);
	}

	@Test
	void cadenceTakesThePlaceOfDeadlines() {
		var dates = of(ordinary().updatedOn(LocalDate.of(2026, 2, 10)).every(6));
		assertThat(dates.nextDueOn()).isEqualTo(LocalDate.of(2026, 8, 10));
		assertThat(dates.dueFrom()).isEqualTo(LocalDate.of(2026, 7, 27));
	}

	@Test
	void cadenceWithoutAnUpdateRunsFromTheFirstDayOwed() {
		assertThat(of(ordinary().every(3)).nextDueOn()).isEqualTo(TRACKED_FROM.plusMonths(3));
	}

	@Test
	void cadenceWaitsForTheReviewOfAnActionOnHold() {
		var review = LocalDate.of(2027, 1, 11);
		assertThat(of(ordinary().updatedOn(MARCH).every(3).onHoldUntil(review)).nextDueOn()).isEqualTo(review);
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-31, 1, 2026-02-28", "2028-01-31, 1, 2028-02-29", "2026-08-31, 1, 2026-09-30",
			"2028-02-29, 12, 2029-02-28", "2027-02-28, 12, 2028-02-28", "2026-11-30, 3, 2027-02-28",
			"2027-11-30, 3, 2028-02-29" })
	void cadenceEndsOnTheLastDayWhereTheMonthIsShorter(LocalDate updated, int months, LocalDate due) {
		assertThat(of(ordinary().updatedOn(updated).every(months)).nextDueOn()).isEqualTo(due);
	}

	private static DueDates of(Situations situations) {
		return DueDates.of(situations.situation(), DEADLINES, NO_HOLIDAYS);
	}

}
