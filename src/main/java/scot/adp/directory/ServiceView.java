package scot.adp.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * A service that a unit runs.
 *
 * @param endedOn since when the unit runs it no more; null while it does
 */
public record ServiceView(ServiceId id, int version, UnitId unit, String name, State state,
		@Nullable LocalDate endedOn) {

	/** How far it is known. */
	public enum State {

		/** Its name alone. */
		DRAFT,
		/** With all that people need to come to it. */
		PUBLISHED,
		/** Run no more. */
		CLOSED

	}

}
