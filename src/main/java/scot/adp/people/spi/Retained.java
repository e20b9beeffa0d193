package scot.adp.people.spi;

import java.time.LocalDate;
import java.util.Collection;

import scot.adp.events.DataSet;
import scot.adp.platform.UnitId;

/**
 * Records of one data set that are kept for a time, which their module erases by itself.
 * All methods run within the caller's transaction, ask no rights, and leave signed
 * figures alone.
 */
public interface Retained {

	/** Which data set this is. */
	DataSet dataSet();

	/**
	 * Erases some of what has been kept long enough, the oldest first.
	 * @param trigger what the time counts from, never {@code DEATH} nor {@code OBJECTION}
	 * @param until the last day of the trigger whose rows are to go
	 * @param limit how many at most; fewer only where no more are left
	 * @param held whose rows stay; what belongs to no unit stays where any is held
	 * @return how many were erased
	 */
	int erase(RetainedData.Trigger trigger, LocalDate until, int limit, Collection<UnitId> held);

}
