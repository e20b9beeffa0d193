package scot.adp.strategy;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/** Texts as people give them. */
final class GivenText {

	private static final int ADDRESS_LIMIT = 2000;

	private GivenText() {
	}

	/** Without white space around it; null where nothing is left. */
	static @Nullable String stripped(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/** Notes what keeps a text from being stored. */
	static Problem.Faults check(Problem.Faults faults, String path, @Nullable String text, int limit) {
		int length = (text != null) ? text.strip().length() : 0;
		return faults.when(length > limit, path, "Keep it to %d characters; it has %d.".formatted(limit, length))
			.when(text != null && text.indexOf('\0') >= 0, path,
					"It holds a character that cannot be stored; type it anew.");
	}

	/**
	 * Notes what keeps a text from being stored.
	 * @param missing what to say where it is not given; null where it need not be
	 */
	static Problem.Faults check(Problem.Faults faults, String path, @Nullable String text, int limit,
			@Nullable String missing) {
		return check((missing != null) ? faults.when(stripped(text) == null, path, missing) : faults, path, text,
				limit);
	}

	/** Whether a text is the address of a page on the web. */
	static boolean isWebAddress(@Nullable String text) {
		if (text == null || text.length() > ADDRESS_LIMIT) {
			return false;
		}
		try {
			var uri = new URI(text.strip());
			return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
