package scot.adp.strategy;

import java.util.Map;

/**
 * How many actions have which freshness; the five sum to all actions.
 *
 * @param unowned of all, those of ours that nobody leads
 * @param statuses of those fresh or due, how many said which status, by code
 */
public record Health(int fresh, int due, int stale, int never, int notOwed, int unowned,
		Map<String, Integer> statuses) {

	/** The health of nothing. */
	public static final Health EMPTY = new Health(0, 0, 0, 0, 0, 0, Map.of());

	public int actionCount() {
		return fresh + due + stale + never + notOwed;
	}

	/** How many actions owe updates at all. */
	public int owing() {
		return fresh + due + stale + never;
	}

	/** How many have said something that still holds. */
	public int upToDate() {
		return fresh + due;
	}

}
