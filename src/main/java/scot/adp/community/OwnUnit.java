package scot.adp.community;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * A unit for which somebody can record.
 *
 * @param persons whether an agreement lets it tell people apart
 * @param pattern what its own numbers look like; null where that is not set
 */
public record OwnUnit(UnitId unit, String name, boolean persons, @Nullable String pattern) {

	/** One of its own numbers as it may look; null where that is not set. */
	public @Nullable String example() {
		if (pattern == null) {
			return null;
		}
		var example = new StringBuilder();
		int digit = 0;
		for (char sign : pattern.toCharArray()) {
			example.append((sign == '#') ? Character.forDigit(++digit % 10, 10) : sign);
		}
		return example.toString();
	}

}
