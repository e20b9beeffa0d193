package scot.adp.strategy;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/** Texts as somebody gave them: stripped, and checked for what cannot be kept. */
final class GivenText {

	private GivenText() {
	}

	/** Without the blanks around it; null where nothing else is left. */
	static @Nullable String stripped(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/**
	 * Notes what is wrong with a text.
	 * @param missing what to say where it is not given; null where it need not be
	 */
	static Problem.Faults check(Problem.Faults faults, String path, @Nullable String text, int limit,
			@Nullable String missing) {
		@Nullable String given = stripped(text);
		if (given == null) {
			return (missing != null) ? faults.when(true, path, missing) : faults;
		}
		return faults
			.when(given.length() > limit, path, "Keep it to %d characters; it has %d.".formatted(limit, given.length()))
			.when(given.indexOf('\0') >= 0, path, "It holds a character that cannot be kept; type it anew.");
	}

}
