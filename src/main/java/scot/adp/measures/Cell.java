package scot.adp.measures;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;

/**
 * A stored value, as only the gate may see it.
 *
 * @param state null where a slice has no rows any more
 * @param vintage counts the values that the cell had, from 1
 */
record Cell(MeasureCode measure, Period period, Slice slice, int vintage, int method, Counted.@Nullable State state,
		@Nullable BigDecimal numerator, @Nullable BigDecimal denominator, long rows, OffsetDateTime computedAt) {

	/** Whether there is a number in it. */
	boolean counted() {
		return numerator != null;
	}

	boolean gone() {
		return state == null;
	}

	/** The same cell of other numbers. */
	Cell of(@Nullable BigDecimal otherNumerator, @Nullable BigDecimal otherDenominator) {
		return new Cell(measure, period, slice, vintage, method, Counted.State.NUMBER, otherNumerator, otherDenominator,
				rows, computedAt);
	}

	/** Whether it says what was counted just now. */
	boolean says(Counted counted, int byMethod) {
		return state == counted.state() && period.equals(counted.period()) && method == byMethod
				&& rows == counted.rows() && same(numerator, counted.numerator())
				&& same(denominator, counted.denominator());
	}

	private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
		return (one == null || other == null) ? one == other : one.compareTo(other) == 0;
	}

}
