package scot.adp.platform.reading;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads codes of actions, plans, units and the like. A code has one form, in which it is
 * kept and shown; people write it as they like: {@code hou 10.5} is {@code HOU-10.5}.
 */
public final class Codes {

	private static final int TOLD_AT_MOST = 5;

	private Codes() {
	}

	/**
	 * A code as it is kept: with the hyphen of a keyboard, without blanks around it or
	 * around its hyphens and stops, and without anything that is not seen. Whether it is
	 * a code is for others to say.
	 */
	public static String form(String text) {
		return Blanks.plain(text).replaceAll(" ?([.-]) ?", "$1");
	}

	/**
	 * What makes two writings one code: its runs of letters and of digits, with a space
	 * between.
	 */
	public static String key(String text) {
		return Arrays
			.stream(Blanks.plain(text)
				.toLowerCase(Locale.ROOT)
				.split("[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})"))
			.filter(run -> !run.isEmpty())
			.collect(Collectors.joining(" "));
	}

	/**
	 * The one of some codes that a text means: the one that is written so, or else the
	 * only one with the same letters and digits.
	 * @param known each in its form
	 */
	public static Read<String> among(Collection<String> known, String text) {
		String form = form(text);
		return known.contains(form) ? Read.as(form) : among(known).apply(text);
	}

	/** {@link #among(Collection, String)} for many texts. */
	public static Function<String, Read<String>> among(Collection<String> known) {
		var byKey = known.stream().distinct().sorted().collect(Collectors.groupingBy(Codes::key));
		byKey.remove("");
		return text -> {
			String form = form(text);
			if (known.contains(form)) {
				return Read.as(form);
			}
			var meant = byKey.getOrDefault(key(text), List.of());
			if (meant.size() == 1) {
				return Read.as(meant.getFirst());
			}
			return Read
				.not(meant.isEmpty() ? "There is no '%s'.".formatted(Blanks.told(form))
						: "'%s' may be any of %s; write the one that is meant as it stands here.".formatted(
								Blanks.told(form),
								meant.stream().limit(TOLD_AT_MOST).collect(Collectors.joining(", "))));
		};
	}

}
