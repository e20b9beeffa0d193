package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Identifier;
import scot.adp.platform.UnitId;

/**
 * Somebody who must be reached, as it stands now.
 *
 * @param ownRef the unit's own reference; null as long as nobody knows it, and once its
 * time is over
 * @param trigger what set it off, a code
 * @param overdose whether that is an overdose
 * @param occurredAt when it happened, or when they are to leave
 * @param noticedAt when the unit first heard of it
 * @param triagedAt when a first look was taken; null as long as none was
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param nextStep what is to be done next; null where nothing is
 * @param nextDueAt until when
 * @param repeatedOn the day of the next overdose of the same person
 * @param linked whether it has the key of a person
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 * @param notices who told of it, in the order of telling
 * @param attempts each time somebody tried, in order
 * @param near others of the unit that may be the same event
 */
public record ReachOutView(ReachOuts.Id id, int version, UnitId unit, @Nullable String ownRef, String trigger,
		boolean overdose, OffsetDateTime occurredAt, OffsetDateTime noticedAt, @Nullable String locality,
		@Nullable String ageBand, @Nullable String naloxoneGiven, @Nullable Boolean hospital,
		@Nullable OffsetDateTime triagedAt, @Nullable String triagedBy, @Nullable Boolean knownHere,
		@Nullable LocalDate procedureOn, @Nullable String adultConcern, @Nullable LocalDate adultReferredOn,
		@Nullable String childConcern, @Nullable LocalDate childReferredOn, @Nullable LocalDate reviewedOn,
		@Nullable LocalDate followedUpOn, @Nullable String followUp, @Nullable OffsetDateTime closedAt,
		@Nullable String closedBy, @Nullable String outcome, @Nullable String closeReason,
		@Nullable String overrideReason, @Nullable LocalDate stoppedOn, @Nullable OffsetDateTime firstAttemptAt,
		@Nullable OffsetDateTime lastAttemptAt, @Nullable OffsetDateTime reachedAt, @Nullable ReachStep nextStep,
		@Nullable OffsetDateTime nextDueAt, @Nullable LocalDate repeatedOn, boolean toldApart, boolean linked,
		boolean afterSignOff, OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause,
		List<Notice> notices, List<Attempt> attempts, List<Near> near, List<HandOver> handOvers) {

	/** How far it is. */
	public ReachStage stage() {
		if (closedAt != null) {
			return ReachStage.CLOSED;
		}
		if (reachedAt != null) {
			return (reviewedOn != null) ? ReachStage.FOLLOW_UP : ReachStage.REACHED;
		}
		if (firstAttemptAt != null) {
			return ReachStage.TRYING;
		}
		return (triagedAt != null) ? ReachStage.TRIAGED : ReachStage.NOTIFIED;
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** Whether anything can still be told of it. */
	public boolean goesOn() {
		return stands() && closedAt == null;
	}

	/** The day on which it happened. */
	public LocalDate day() {
		return ReachEntry.day(occurredAt);
	}

	/**
	 * From when on the time runs after which it tells of nobody; null while it goes on.
	 */
	public @Nullable LocalDate keptFrom() {
		return (closedAt != null) ? ReachEntry.day(closedAt) : stoppedOn;
	}

	/** That somebody told of it. */
	public record Notice(String source, String basis, OffsetDateTime receivedAt, OffsetDateTime recordedAt,
			String recordedBy) {
	}

	/** A time at which somebody tried to reach them. */
	public record Attempt(AttemptId id, OffsetDateTime at, String way, String result, List<String> done,
			OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause) {

		/** Whether it counts. */
		public boolean stands() {
			return withdrawnBecause == null;
		}

	}

	/** Names an attempt. */
	public record AttemptId(UUID value) implements Identifier {
	}

	/** Another that may be the same event. */
	public record Near(ReachOuts.Id id, @Nullable String ownRef, OffsetDateTime occurredAt) {
	}

	/** That somebody was handed over from one unit to another. */
	public record HandOver(UnitId from, UnitId to, OffsetDateTime at, String by) {
	}

}
