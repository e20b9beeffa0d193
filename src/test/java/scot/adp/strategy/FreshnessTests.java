package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import scot.adp.directory.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;
import static scot.adp.strategy.Situations.PLAN_FROM;
import static scot.adp.strategy.Situations.TRACKED_FROM;
import static scot.adp.strategy.Situations.ordinary;

class FreshnessTests {

	private static final LocalDate MARCH = LocalDate.of(2026, 3, 5);

	private static final LocalDate JUNE = LocalDate.of(2026, 6, 4);

	private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 3);

	private static final WorkingDays SAINT_ANDREW = new WorkingDays(List.of(LocalDate.of(2026, 11, 30)));

	@Test
	void neverUpdatedIsNeverUntilTheFirstDueDateHasPassed() {
		assertThat(on(TRACKED_FROM, ordinary())).isEqualTo(Freshness.NEVER);
		assertThat(on(MARCH.minusWeeks(2), ordinary())).isEqualTo(Freshness.NEVER);
		assertThat(on(MARCH, ordinary())).isEqualTo(Freshness.NEVER);
		assertThat(on(MARCH.plusDays(1), ordinary())).isEqualTo(Freshness.STALE);
	}

	@Test
	void updatedIsFreshUntilTheDayBeforeNotice() {
		var updated = ordinary().updatedOn(MARCH);
		assertThat(on(MARCH, updated)).isEqualTo(Freshness.FRESH);
		assertThat(on(JUNE.minusWeeks(2).minusDays(1), updated)).isEqualTo(Freshness.FRESH);
	}

	@Test
	void updatedIsDueFromTheFirstDayOfNoticeToTheDeadlineItself() {
		var updated = ordinary().updatedOn(MARCH);
		assertThat(on(JUNE.minusWeeks(2), updated)).isEqualTo(Freshness.DUE);
		assertThat(on(JUNE.minusDays(1), updated)).isEqualTo(Freshness.DUE);
		assertThat(on(JUNE, updated)).isEqualTo(Freshness.DUE);
	}

	@Test
	void updatedIsStaleFromTheDayAfterTheDeadline() {
		var updated = ordinary().updatedOn(MARCH);
		assertThat(on(JUNE.plusDays(1), updated)).isEqualTo(Freshness.STALE);
		assertThat(on(DECEMBER.plusYears(1), updated)).isEqualTo(Freshness.STALE);
	}

	@Test
	void updateInsideTheNoticeMakesFreshAgain() {
		assertThat(on(JUNE, ordinary().updatedOn(JUNE.minusWeeks(2)))).isEqualTo(Freshness.FRESH);
		assertThat(on(JUNE.plusDays(1), ordinary().updatedOn(JUNE.minusWeeks(2)))).isEqualTo(Freshness.FRESH);
	}

	@Test
	void updateJustBeforeTheNoticeIsAskedForAgain() {
		var early = ordinary().updatedOn(JUNE.minusWeeks(2).minusDays(1));
		assertThat(on(JUNE.minusWeeks(2), early)).isEqualTo(Freshness.DUE);
		assertThat(on(JUNE.plusDays(1), early)).isEqualTo(Freshness.STALE);
	}

	@Test
	void holidayBringsTheNoticeForward() {
		var updated = ordinary().updatedOn(JUNE);
		assertThat(on(LocalDate.of(2026, 11, 17), updated)).isEqualTo(Freshness.FRESH);
		assertThat(on(LocalDate.of(2026, 11, 18), updated)).isEqualTo(Freshness.DUE);
	}

	@Test
	void staysStaleOverSeveralMissedDeadlinesAndIsFreshAfterOneUpdate() {
		var day = JUNE.plusDays(30);
		assertThat(on(day, ordinary().updatedOn(TRACKED_FROM))).isEqualTo(Freshness.STALE);
		assertThat(on(day, ordinary().updatedOn(day))).isEqualTo(Freshness.FRESH);
	}

	@Test
	void planThatIsNotYetLiveOwesNothing() {
		var planned = ordinary().inPlan(JUNE, null);
		assertThat(on(JUNE.minusDays(1), planned)).isEqualTo(Freshness.NOT_OWED);
		assertThat(on(JUNE, planned)).isEqualTo(Freshness.NEVER);
	}

	@Test
	void closedPlanOwesNothingWhateverWasMissed() {
		var closing = ordinary().inPlan(PLAN_FROM, JUNE).updatedOn(TRACKED_FROM);
		assertThat(on(JUNE, closing)).isEqualTo(Freshness.STALE);
		assertThat(on(JUNE.plusDays(1), closing)).isEqualTo(Freshness.NOT_OWED);
	}

	@Test
	void actionThatHasNotBegunOwesNothing() {
		var later = ordinary().startingOn(LocalDate.of(2026, 4, 1));
		assertThat(on(LocalDate.of(2026, 3, 31), later)).isEqualTo(Freshness.NOT_OWED);
		assertThat(on(LocalDate.of(2026, 4, 1), later)).isEqualTo(Freshness.NEVER);
	}

	@Test
	void actionOnHoldOwesNothingUntilItsReviewDate() {
		var review = LocalDate.of(2026, 7, 1);
		var held = ordinary().updatedOn(MARCH).onHoldUntil(review);
		assertThat(on(JUNE.plusDays(1), held)).isEqualTo(Freshness.NOT_OWED);
		assertThat(on(review.minusDays(1), held)).isEqualTo(Freshness.NOT_OWED);
		assertThat(on(review, held)).isEqualTo(Freshness.FRESH);
		assertThat(on(DECEMBER.plusDays(1), held)).isEqualTo(Freshness.STALE);
	}

	@Test
	void completeWithdrawnAndNationalActionsOweNothingOnAnyDay() {
		for (LocalDate day : List.of(PLAN_FROM.minusYears(1), MARCH, MARCH.plusDays(1), DECEMBER.plusYears(5))) {
			assertThat(on(day, ordinary().updatedOn(MARCH).isComplete())).isEqualTo(Freshness.NOT_OWED);
			assertThat(on(day, ordinary().isWithdrawn())).isEqualTo(Freshness.NOT_OWED);
			assertThat(on(day, ordinary().national())).isEqualTo(Freshness.NOT_OWED);
		}
	}

	@Test
	void withoutAKnownDeadlineAnUpdatedActionStaysFreshAndAnotherNever() {
		var far = DECEMBER.plusYears(3);
		assertThat(on(far, ordinary().updatedOn(DECEMBER))).isEqualTo(Freshness.FRESH);
		assertThat(Freshness.on(far, DueDates.of(ordinary().situation(), List.of(), SAINT_ANDREW), null))
			.isEqualTo(Freshness.NEVER);
	}

	@Test
	void cadenceOverALeapDayIsStaleOnTheFirstOfMarch() {
		var leap = ordinary().updatedOn(LocalDate.of(2027, 11, 30)).every(3);
		assertThat(on(LocalDate.of(2028, 2, 14), leap)).isEqualTo(Freshness.FRESH);
		assertThat(on(LocalDate.of(2028, 2, 15), leap)).isEqualTo(Freshness.DUE);
		assertThat(on(LocalDate.of(2028, 2, 29), leap)).isEqualTo(Freshness.DUE);
		assertThat(on(LocalDate.of(2028, 3, 1), leap)).isEqualTo(Freshness.STALE);
	}

	private static Freshness on(LocalDate day, Situations situations) {
		var situation = situations.situation();
		return Freshness.on(day, DueDates.of(situation, List.of(MARCH, JUNE, DECEMBER), SAINT_ANDREW),
				situation.lastUpdatedOn());
	}

}
