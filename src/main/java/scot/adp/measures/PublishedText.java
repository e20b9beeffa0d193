package scot.adp.measures;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.PublishedFigure.Qualifier;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Read;

/**
 * What stands where a figure is printed: a number, one with what it is made of, or a sign
 * that says why there is none.
 *
 * @param printed as it was printed, as one line
 */
record PublishedText(String printed, @Nullable BigDecimal value, @Nullable BigDecimal numerator,
		@Nullable BigDecimal denominator, @Nullable Qualifier qualifier) {

	/** The most characters of a figure. */
	static final int LIMIT = PrintedFigure.LIMIT;

	/**
	 * Reads a figure.
	 * @param text of a cell or a field
	 * @param sign of the column beside it; empty for none
	 * @param series whose signs it may have
	 */
	static Read<PublishedText> read(String text, String sign, PublishedSeries series) {
		String printed = Blanks.line(text);
		@Nullable Qualifier beside = null;
		String told = Blanks.line(sign);
		if (!told.isEmpty()) {
			beside = qualifier(told, series);
			if (beside == null) {
				return not("The sign beside it is none that this series has; look it up in the publisher's notes.");
			}
		}
		if (printed.isEmpty()) {
			return (beside != null) ? as(new PublishedText(told, null, null, null, beside)) : not("");
		}
		@Nullable Qualifier inPlace = qualifier(printed, series);
		if (inPlace != null) {
			return as(new PublishedText(printed, null, null, null, inPlace));
		}
		@Nullable PrintedFigure figure = PrintedFigure.read(printed).found().orElse(null);
		if (figure == null) {
			return not(
					"This is neither a number nor a sign that this series has; write it as it is printed, such as 92.4 or 75% (105/145).");
		}
		return as(new PublishedText(printed, figure.value(), figure.numerator(), figure.denominator(), beside));
	}

	private static @Nullable Qualifier qualifier(String sign, PublishedSeries series) {
		return series.signs()
			.stream()
			.filter(it -> it.sign().equalsIgnoreCase(sign))
			.findFirst()
			.map(PublishedSeries.Sign::means)
			.orElse(null);
	}

	private static Read<PublishedText> as(PublishedText read) {
		return new Read<>(read, "");
	}

	private static Read<PublishedText> not(String fault) {
		return new Read<>(null, fault);
	}

}
