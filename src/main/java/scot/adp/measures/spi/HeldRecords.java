package scot.adp.measures.spi;

import java.time.LocalDate;

import scot.adp.events.DataSet;
import scot.adp.platform.UnitId;

/**
 * Tells whether a unit has single records of a data set, so that it cannot choose to
 * bring a return for a period in which it has. Who keeps such records implements it.
 */
public interface HeldRecords {

	/** The data set. */
	DataSet dataSet();

	/** Whether the unit has records that stand from a day on. */
	boolean since(UnitId unit, LocalDate from);

}
