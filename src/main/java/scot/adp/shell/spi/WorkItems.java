package scot.adp.shell.spi;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Contributes to the two lists of Today, the most pressing first. */
public interface WorkItems {

	/**
	 * What the signed-in person must do.
	 * @param wholeTeam for the support team: what any of them must do
	 * @param limit the most items wanted
	 */
	Found mine(boolean wholeTeam, int limit);

	/** What the signed-in person waits for others to do; nothing for most. */
	default Found waiting(int limit) {
		return Found.NONE;
	}

	/**
	 * Some items of a list.
	 *
	 * @param total how many there are in all
	 * @param together what can be done for all of them at once, or null
	 */
	record Found(List<WorkItem> items, int total, WorkItem.@Nullable Verb together) {

		/** Nothing to do. */
		public static final Found NONE = new Found(List.of(), 0);

		/** Items that are done one by one. */
		public Found(List<WorkItem> items, int total) {
			this(items, total, null);
		}

	}

}
