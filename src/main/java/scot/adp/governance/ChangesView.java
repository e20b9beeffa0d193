package scot.adp.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.strategy.ActionView;

/**
 * What changed for a group from the end of one day to the end of another.
 *
 * @param actions those of which something changed, in their plans' order
 * @param totals how many actions had which change; a kind that none had is left out
 */
public record ChangesView(GroupId group, LocalDate from, LocalDate to, List<ChangedAction> actions,
		Map<Changes.Kind, Integer> totals) {

	/**
	 * An action of which something changed.
	 *
	 * @param action as it was known at the later day, or else at the earlier one
	 */
	public record ChangedAction(ActionView action, List<Change> changes) {
	}

	/**
	 * One change.
	 *
	 * @param what the title of a milestone, the reference of a decision or the names of
	 * fields; null where the kind says it all
	 * @param before what was there, in a word or a day
	 * @param after what is there
	 * @param count how many there were, 1 for most kinds
	 */
	public record Change(Changes.Kind kind, @Nullable String what, @Nullable String before, @Nullable String after,
			int count) {
	}

}
