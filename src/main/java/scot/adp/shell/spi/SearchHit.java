package scot.adp.shell.spi;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Tier;

/**
 * Something that was found.
 *
 * @param tier how well it has the words
 * @param rank how it compares with others of its tier and kind; more is better
 * @param code what it is called in short, or null
 * @param title what it is called
 * @param detail what it belongs to; may be empty
 * @param href where it is shown, within the program
 * @param part the words around those searched for; empty where the title has them
 */
public record SearchHit(Tier tier, double rank, @Nullable String code, String title, String detail, String href,
		List<Piece> part) {

	/** A hit with the part of its text as {@link SearchWords#snippet} marks it. */
	public static SearchHit of(int tier, double rank, @Nullable String code, String title, String detail, String href,
			@Nullable String snippet) {
		return new SearchHit(Tier.values()[tier], rank, code, title, detail, href, pieces(snippet));
	}

	private static List<Piece> pieces(@Nullable String snippet) {
		if (snippet == null || snippet.indexOf(SearchWords.MARK) < 0) {
			return List.of();
		}
		var pieces = new ArrayList<Piece>();
		for (String behind : snippet.split(String.valueOf(SearchWords.MARK), -1)) {
			int end = behind.indexOf(SearchWords.UNMARK);
			if (end >= 0) {
				pieces.add(new Piece(behind.substring(0, end), true));
			}
			String rest = behind.substring(end + 1);
			if (!rest.isEmpty()) {
				pieces.add(new Piece(rest, false));
			}
		}
		return List.copyOf(pieces);
	}

	/**
	 * Some words.
	 *
	 * @param found whether they were searched for
	 */
	public record Piece(String words, boolean found) {
	}

}
