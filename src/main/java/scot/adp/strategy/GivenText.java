package scot.adp.strategy;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

/** Texts as people give them. */
final class GivenText {

	private static final int ADDRESS_LIMIT = 2000;

	private GivenText() {
	}

	/** Without white space around it; null where nothing is left. */
	static @Nullable String stripped(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
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
