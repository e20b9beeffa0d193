package scot.adp.activities;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/** Parts of a whole, as they are told. */
final class Shares {

	private Shares() {
	}

	/** Percent with one place, half up; null of nothing. */
	static @Nullable BigDecimal percent(long part, long whole) {
		return (whole == 0) ? null
				: BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
	}

}
