package scot.adp.directory.open;

import java.util.stream.IntStream;

/** Whether somebody may have meant a name that they spelled otherwise. */
final class Misspelling {

	/** Shorter names are too near to each other. */
	private static final int SHORTEST = 4;

	/** From here on two letters may be wrong. */
	private static final int LONG = 7;

	private Misspelling() {
	}

	/** Whether one letter, of a long name two, is missing, too many, or another. */
	static boolean of(String name, String typed) {
		int allowed = (name.length() >= LONG) ? 2 : 1;
		return name.length() >= SHORTEST && Math.abs(name.length() - typed.length()) <= allowed
				&& distance(name, typed) <= allowed;
	}

	/** The number of letters to add, to leave out or to change (Levenshtein, 1965). */
	private static int distance(String one, String other) {
		int[] last = IntStream.rangeClosed(0, other.length()).toArray();
		for (int i = 1; i <= one.length(); i++) {
			int[] now = new int[last.length];
			now[0] = i;
			for (int j = 1; j < now.length; j++) {
				int changed = last[j - 1] + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				now[j] = Math.min(changed, Math.min(last[j], now[j - 1]) + 1);
			}
			last = now;
		}
		return last[other.length()];
	}

}
