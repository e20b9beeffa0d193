package scot.adp.community;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Somebody's way into work.
 *
 * @param livedExperience whether the person told of own experience, a code; null where
 * nobody asked
 * @param ownRef the service's own number of the person's case
 * @param linked whether it has the key of a person
 * @param endedOn the day on which the service stopped to follow it
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param happened all facts, in the order of their days
 * @param clock what follows from them today
 */
public record WorkPathView(WorkPaths.Id id, int version, UnitId unit, LocalDate registeredOn,
		@Nullable String livedExperience, @Nullable String ownRef, boolean linked, boolean afterSignOff,
		@Nullable LocalDate endedOn, @Nullable String endReason, @Nullable LocalDate stoppedOn,
		OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause, List<WorkFact> happened,
		WorkClock clock) {

	/** How far somebody is. */
	public State state() {
		if (endedOn != null) {
			return State.ENDED;
		}
		if (happened.stream().anyMatch(it -> it.kind() == WorkFact.Kind.JOB && it.to() == null)) {
			return State.IN_WORK;
		}
		return happened.isEmpty() ? State.REGISTERED : State.ACTIVE;
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** How far somebody is on the way into work. */
	public enum State {

		/** Nothing but the registration is known. */
		REGISTERED,
		/** Learning, volunteering or looking for the next job. */
		ACTIVE,
		/** A job without an end is recorded. */
		IN_WORK,
		/** The service follows no longer. */
		ENDED

	}

}
