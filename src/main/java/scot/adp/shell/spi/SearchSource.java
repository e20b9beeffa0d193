package scot.adp.shell.spi;

import java.util.List;

import scot.adp.platform.reading.SearchWords;

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
	default List<Withheld> withheld() {
		return List.of();
	}

	/**
	 * Words that not everyone reads. The key {@code search.not.<name>} tells it on pages,
	 * and the API knows it by its name: the module adds both.
	 */
	record Withheld(String name) {
	}

}
