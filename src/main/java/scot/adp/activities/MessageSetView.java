package scot.adp.activities;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Words about risk and harm that partners agreed to say alike.
 *
 * @param code by which addresses name it
 * @param topic of its list
 * @param unit who looks after it
 * @param agreed the words
 * @param reviewedOn when somebody said last that they are right
 * @param asked the units that were asked to use them
 * @param usedBy those of them, and others, that use them today
 * @param withdrawnOn since when nobody is to use them; null while they hold
 */
public record MessageSetView(MessageSets.Id id, int version, String code, String title, String topic, UnitId unit,
		String agreed, LocalDate reviewedOn, String reviewedByName, List<UnitId> asked, List<UnitId> usedBy,
		@Nullable LocalDate withdrawnOn, State state) {

	/** How they stand today. */
	public enum State {

		/** They are to be looked at again. */
		DUE,
		/** They hold. */
		CURRENT,
		/** They are used no more. */
		WITHDRAWN

	}

}
