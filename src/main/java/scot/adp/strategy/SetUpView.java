package scot.adp.strategy;

import java.util.List;
import java.util.Map;

import scot.adp.directory.GroupId;
import scot.adp.platform.UnitId;

/**
 * What is missing before a plan can run.
 *
 * @param actions how many actions the partnership carries out
 * @param missing how many of them lack what
 * @param silent the groups that oversee some of them and have no paper deadline ahead
 * @param units how many units lead some of them
 * @param unanswered those of the units for which nobody answers today
 */
public record SetUpView(int actions, Map<Missing, Integer> missing, List<SilentGroup> silent, int units,
		List<UnitId> unanswered) {

	/** Whether nothing is missing. */
	public boolean ready() {
		return actions > 0 && missing.values().stream().allMatch(count -> count == 0) && silent.isEmpty()
				&& unanswered.isEmpty();
	}

	/**
	 * A group without a paper deadline ahead.
	 *
	 * @param actions how many actions cannot fall due for it
	 */
	public record SilentGroup(GroupId group, String name, int actions) {
	}

}
