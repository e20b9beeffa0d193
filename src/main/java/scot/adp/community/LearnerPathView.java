package scot.adp.community;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.community.LearnerEntry.Outcome;
import scot.adp.platform.UnitId;

/**
 * Somebody learns: one course.
 *
 * @param course what is learned, a code as the next
 * @param provider who teaches it
 * @param scqfLevel 1 to 12; null where it has none or nobody knows
 * @param endOn its last day; null while it goes on
 * @param outcome how it ended; null while it goes on
 * @param leftBecause why somebody left before the end, a code
 * @param qualification what was gained, a code; null for none
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param ownRef the service's own number of the person's case; null once its time is over
 * @param linked whether it has the key of a person
 * @param afterSignOff whether it came after figures of its days were signed
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 */
public record LearnerPathView(LearnerPaths.Id id, int version, UnitId unit, String course, String provider,
		@Nullable Integer scqfLevel, LocalDate startOn, @Nullable LocalDate endOn, @Nullable Outcome outcome,
		@Nullable String leftBecause, @Nullable String qualification, @Nullable LocalDate stoppedOn,
		@Nullable String ownRef, boolean linked, boolean afterSignOff, OffsetDateTime recordedAt, String recordedBy,
		@Nullable String withdrawnBecause) {

	/** Whether somebody is asked when it ends. */
	public boolean goesOn() {
		return endOn == null && stoppedOn == null;
	}

	/** How far somebody is. */
	public State state() {
		if (outcome == null) {
			return State.ENROLLED;
		}
		return (outcome == Outcome.COMPLETED) ? State.COMPLETED : State.LEFT;
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** How far somebody is who learns. */
	public enum State {

		/** It goes on. */
		ENROLLED,
		/** To its end. */
		COMPLETED,
		/** Before its end. */
		LEFT

	}

}
