package scot.adp.families;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * What a register asks a unit for, or what a unit told of itself, and how it stands
 * today.
 *
 * @param kind of which register
 * @param asked whether an entry is expected of the unit
 * @param last the entry that holds today; null where nobody told anything
 */
public record RegisterPlaceView(String kind, UnitId unit, String item, boolean asked, Standing standing,
		@Nullable RegisterEntryView last) {

	/** How it stands. */
	public enum Standing {

		/** Nobody told anything. */
		NOT_TOLD,
		/** Something was told, and what is asked for is not there. */
		OPEN,
		/** What is asked for is there. */
		STANDS

	}

}
