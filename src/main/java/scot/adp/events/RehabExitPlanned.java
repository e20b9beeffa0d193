package scot.adp.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The day on which somebody is to leave a residential stay is known, was moved, or holds
 * no more. The person of the envelope is told only where an agreement in force lets it.
 *
 * @param plannedOn the day; where it holds no more, the one that held last
 * @param previous the day before it was moved; null where it was not
 * @param state what happened to the day
 * @param destinationKnown whether they have somewhere to go to
 * @param withChildren whether they are the parent of a child
 */
@Told(since = "2026-11", about = "treatment.stay")
public record RehabExitPlanned(Envelope envelope, LocalDate plannedOn, @Nullable LocalDate previous, State state,
		Answer destinationKnown, Answer withChildren) implements BusEvent {

	/** What happened to the day. */
	public enum State {

		/** It is known. */
		PLANNED,
		/** It is another. */
		MOVED,
		/** It holds no more. */
		CANCELLED

	}

	/** What is known. */
	public enum Answer {

		/** Yes. */
		YES,
		/** No. */
		NO,
		/** Nobody knows. */
		NOT_KNOWN

	}

}
