package scot.adp.directory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How long an entry counts as right. Months run forward from the day on which somebody
 * said so, to the last day of a month that is too short.
 *
 * @param dueMonths after how many it is to be said again
 * @param chaseDays how many days later it is asked for once more
 * @param hiddenMonths after how many the public does not see it
 * @param noticeDays how many days before that whoever runs it is told
 */
record AssuranceRules(int dueMonths, int chaseDays, int hiddenMonths, int noticeDays) {

	/**
	 * How fresh an entry is on a day.
	 * @param said who said so last; null where nobody did
	 * @param noticeOn the day on which whoever runs it was told that it will be hidden;
	 * null where nobody was told yet
	 */
	Assurance on(LocalDate day, Assurance.@Nullable Said said, @Nullable LocalDate noticeOn) {
		if (said == null) {
			return new Assurance(Assurance.State.NONE, null, null, null, null, null);
		}
		LocalDate due = due(said.on());
		@Nullable LocalDate hidden = (noticeOn != null) ? Stream.of(hidden(said.on()), noticeOn.plusDays(noticeDays))
			.max(Comparator.naturalOrder())
			.orElseThrow() : null;
		Assurance.State state;
		if (hidden != null && !day.isBefore(hidden)) {
			state = Assurance.State.HIDDEN;
		}
		else if (!day.isBefore(due.plusDays(chaseDays))) {
			state = Assurance.State.CHASED;
		}
		else {
			state = day.isBefore(due) ? Assurance.State.FRESH : Assurance.State.DUE;
		}
		return new Assurance(state, said.on(), said.role(), said.how(), due, hidden);
	}

	/** From when on it is to be said again. */
	LocalDate due(LocalDate assuredOn) {
		return assuredOn.plusMonths(dueMonths);
	}

	/** From when on it is hidden where whoever runs it was told in time. */
	LocalDate hidden(LocalDate assuredOn) {
		return assuredOn.plusMonths(hiddenMonths);
	}

	/** The steps that are to be taken by a day, each from its own day on. */
	Map<Step, LocalDate> steps(LocalDate assuredOn) {
		return Map.of(Step.DUE, due(assuredOn), Step.CHASED, due(assuredOn).plusDays(chaseDays), Step.NOTICE,
				hidden(assuredOn).minusDays(noticeDays));
	}

	/** What whoever runs an entry is sent, in order. */
	enum Step {

		DUE, CHASED, NOTICE

	}

}
