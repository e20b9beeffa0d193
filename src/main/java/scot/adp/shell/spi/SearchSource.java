package scot.adp.shell.spi;

import java.util.List;
import java.util.Set;

import scot.adp.platform.SearchWords;

/**
 * Finds things of one kind. A module whose things people look for implements it, one bean
 * for each kind and one statement for each search.
 */
public interface SearchSource {

	/** What it finds. */
	SearchKind kind();

	/**
	 * What has the words, the best first, of what the signed-in person may read.
	 * @param limit the most that is wanted
	 */
	List<SearchHit> search(SearchWords words, int limit);

	/**
	 * What is never searched for the signed-in person, whatever the words are: that
	 * nothing was found there tells nothing about what is there.
	 */
	default Set<Withheld> withheld() {
		return Set.of();
	}

	/** Words that not everyone reads. */
	enum Withheld {

		/** The words of updates of units that are not one's own. */
		UPDATES_OF_OTHERS,
		/** The notes that the support team keeps for itself. */
		TEAM_NOTES,
		/** The notes of partner units on actions that one's own units do not work on. */
		NOTES_OF_OTHERS

	}

}
