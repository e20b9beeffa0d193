package scot.adp.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Whether something is open in an area on a day of the week at a time of day.
 *
 * @param band the code of the time of day
 * @param covered on how many of the days that were looked at
 * @param of how many were looked at
 * @param reason why nothing is, the nearest that there is; null where something is
 * @param since since when it is so of what is watched, as far as it was looked at; null
 * where that is not known
 */
public record CoverageCell(AreaCode area, DayOfWeek weekday, String band, int covered, int of, State state,
		@Nullable Reason reason, @Nullable LocalDate since) {

	CoverageCell since(@Nullable LocalDate day) {
		return new CoverageCell(area, weekday, band, covered, of, state, reason, day);
	}

	/** How much of it there is. */
	public enum State {

		/** On each of the days. */
		COVERED,
		/** On some of them. */
		PARTIAL,
		/** On none. */
		GAP

	}

	/** Why there is nothing, the nearest first: what would have to change least. */
	public enum Reason {

		/** What is open then is paused. */
		PAUSED,
		/** Nobody said for too long that the entry of what is open then is right. */
		NOT_ASSURED,
		/** Nobody confirmed the hours of what may be open then. */
		HOURS_NOT_CONFIRMED,
		/** What is open then is online alone. */
		ONLINE_ONLY,
		/** What is open then is closed for holidays on all the days. */
		HOLIDAY,
		/** There is nothing. */
		NONE

	}

}
