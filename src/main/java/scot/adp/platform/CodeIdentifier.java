package scot.adp.platform;

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
	 * @return the same code
	 * @throws IllegalArgumentException for anything else
	 */
	static String checked(String value) {
		if (!value.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,%d}".formatted(LIMIT - 1))) {
			throw new IllegalArgumentException("'%s' is no code: use letters, digits, hyphens and full stops"
				.formatted(value.length() > 60 ? value.substring(0, 60) + "..." : value));
		}
		return value;
	}

}
