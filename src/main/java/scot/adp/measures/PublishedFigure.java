package scot.adp.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.MeasureCode;

/**
 * A figure that somebody else published, as it was printed. One that a later release
 * prints otherwise has several vintages; each stays.
 *
 * @param figure which figure of the series, by code
 * @param by which part of it: the value of each dimension of the series, by its code
 * @param printed as it was printed, a sign such as {@code x} too
 * @param value the number; null where none was printed, which is no nought
 * @param numerator of what is printed as {@code 75% (105/145)}; else null
 * @param qualifier what a sign beside it, or in its place, says; null for none
 * @param method by which version of the publisher's method it was made; figures of two
 * are not to be compared
 * @param measure ours that it stands beside; null for none
 * @param release what the release is called
 * @param source where it was found, as whoever kept it wrote
 * @param typed whether somebody typed it; else a file brought it
 * @param vintage counts what releases said of it, from 1; one that says the same again is
 * none
 * @param newest whether no later release says otherwise
 * @param workedOut whether it is worked out here from others, and was not printed; its id
 * finds nothing
 */
public record PublishedFigure(PublishedFigures.Id id, SeriesCode series, String figure, String label, String unit,
		PublishedArea area, Map<String, String> by, PublishedPeriod period, String printed, @Nullable BigDecimal value,
		@Nullable BigDecimal numerator, @Nullable BigDecimal denominator, @Nullable Qualifier qualifier, int method,
		@Nullable MeasureCode measure, String publisher, String release, LocalDate publishedOn, String source,
		boolean typed, int vintage, boolean newest, boolean workedOut) {

	/** The figure with its unit, such as {@code 92.4%}, or what its sign says. */
	public String display() {
		if (value == null && qualifier != null) {
			return "%s (%s)".formatted(printed, qualifier.words());
		}
		if (unit.startsWith("per ")) {
			return "%s %s".formatted(printed, unit);
		}
		return unit.equals("%") && !printed.contains("%") ? printed + "%" : printed;
	}

	/** What a sign of a publisher says. Nought is a number, and none of these. */
	public enum Qualifier {

		/** Worked out by the publisher from other figures. */
		DERIVED("worked out by the publisher"),
		/** There is none. */
		NOT_AVAILABLE("not available"),
		/** It makes no sense there. */
		NOT_APPLICABLE("not applicable"),
		/** It would tell of few people. */
		CONFIDENTIAL("confidential"),
		/** It was left out so that nobody can work out another that is confidential. */
		SUPPRESSED("hidden to protect people");

		private final String words;

		Qualifier(String words) {
			this.words = words;
		}

		/** What it says, for a person. */
		public String words() {
			return words;
		}

	}

}
