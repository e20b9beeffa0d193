package scot.adp.exchange;

import java.util.regex.Pattern;

/**
 * Makes texts of people harmless where a spreadsheet program will open them: none is
 * taken for a formula.
 */
public final class SafeText {

	/** The most characters that a cell of a workbook holds. */
	public static final int CELL_LIMIT = 32_767;

	private static final char APOSTROPHE = '\'';

	private static final String QUOTED = "\"\r\n,;\t";

	private static final Pattern CODE_OF_A_SIGN = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

	private SafeText() {
	}

	/**
	 * A text as one field of a delimited file: with an apostrophe before it where a
	 * spreadsheet program would take it for a formula, and in quotes where RFC 4180 asks
	 * for them.
	 */
	public static String csv(String text) {
		String safe = looksLikeFormula(text) ? APOSTROPHE + text : text;
		boolean quoted = safe.chars().anyMatch(character -> QUOTED.indexOf(character) >= 0)
				|| !safe.equals(safe.strip());
		return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
	}

	/**
	 * A text as the parts of a workbook keep it: what looks like the code of a sign, such
	 * as {@code _x0041_}, is told to be a text, or it would be read as the sign.
	 */
	public static String escaped(String text) {
		return CODE_OF_A_SIGN.matcher(text).replaceAll("_x005F_");
	}

	/**
	 * A text as the content of a cell: without characters that no workbook can hold, with
	 * simple line ends, no longer than a cell is.
	 */
	public static String cell(String text) {
		var kept = new StringBuilder(Math.min(text.length(), CELL_LIMIT));
		String lines = escaped(text).replace("\r\n", "\n").replace('\r', '\n');
		for (int at = 0; at < lines.length();) {
			int character = lines.codePointAt(at);
			int length = Character.charCount(character);
			at += length;
			if (!inXml(character)) {
				continue;
			}
			if (kept.length() + length > CELL_LIMIT) {
				break;
			}
			kept.appendCodePoint(character);
		}
		return kept.toString();
	}

	/**
	 * Whether a spreadsheet program could take the text for a formula, the full-width
	 * signs of East Asian keyboards among them.
	 */
	static boolean looksLikeFormula(String text) {
		return !text.isEmpty() && switch (text.charAt(0)) {
			case '=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
			default -> false;
		};
	}

	/** Whether XML 1.0 has the character; lone halves of a pair are none. */
	private static boolean inXml(int character) {
		return character == '\t' || character == '\n' || (character >= 0x20 && character <= 0xD7FF)
				|| (character >= 0xE000 && character <= 0xFFFD) || character >= 0x10000;
	}

}
