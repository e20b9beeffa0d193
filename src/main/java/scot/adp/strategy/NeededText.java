package scot.adp.strategy;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/** Checks a text that somebody typed and must have typed. */
final class GivenText {

	private GivenText() {
	}

	/**
	 * The text without the space around it.
	 * @param ask what to do where it is missing
	 * @throws Problem where it is missing, too long or cannot be stored
	 */
	static String checked(String path, @Nullable String given, int limit, String ask) {
		String text = (given != null) ? given.strip() : "";
		new Problem.Faults().when(text.isEmpty(), path, ask)
			.when(text.length() > limit, path, "Keep it to %d characters; it has %d.".formatted(limit, text.length()))
			.when(text.indexOf('\0') >= 0, path, "Leave out the character with the code 0; it cannot be stored.")
			.raise();
		return text;
	}

}
