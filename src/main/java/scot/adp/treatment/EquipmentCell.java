package scot.adp.treatment;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Period;

/**
 * How far an outlet told of a month.
 *
 * @param filed what holds, of the month or of the quarter around it; null where nothing
 * was filed
 * @param period the month or the quarter that is to be told of, or was
 * @param dueOn when it is due, or was
 */
public record EquipmentCell(Period month, State state, @Nullable EquipmentReturnView filed, Period period,
		LocalDate dueOn) {

	/** Where a month stands. Not reported is not nought. */
	public enum State {

		/** Numbers were told. */
		REPORTED,
		/** Nothing was handed out. */
		NIL,
		/** It is due, and nobody told. */
		NOT_REPORTED,
		/** It is not due yet, or the outlet is not asked of it. */
		NOT_DUE

	}

}
