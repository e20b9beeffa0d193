package scot.adp.measures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Read;

/**
 * A number as it was printed, such as {@code 92.4} or {@code 75% (105/145)}. It is kept
 * as it stands; that it does not agree with what it is made of is worth a word, and no
 * reason to print another.
 *
 * @param printed as it was printed, as one line
 * @param numerator what it says that it is made of; null where it does not
 */
public record PrintedFigure(String printed, BigDecimal value, @Nullable BigDecimal numerator,
		@Nullable BigDecimal denominator) {

	/** The most characters of a figure. */
	public static final int LIMIT = 40;

	private static final String NUMBER = "(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\\.[0-9]{1,15})?)";

	private static final Pattern PRINTED = Pattern
		.compile("£?%1$s ?%%?(?: ?\\(%1$s ?(?:/|of|out of) ?%1$s\\))?".formatted(NUMBER));

	/** Reads a figure; what is none is told with what to do. */
	public static Read<PrintedFigure> read(String text) {
		String printed = Blanks.line(text);
		Matcher matcher = PRINTED.matcher(printed);
		if (printed.length() > LIMIT || !matcher.matches()) {
			return new Read<>(null, "This is no number; write it as it is printed, such as 92.4 or 75% (105/145).");
		}
		return new Read<>(new PrintedFigure(printed, number(matcher.group(1)), optional(matcher.group(2)),
				optional(matcher.group(3))), "");
	}

	private static BigDecimal number(String digits) {
		return new BigDecimal(digits.replace(",", ""));
	}

	private static @Nullable BigDecimal optional(@Nullable String digits) {
		return (digits != null) ? number(digits) : null;
	}

	/** What it is made of as a percentage; empty where it does not say. */
	public Optional<BigDecimal> recomputed() {
		return (numerator != null && denominator != null && denominator.signum() > 0)
				? Optional.of(percentage(numerator, denominator)) : Optional.empty();
	}

	/** What does not agree in it, in words; empty where all does. */
	public Optional<String> warning() {
		if (numerator == null || denominator == null || denominator.signum() <= 0) {
			return Optional.empty();
		}
		BigDecimal made = percentage(numerator, denominator);
		return differs(value, made) ? Optional.of("%s is printed, and %s of %s recomputes to %s%%.".formatted(printed,
				PublishedChecks.shown(numerator, 0), PublishedChecks.shown(denominator, 0),
				PublishedChecks.shown(made, 1))) : Optional.empty();
	}

	/**
	 * Whether a percentage is another than the printed one. What is printed without
	 * decimals is right within half of one.
	 */
	static boolean differs(BigDecimal printed, BigDecimal recomputed) {
		BigDecimal tolerance = PublishedSeries.Share.TOLERANCE
			.max(BigDecimal.ONE.movePointLeft(Math.max(0, printed.scale())).divide(BigDecimal.TWO));
		return recomputed.subtract(printed).abs().compareTo(tolerance) > 0;
	}

	static BigDecimal percentage(BigDecimal numerator, BigDecimal denominator) {
		return numerator.multiply(BigDecimal.valueOf(100)).divide(denominator, MathContext.DECIMAL128);
	}

}
