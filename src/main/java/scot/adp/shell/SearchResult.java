package scot.adp.shell;

import java.util.List;

import scot.adp.platform.reading.SearchWords.Tier;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource.Withheld;

/**
 * What was found.
 *
 * @param groups by kind, the best first; a kind with nothing is left out
 * @param withheld what was not searched for the caller
 */
public record SearchResult(List<Group> groups, List<Withheld> withheld) {

	/** How many hits there are. */
	public int count() {
		return groups.stream().mapToInt(group -> group.hits().size()).sum();
	}

	/** Whether some kind has more hits than are told. */
	public boolean more() {
		return groups.stream().anyMatch(Group::more);
	}

	/** Whether nothing has the words as they were typed. */
	public boolean similarOnly() {
		return !groups.isEmpty() && groups.stream().allMatch(group -> group.tier() == Tier.SIMILAR);
	}

	/**
	 * Hits of a kind.
	 *
	 * @param more whether there are more than these
	 */
	public record Group(SearchKind kind, List<SearchHit> hits, boolean more) {

		Tier tier() {
			return hits.getFirst().tier();
		}

	}

}
