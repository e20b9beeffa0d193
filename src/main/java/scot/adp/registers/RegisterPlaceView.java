package scot.adp.registers;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * What a register asks a unit for, or what a unit told of itself, and how it stands
 * today.
 *
 * @param kind of which register
 * @param title what it is called, where the register tells things apart by that
 * @param place tells such a thing from all others; null where titles tell nothing apart
 * @param asked whether an entry is expected of the unit
 * @param last the entry that holds today; null where nobody told anything
 */
public record RegisterPlaceView(String kind, UnitId unit, String item, @Nullable String title, @Nullable UUID place,
		boolean asked, Standing standing, @Nullable RegisterEntryView last) {

	/**
	 * Which thing an address or a program means.
	 * @param place as a place tells it; null for none
	 * @throws Problem where it cannot be one
	 */
	public static @Nullable UUID read(@Nullable String place) {
		try {
			return (place != null) ? UUID.fromString(place) : null;
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("place", "Send it as the place of the register tells it.");
		}
	}

	/** How it stands. */
	public enum Standing {

		/** The day until which it holds, or on which it is looked at again, is over. */
		OVERDUE,
		/** Nobody told anything. */
		NOT_TOLD,
		/** What was told answered for a year that is over. */
		DUE_AGAIN,
		/** Something was told, and what is asked for is not there. */
		OPEN,
		/** What is asked for is there. */
		STANDS

	}

}
