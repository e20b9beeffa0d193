package scot.adp.platform;

import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Codes;

/**
 * An identifier that people chose and that never changes its meaning, such as the code of
 * a unit or a plan. Implementations are records whose only component is the value.
 */
public interface CodeIdentifier {

	/** The most characters of a code. */
	int LIMIT = 40;

	String value();

	/**
	 * Checks a code.
	 * @param value letters, digits, hyphens and full stops, at most 40
	 * @return the code in the form in which it is kept: without blanks around it and with
	 * the hyphen of a keyboard
	 * @throws IllegalArgumentException for anything else
	 */
	static String checked(String value) {
		// Each row that is read has some, which are in their form already.
		String code = isCode(value) ? value : Codes.form(value);
		if (!isCode(code)) {
			throw new IllegalArgumentException(
					"'%s' is no code: use letters, digits, hyphens and full stops".formatted(Blanks.told(value)));
		}
		return code;
	}

	private static boolean isCode(String text) {
		return !text.isEmpty() && text.length() <= LIMIT && text.charAt(0) != '.' && text.charAt(0) != '-'
				&& text.chars()
					.allMatch(it -> it >= 'a' && it <= 'z' || it >= 'A' && it <= 'Z' || it >= '0' && it <= '9'
							|| it == '.' || it == '-');
	}

}
