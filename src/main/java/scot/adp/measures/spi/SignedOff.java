package scot.adp.measures.spi;

import java.time.LocalDate;
import java.util.function.Predicate;

import scot.adp.events.DataSet;

/**
 * Tells whether figures were released that a record counts for. A record that comes after
 * that is kept and marked; the released figure stands. {@code measures} implements it; it
 * is called without a caller.
 */
public interface SignedOff {

	/**
	 * The days that lie in a period of which a measure that is counted from the data set
	 * was released.
	 */
	Predicate<LocalDate> days(DataSet dataSet);

}
