package scot.adp.platform.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the headings of columns. */
public final class Headings {

	/** What people put behind a heading to say how to fill the column in. */
	private static final Pattern HINT = Pattern
		.compile("[(\\[]\\s*(required|mandatory|optional|if any|if known|d+[/ .-]?m+[/ .-]?y+|y+[/ .-]?m+[/ .-]?d+)"
				+ "\\s*[)\\]]");

	private static final Pattern BETWEEN = Pattern.compile("[\\p{Z}\\p{C}\\p{P}&&[^%&#@]]+");

	private Headings() {
	}

	/**
	 * What makes two writings one heading: its letters, digits and signs, whatever the
	 * case, the blanks, hyphens, stars and colons, and whether it says that the column is
	 * required. Empty where there are none.
	 */
	public static String key(String text) {
		String plain = Normalizer.normalize(Blanks.plain(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
		return BETWEEN.matcher(HINT.matcher(plain).replaceAll("").replace("&", " and ")).replaceAll("");
	}

}
