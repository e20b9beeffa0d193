package scot.adp.activities;

import java.util.List;

/** Whether a count is so large that somebody who knows has to look at it. */
final class UsualCount {

	private UsualCount() {
	}

	/**
	 * Whether it is: above a number, and above so many times the median of the last.
	 * @param last the last counts, in any order; the median of an even number lies midway
	 */
	static boolean exceeded(int count, List<Integer> last, ActivityRules.Rule rule) {
		// Twice the median, which is whole.
		long twice = 0;
		if (!last.isEmpty()) {
			var sorted = last.stream().sorted().toList();
			twice = sorted.get((sorted.size() - 1) / 2) + (long) sorted.get(sorted.size() / 2);
		}
		return count > rule.checkAbove() && 2L * count > twice * rule.checkTimesMedian();
	}

}
