package scot.adp.platform;

import java.security.SecureRandom;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The short id that joins an error page or a GraphQL error to its log lines. It lives in
 * the logging context of the request under {@link #KEY}.
 */
public final class Reference {

	/** The key in the logging context. */
	public static final String KEY = "reference";

	private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

	private static final SecureRandom RANDOM = new SecureRandom();

	private Reference() {
	}

	/** The reference of the request under way; a new one outside a request. */
	public static String current() {
		@Nullable String current = MDC.get(KEY);
		return (current != null) ? current : fresh();
	}

	/**
	 * A new reference that a person can read over the phone, such as {@code K7TM-2QXA}.
	 */
	public static String fresh() {
		var text = new StringBuilder(9);
		for (int i = 0; i < 8; i++) {
			if (i == 4) {
				text.append('-');
			}
			text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
		}
		return text.toString();
	}

}
