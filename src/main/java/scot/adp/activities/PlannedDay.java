package scot.adp.activities;

import java.time.LocalDate;
import java.time.LocalTime;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * A day on which a series is planned, and what is known of it.
 *
 * @param session what was recorded of it; null where nothing was
 */
public record PlannedDay(SeriesPlans.Id series, Programmes.Id programme, UnitId unit, LocalDate on, LocalTime starts,
		LocalTime ends, State state, Sessions.@Nullable Id session) {

	/** How far a planned day is. */
	public enum State {

		/** To come, or today. */
		PLANNED,
		/** Over, without a word, and not for long. */
		WAITING,
		/** Over for long, without a word. */
		NOT_RECORDED,
		/**
		 * Over, without a word, on a day on which its service was away or nobody can say
		 * whether it was open: did it run?
		 */
		ASKED,
		/** Counted by card, and to be confirmed. */
		TO_CHECK,
		/** It was held. */
		HELD,
		/** It did not run, and somebody said why. */
		DID_NOT_RUN;

		/** Whether it is over and nobody said a word. */
		public boolean missing() {
			return this == WAITING || this == NOT_RECORDED || this == ASKED;
		}

		/** Whether it counts among the planned days of which shares are told. */
		boolean decided() {
			return this == NOT_RECORDED || recorded();
		}

		/** Whether somebody said a word. */
		boolean recorded() {
			return this == HELD || this == DID_NOT_RUN || this == TO_CHECK;
		}

	}

}
