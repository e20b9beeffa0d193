package scot.adp.platform.reading;

import java.text.Normalizer;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * What nobody can see in a text: blanks of all kinds, such as the no-break spaces that
 * word processors and web pages write, and characters without any width.
 */
public final class Blanks {

	private static final int TOLD_AT_MOST = 60;

	/** Characters with a width and nothing in it that Unicode counts as letters. */
	private static final String FILLERS = "\u2800\u3164\u115f\u1160\uffa0";

	/** Without a width, and without a meaning at the ends of a text. */
	private static final String HIDDEN = "\u200b\u2060\ufeff\u00ad\u180e\u200e\u200f\u061c";

	private static final Map<Integer, String> NAMES = Map.of(0xa0, "no-break space", 0x202f, "narrow no-break space",
			0x2007, "figure space", 0x2009, "thin space", 0x200b, "zero-width space", 0xfeff, "byte order mark", 0x2060,
			"word joiner", 0xad, "soft hyphen", 0x09, "tab");

	private Blanks() {
	}

	/** Whether a person would see nothing. */
	public static boolean isBlank(@Nullable CharSequence text) {
		return text == null || text.codePoints().allMatch(it -> isBlank(it) || isUnseen(it));
	}

	/** A text without the blanks around it; what stands between stays as it is. */
	public static String strip(String text) {
		IntPredicate goes = it -> isBlank(it) || HIDDEN.indexOf(it) >= 0;
		int from = 0;
		while (from < text.length() && goes.test(text.codePointAt(from))) {
			from += Character.charCount(text.codePointAt(from));
		}
		int to = text.length();
		while (to > from && goes.test(text.codePointBefore(to))) {
			to -= Character.charCount(text.codePointBefore(to));
		}
		return text.substring(from, to);
	}

	/** {@link #strip}; null where a person would see nothing. */
	public static @Nullable String stripped(@Nullable String text) {
		return isBlank(text) ? null : strip(Objects.requireNonNull(text));
	}

	/**
	 * A text as one line, such as a name: runs of blanks become one space, and what has
	 * no width goes. What joins letters or parts of a sign stays.
	 */
	public static String line(String text) {
		var line = new StringBuilder();
		text.codePoints().filter(it -> HIDDEN.indexOf(it) < 0).forEach(it -> {
			if (!isBlank(it)) {
				line.appendCodePoint(it);
			}
			else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
				line.append(' ');
			}
		});
		return isBlank(line) ? "" : strip(line.toString());
	}

	/**
	 * A text for a machine to read, such as a day or a code: one line, without anything
	 * that is not seen, with the digits and letters of a keyboard for their wide kin, and
	 * with a hyphen for every kind of hyphen, dash and minus.
	 */
	static String plain(String text) {
		var seen = new StringBuilder();
		text.codePoints()
			.filter(it -> !isUnseen(it) || isBlank(it))
			.forEach(it -> seen.appendCodePoint(isBlank(it) ? ' ' : isDash(it) ? '-' : it));
		return line(Normalizer.normalize(seen, Normalizer.Form.NFKC));
	}

	/**
	 * A text as a message repeats it: not too long, and what is not seen by its name.
	 */
	public static String told(String text) {
		var told = new StringBuilder();
		text.codePoints().limit(TOLD_AT_MOST).forEach(it -> {
			if (it == ' ' || !isBlank(it) && !isUnseen(it) && !Character.isISOControl(it)) {
				told.appendCodePoint(it);
			}
			else {
				told.append('[')
					.append(NAMES.getOrDefault(it, isBlank(it) ? "a blank" : "a hidden character U+%04X".formatted(it)))
					.append(']');
			}
		});
		return (text.codePointCount(0, text.length()) > TOLD_AT_MOST) ? told + "..." : told.toString();
	}

	private static boolean isBlank(int it) {
		return Character.isWhitespace(it) || Character.isSpaceChar(it) || it == '\u0085' || FILLERS.indexOf(it) >= 0;
	}

	private static boolean isUnseen(int it) {
		return Character.getType(it) == Character.FORMAT || it == '\u034f' || it >= '\ufe00' && it <= '\ufe0f';
	}

	private static boolean isDash(int it) {
		return Character.getType(it) == Character.DASH_PUNCTUATION || it == '\u2212' || it == '\u2043';
	}

}
