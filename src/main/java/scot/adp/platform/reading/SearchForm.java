package scot.adp.platform.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The one form in which names and words are compared when somebody looks for them,
 * whichever way their letters are written: {@code M\u00e0iri} is {@code mairi}, O'Brien
 * is {@code obrien}. The database has the same as {@code platform.search_form}.
 */
public final class SearchForm {

	private static final String APOSTROPHES = "'\u2019\u2018\u02bc\u02bb`\u00b4\u2032\uff07";

	private static final Pattern LEFT_OUT = Pattern
		.compile("[" + APOSTROPHES + "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff]+");

	private static final Pattern MARKS = Pattern.compile("[\u0300-\u036f]+");

	/** Letters that are no other letter with a mark. */
	private static final Map<Character, String> OTHERS = Map.ofEntries(Map.entry('\u00f8', "o"),
			Map.entry('\u0142', "l"), Map.entry('\u0111', "d"), Map.entry('\u00f0', "d"), Map.entry('\u00fe', "th"),
			Map.entry('\u00e6', "ae"), Map.entry('\u0153', "oe"), Map.entry('\u00df', "ss"), Map.entry('\u0131', "i"),
			Map.entry('\u0127', "h"), Map.entry('\u0167', "t"), Map.entry('\u0138', "q"), Map.entry('\u014b', "n"));

	private SearchForm() {
	}

	/**
	 * What of a text is searched through: its form, and the one in which apostrophes part
	 * words, so that O'Brien is found as {@code o brien} too. The database has the same
	 * as {@code platform.search_forms}.
	 */
	public static String searched(String text) {
		String parted = text.replaceAll("[" + APOSTROPHES + "]", " ");
		return parted.equals(text) ? of(text) : of(text) + " " + of(parted);
	}

	/** The form of a text. */
	public static String of(String text) {
		String parted = LEFT_OUT.matcher(text).replaceAll("").replaceAll("[/\\-\u2010-\u2014\u2212]", " ");
		String plain = MARKS.matcher(Normalizer.normalize(parted, Normalizer.Form.NFKD)).replaceAll("");
		var form = new StringBuilder();
		for (char letter : plain.toLowerCase(Locale.ROOT).toCharArray()) {
			form.append(OTHERS.getOrDefault(letter, String.valueOf(letter)));
		}
		return form.toString();
	}

}
