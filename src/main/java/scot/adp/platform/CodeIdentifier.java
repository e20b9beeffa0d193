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
		String code = Codes.form(value);
		if (!code.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,%d}".formatted(LIMIT - 1))) {
			throw new IllegalArgumentException(
					"'%s' is no code: use letters, digits, hyphens and full stops".formatted(Blanks.told(value)));
		}
		return code;
	}

}
