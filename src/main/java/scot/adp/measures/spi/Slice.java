package scot.adp.measures.spi;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * What part of a measure a value is of: the whole, or those of one value of one of its
 * breakdowns.
 *
 * @param by the breakdown, as the dictionary names it, such as {@code locality}; empty
 * for the whole
 * @param value a code of it; empty for the whole
 */
public record Slice(String by, String value) {

	/** Everything that the measure counts. */
	public static final Slice WHOLE = new Slice("", "");

	/** The breakdown whose values are units; each sees its own. */
	public static final String UNIT = "unit";

	/** Where it is not known which value a row belongs to. */
	public static final String NOT_KNOWN = "NOT_KNOWN";

	public Slice {
		if (by.isEmpty() != value.isEmpty()) {
			throw new IllegalArgumentException("a breakdown goes with a value of it");
		}
	}

	/** What a unit did. */
	public static Slice of(UnitId unit) {
		return new Slice(UNIT, unit.value());
	}

	public boolean whole() {
		return by.isEmpty();
	}

	/** Whose it is; null where it is no single unit's. */
	public @Nullable UnitId unit() {
		return by.equals(UNIT) && !value.equals(NOT_KNOWN) ? new UnitId(value) : null;
	}

}
