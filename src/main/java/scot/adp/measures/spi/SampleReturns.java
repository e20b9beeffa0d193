package scot.adp.measures.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.events.DataSet;
import scot.adp.platform.UnitId;

/** Invents returns for a first start with sample data. */
public interface SampleReturns {

	/** The data set. */
	DataSet dataSet();

	/** The unit that brings them. */
	UnitId unit();

	/**
	 * What was filed, the first first; the unit brings returns from the first period on.
	 * @param today the day of the start
	 */
	List<Sample> filed(LocalDate today);

	/**
	 * How many of the last of them wait for the lead of the unit, where only the lead can
	 * say that they are right.
	 */
	default int toConfirm() {
		return 0;
	}

	/**
	 * A return as it was filed.
	 *
	 * @param reason of one that was put right; null for the first of a period
	 */
	record Sample(Period period, boolean nil, Map<String, Integer> answers, @Nullable String reason) {
	}

}
