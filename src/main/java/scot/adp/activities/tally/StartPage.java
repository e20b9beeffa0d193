package scot.adp.activities.tally;

import java.util.List;

/**
 * Where counting begins: what to count.
 *
 * @param last the series that the person counted last
 * @param today others that are planned today, or were lately and nobody said a word
 * @param all all others
 * @param cards whether the person may make cards
 */
public record StartPage(List<Line> last, List<Line> today, List<Line> all, boolean cards) {

	/**
	 * A series.
	 *
	 * @param address where it is counted
	 * @param where its place; empty where that is not told
	 * @param when when it is planned now; empty where it is not
	 */
	public record Line(String address, String title, String where, String when) {
	}

}
