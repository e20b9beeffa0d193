package scot.adp.strategy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.strategy.DueDates.Situation;

/** Situations of an action that differ from an ordinary one in what a test is about. */
record Situations(ActionView.Responsibility responsibility, LocalDate planFrom, @Nullable LocalDate planTo,
		@Nullable LocalDate startsOn, LocalDate trackedFrom, boolean withdrawn, boolean complete,
		@Nullable LocalDate reviewOn, @Nullable LocalDate lastUpdatedOn, @Nullable Integer cadenceMonths) {

	static final LocalDate PLAN_FROM = LocalDate.of(2025, 4, 1);

	static final LocalDate TRACKED_FROM = LocalDate.of(2026, 1, 5);

	/** Of ours, in a plan without an end, known since January 2026, never updated. */
	static Situations ordinary() {
		return new Situations(ActionView.Responsibility.LOCAL, PLAN_FROM, null, null, TRACKED_FROM, false, false, null,
				null, null);
	}

	Situations national() {
		return new Situations(ActionView.Responsibility.NATIONAL, planFrom, planTo, startsOn, trackedFrom, withdrawn,
				complete, reviewOn, lastUpdatedOn, cadenceMonths);
	}

	Situations inPlan(LocalDate from, @Nullable LocalDate to) {
		return new Situations(responsibility, from, to, startsOn, trackedFrom, withdrawn, complete, reviewOn,
				lastUpdatedOn, cadenceMonths);
	}

	Situations startingOn(LocalDate day) {
		return new Situations(responsibility, planFrom, planTo, day, trackedFrom, withdrawn, complete, reviewOn,
				lastUpdatedOn, cadenceMonths);
	}

	Situations trackedFrom(LocalDate day) {
		return new Situations(responsibility, planFrom, planTo, startsOn, day, withdrawn, complete, reviewOn,
				lastUpdatedOn, cadenceMonths);
	}

	Situations isWithdrawn() {
		return new Situations(responsibility, planFrom, planTo, startsOn, trackedFrom, true, complete, reviewOn,
				lastUpdatedOn, cadenceMonths);
	}

	Situations isComplete() {
		return new Situations(responsibility, planFrom, planTo, startsOn, trackedFrom, withdrawn, true, reviewOn,
				lastUpdatedOn, cadenceMonths);
	}

	Situations onHoldUntil(LocalDate day) {
		return new Situations(responsibility, planFrom, planTo, startsOn, trackedFrom, withdrawn, complete, day,
				lastUpdatedOn, cadenceMonths);
	}

	Situations updatedOn(LocalDate day) {
		return new Situations(responsibility, planFrom, planTo, startsOn, trackedFrom, withdrawn, complete, reviewOn,
				day, cadenceMonths);
	}

	Situations every(Integer months) {
		return new Situations(responsibility, planFrom, planTo, startsOn, trackedFrom, withdrawn, complete, reviewOn,
				lastUpdatedOn, months);
	}

	Situation situation() {
		return new Situation(responsibility, planFrom, planTo, startsOn, trackedFrom, withdrawn, complete, reviewOn,
				lastUpdatedOn, cadenceMonths);
	}

}
