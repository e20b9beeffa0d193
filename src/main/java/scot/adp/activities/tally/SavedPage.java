package scot.adp.activities.tally;

import java.util.List;

/**
 * What became of a count.
 *
 * @param said in a sentence
 * @param notes what else is to be known
 * @param putRight where it is put right; empty where that is over
 * @param undo where it is taken back; empty where that is over
 * @param key of the change that takes it back
 * @param again where the next is counted
 * @param minutes for how many minutes it can be put right
 */
public record SavedPage(String said, List<String> notes, String putRight, String undo, String key, String again,
		int minutes) {
}
