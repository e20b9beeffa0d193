package scot.adp.measures.ui;

import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;

/** Addresses of the pages of measures. */
final class MeasureLinks {

	private MeasureLinks() {
	}

	/** The page of a measure. */
	static String measure(MeasureCode code) {
		return "measures/" + code.value();
	}

	/** How the number of a period came about. */
	static String about(MeasureCode code, Period period) {
		return "%s?of=%s".formatted(measure(code), period.from());
	}

}
