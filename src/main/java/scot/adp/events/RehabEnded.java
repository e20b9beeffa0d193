package scot.adp.events;

import java.time.LocalDate;

/**
 * Somebody left a residential stay, or the day or the way of leaving was put right.
 * Nothing is told of somebody who died there. The person of the envelope is told only
 * where an agreement in force lets it.
 *
 * @param endedOn the day
 * @param how how they left
 */
@Told(since = "2026-11", about = "treatment.stay")
public record RehabEnded(Envelope envelope, LocalDate endedOn, How how) implements BusEvent {

	/** How somebody left. */
	public enum How {

		/** As planned. */
		PLANNED,
		/** Before the planned end. */
		EARLY

	}

}
