package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.WorkingDays;

/**
 * When an action owes updates and when the next one is due: the rule behind freshness. It
 * is worked out anew whenever an update, the plan or a meeting changes, and stored.
 *
 * @param owedFrom the first day on which updates are owed, or null where none ever is
 * @param owedUntil the last such day, or null where there is no end
 * @param dueFrom the day from which the next update is asked for
 * @param nextDueOn the last day on which it is in time, or null where no deadline is
 * known
 */
record DueDates(@Nullable LocalDate owedFrom, @Nullable LocalDate owedUntil, @Nullable LocalDate dueFrom,
		@Nullable LocalDate nextDueOn) {

	/** Working days before a due date from which an update is asked for. */
	static final int NOTICE = ActionView.NOTICE;

	private static final DueDates NONE = new DueDates(null, null, null, null);

	/**
	 * Works the dates out. An update serves a paper deadline when it says how things
	 * stood on a day within the notice before that deadline or later; so the next due
	 * date is the first deadline whose notice had not begun when the last update was
	 * true.
	 * @param situation what is known of the action
	 * @param paperDeadlines of the overseeing group, past ones too, in order
	 */
	static DueDates of(Situation situation, List<LocalDate> paperDeadlines, WorkingDays workingDays) {
		if (situation.responsibility() == ActionView.Responsibility.NATIONAL || situation.complete()
				|| situation.withdrawn()) {
			return NONE;
		}
		LocalDate from = latest(situation.planFrom(), situation.trackedFrom(), situation.startsOn(),
				situation.reviewOn());
		@Nullable LocalDate due = (situation.cadenceMonths() != null) ? rolling(situation, situation.cadenceMonths(), from)
				: nextDeadline(situation.lastUpdatedOn(), from, paperDeadlines, workingDays);
		@Nullable LocalDate dueFrom = (due != null) ? workingDays.before(due, NOTICE) : null;
		return new DueDates(from, situation.planTo(), dueFrom, due);
	}

	private static LocalDate rolling(Situation situation, int months, LocalDate from) {
		if (situation.lastUpdatedOn() == null) {
			return from.plusMonths(months);
		}
		LocalDate due = situation.lastUpdatedOn().plusMonths(months);
		return due.isBefore(from) ? from : due;
	}

	private static @Nullable LocalDate nextDeadline(@Nullable LocalDate lastUpdatedOn, LocalDate from,
			List<LocalDate> deadlines, WorkingDays workingDays) {
		for (LocalDate deadline : deadlines) {
			boolean served = lastUpdatedOn != null && !lastUpdatedOn.isBefore(workingDays.before(deadline, NOTICE));
			if (!deadline.isBefore(from) && !served) {
				return deadline;
			}
		}
		return null;
	}

	private static LocalDate latest(LocalDate first, @Nullable LocalDate... others) {
		LocalDate found = first;
		for (LocalDate other : others) {
			if (other != null && other.isAfter(found)) {
				found = other;
			}
		}
		return found;
	}

	/**
	 * What the rule looks at.
	 *
	 * @param trackedFrom since when the program has known the action
	 * @param reviewOn until when it is on hold, or null where it is not
	 * @param lastUpdatedOn the day of which the last update speaks
	 * @param cadenceMonths asks again so many months after the last update instead of by
	 * the group's deadlines
	 */
	record Situation(ActionView.Responsibility responsibility, LocalDate planFrom, @Nullable LocalDate planTo,
			@Nullable LocalDate startsOn, LocalDate trackedFrom, boolean withdrawn, boolean complete,
			@Nullable LocalDate reviewOn, @Nullable LocalDate lastUpdatedOn, @Nullable Integer cadenceMonths) {
	}

}
