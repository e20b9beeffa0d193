package scot.adp.shell.spi;

import java.util.List;

/** Contributes to the two lists of Today, the most pressing first. */
public interface WorkItems {

	/**
	 * What the signed-in person must do.
	 * @param wholeTeam for the support team: what any of them must do
	 * @param limit the most items wanted
	 */
	Found mine(boolean wholeTeam, int limit);

	/** What the signed-in person waits for others to do; empty for most. */
	Found waiting(int limit);

	/**
	 * Some items of a list.
	 *
	 * @param total how many there are in all
	 */
	record Found(List<WorkItem> items, int total) {
	}

}
