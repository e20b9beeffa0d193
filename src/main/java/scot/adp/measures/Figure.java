package scot.adp.measures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A number as its reader may see it. Every gated number of pages, the API, files and
 * papers is one of these.
 *
 * @param state what there is; only a number has a value
 * @param value not rounded; null where there is none to see
 * @param numerator what it was made of; null where hidden or absent
 * @param denominator what it is a share of; null where hidden, absent or of nothing
 * @param display as it is shown, without its unit but for percent
 */
public record Figure(State state, @Nullable BigDecimal value, @Nullable BigDecimal numerator,
		@Nullable BigDecimal denominator, String display) {

	/** A number of a measure, or that nought of nought has no value. */
	static Figure of(MeasureView measure, BigDecimal numerator, @Nullable BigDecimal denominator) {
		if (denominator != null && denominator.signum() == 0) {
			return new Figure(State.NO_VALUE, null, numerator, denominator, State.NO_VALUE.words);
		}
		BigDecimal value = value(measure, numerator, denominator);
		return new Figure(State.NUMBER, value, numerator, denominator, shown(measure, value));
	}

	/** Nought that a unit said by a nil return. */
	static Figure nil() {
		return new Figure(State.NIL_RETURN, BigDecimal.ZERO, BigDecimal.ZERO, null, State.NIL_RETURN.words);
	}

	/** A count that its module let through; its rules for small numbers are its own. */
	public static Figure count(BigDecimal count) {
		return new Figure(State.NUMBER, count, count, null, String.format(Locale.UK, "%,.0f", count));
	}

	/** What has no number to see. */
	public static Figure without(State state) {
		return new Figure(state, null, null, null, state.words);
	}

	/**
	 * Whether a target is met, by the value that is not rounded; null where that cannot
	 * be said.
	 */
	@Nullable Boolean meets(@Nullable BigDecimal target, MeasureView.Direction direction) {
		if (target == null || value == null || direction == MeasureView.Direction.NEUTRAL) {
			return null;
		}
		int compared = value.compareTo(target);
		return (direction == MeasureView.Direction.UP) ? compared >= 0 : compared <= 0;
	}

	/** A count as a percentage of what was aimed for; null where that makes no sense. */
	@Nullable BigDecimal share(MeasureView measure, @Nullable BigDecimal target) {
		return (target == null || value == null || target.signum() == 0 || measure.shape() != MeasureView.Shape.COUNT)
				? null : value.multiply(BigDecimal.valueOf(100)).divide(target, 1, RoundingMode.HALF_UP);
	}

	/** A value of a measure in figures, such as {@code 1,204} or {@code 89.6%}. */
	static String shown(MeasureView measure, BigDecimal value) {
		String figures = String.format(Locale.UK, "%,." + measure.precision() + "f",
				value.setScale(measure.precision(), RoundingMode.HALF_UP));
		return measure.unit().equals("%") ? figures + "%" : figures;
	}

	private static BigDecimal value(MeasureView measure, BigDecimal numerator, @Nullable BigDecimal denominator) {
		BigDecimal times = numerator.multiply(BigDecimal.valueOf(measure.per()));
		return (denominator != null) ? times.divide(denominator, MathContext.DECIMAL128) : times;
	}

	/** What there is to see. Each is something else. */
	public enum State {

		/** A number, nought among them. */
		NUMBER(""),
		/** Nought of nought: there was nothing to take a share of. */
		NO_VALUE("No value"),
		/** Nought, said by a nil return. */
		NIL_RETURN("0 (nil return)"),
		/** It was to be told, and nobody did. */
		MISSING("Not reported"),
		/** It makes no sense there. */
		NOT_APPLICABLE("n/a"),
		/** Its period is not over, or nobody owes it yet. */
		NOT_YET_DUE("Not yet due"),
		/** It would tell of few people. */
		HIDDEN("*"),
		/** The analyst has not released it to this reader. */
		NOT_RELEASED("Not released yet");

		private final String words;

		State(String words) {
			this.words = words;
		}

	}

}
