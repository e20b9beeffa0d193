package scot.adp.measures.spi;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What a source counted for one cell: a measure, a period and a slice.
 *
 * @param numerator what was counted or measured; null unless there is a number
 * @param denominator what it is a share of; null where it is of nothing. Nought over
 * nought is kept as it is, and has no value
 * @param rows how many source rows were counted, for the numerator and the denominator
 */
public record Counted(MeasureCode measure, Period period, Slice slice, State state, @Nullable BigDecimal numerator,
		@Nullable BigDecimal denominator, long rows) {

	public Counted {
		if ((state == State.NUMBER || state == State.NIL_RETURN) != (numerator != null)) {
			throw new IllegalArgumentException(
					"%s goes %s a number".formatted(state, (state == State.NUMBER) ? "with" : "without"));
		}
		if (rows < 0 || (numerator != null && numerator.signum() < 0)
				|| (denominator != null && denominator.signum() < 0)) {
			throw new IllegalArgumentException("nothing is counted below nought");
		}
	}

	/** So many; nought is a number. */
	public static Counted count(MeasureCode measure, Period period, Slice slice, long count, long rows) {
		return new Counted(measure, period, slice, State.NUMBER, BigDecimal.valueOf(count), null, rows);
	}

	/** So many of so many. */
	public static Counted ratio(MeasureCode measure, Period period, Slice slice, long numerator, long denominator,
			long rows) {
		return new Counted(measure, period, slice, State.NUMBER, BigDecimal.valueOf(numerator),
				BigDecimal.valueOf(denominator), rows);
	}

	/** Something measured over rows, such as their median. */
	public static Counted value(MeasureCode measure, Period period, Slice slice, BigDecimal value, long rows) {
		return new Counted(measure, period, slice, State.NUMBER, value, null, rows);
	}

	/** Nought, because whoever was asked said that there was nothing. */
	public static Counted nil(MeasureCode measure, Period period, Slice slice) {
		return new Counted(measure, period, slice, State.NIL_RETURN, BigDecimal.ZERO, null, 0);
	}

	/** Nobody has told, or it makes no sense there. */
	public static Counted without(MeasureCode measure, Period period, Slice slice, State state) {
		return new Counted(measure, period, slice, state, null, null, 0);
	}

	/** What there is in a cell. Nought is a number, and none of the others. */
	public enum State {

		/** A number, nought among them. */
		NUMBER,
		/** Nought, said by a nil return. */
		NIL_RETURN,
		/** It was to be told, and nobody did. */
		MISSING,
		/** It makes no sense there. */
		NOT_APPLICABLE

	}

}
