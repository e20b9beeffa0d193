package scot.adp.governance;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;

/**
 * What a group is to look at in a meeting, as it stands on a day.
 *
 * @param on the day of the meeting
 * @param counts how many actions there are of which kind
 * @param exceptions each action once, the most serious section first, within it the
 * longest standing
 * @param wanted all that the group is asked to decide at this meeting, about an action or
 * in general
 * @param asAt the day as at which it is read, or null for now
 */
public record ExceptionsView(GroupId group, LocalDate on, Counts counts, List<ExceptionView> exceptions,
		List<DecisionView> wanted, @Nullable LocalDate asAt) {

	/**
	 * Every action of the group counted once.
	 *
	 * @param onCourse up to date and no exception
	 * @param complete done, and no exception
	 * @param notOwing no exception, and no update to go by: not begun, on hold, or not
	 * asked yet
	 */
	public record Counts(int onCourse, int complete, int notOwing, int exceptions) {

		/** All actions. */
		public int actions() {
			return onCourse + complete + notOwing + exceptions;
		}

	}

}
