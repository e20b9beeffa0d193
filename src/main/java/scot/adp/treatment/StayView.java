package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Identifier;
import scot.adp.platform.UnitId;

/**
 * A residential stay, from the first enquiry until nothing more is asked afterwards.
 *
 * @param ownRef the service's own reference; null once its time is over
 * @param profile what was told of the person; null where nothing was, and once its time
 * is over
 * @param sinceOn since when it is as far as it is; null as long as no day is known
 * @param contactDueOn until when somebody is to be in touch; null before they left
 * @param contactOn when somebody was in touch for the first time after they left
 * @param continued whether another stay went on from this one
 * @param leavingSoon whether they are to leave soon, or were to, and nobody knows where
 * to
 * @param nextFromOn from when on the next thing can be done; null where nothing is due
 * @param nextDueOn until when, however long that is past
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param aftercareMissedOn until when whoever follows them home was to be in touch and
 * was not, as they told; null where nothing was told
 * @param linked whether it has the key of a person
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 * @param plannedEnds each day on which they were to leave, in the order of telling
 * @param followUps each time somebody asked how they are, in order
 * @param asked what is asked some months after leaving; none before they left
 */
public record StayView(Stays.Id id, int version, UnitId unit, @Nullable String ownRef, String kind,
		@Nullable String substance, SupplyEntry.@Nullable Profile profile, StayFacts facts, StayStage stage,
		@Nullable LocalDate sinceOn, @Nullable LocalDate contactDueOn, @Nullable LocalDate contactOn, boolean continued,
		boolean leavingSoon, @Nullable LocalDate nextFromOn, @Nullable LocalDate nextDueOn,
		@Nullable LocalDate closedOn, @Nullable String closeReason, @Nullable String closedBy,
		@Nullable LocalDate stoppedOn, @Nullable LocalDate aftercareMissedOn, boolean linked, boolean afterSignOff,
		OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause, List<PlannedEnd> plannedEnds,
		List<FollowUp> followUps, List<Asked> asked, LocalDate today) {

	/** How many nights they stayed, without that of leaving; null until it is known. */
	public @Nullable Integer nights() {
		return StayClock.nights(facts);
	}

	/** How many days passed from approval to admission; null until it is known. */
	public @Nullable Integer waitedDays() {
		return StayClock.waited(facts);
	}

	/** Whether they came in before the money was approved. */
	public boolean admittedBeforeFunding() {
		return StayClock.admittedBeforeFunding(facts);
	}

	/** Whether somebody was in touch in time; null before they left. */
	public @Nullable Boolean contactInTime() {
		return (contactDueOn == null) ? null : contactOn != null && !contactOn.isAfter(contactDueOn);
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** Whether anything can be told of it. */
	public boolean goesOn() {
		return stands() && ownRef != null && closedOn == null;
	}

	/** Days on which they were to leave before the last one, in the order of telling. */
	public List<LocalDate> movedFrom() {
		var told = plannedEnds.stream().map(PlannedEnd::on).toList();
		return told.isEmpty() ? told : told.subList(0, told.size() - 1);
	}

	/**
	 * From when on the time runs after which it tells of nobody; null while it goes on.
	 */
	public @Nullable LocalDate keptFrom() {
		return (closedOn != null) ? closedOn : stoppedOn;
	}

	/** A day on which they were to leave, as it was told once. */
	public record PlannedEnd(LocalDate on, OffsetDateTime recordedAt, String recordedBy) {
	}

	/** A time at which somebody asked how they are. */
	public record FollowUp(FollowUpId id, LocalDate on, String status, OffsetDateTime recordedAt, String recordedBy,
			@Nullable String withdrawnBecause) {

		/** Whether it counts. */
		public boolean stands() {
			return withdrawnBecause == null;
		}

	}

	/** Names a time at which somebody asked. */
	public record FollowUpId(UUID value) implements Identifier {
	}

	/**
	 * What is asked some months after leaving.
	 *
	 * @param status what was answered in time; null where nothing was, which is not known
	 * @param known whether it tells how they are
	 * @param leftOut whether it is not asked, since they died
	 */
	public record Asked(int months, LocalDate opensOn, LocalDate dueOn, LocalDate closesOn, @Nullable String status,
			boolean known, boolean leftOut) {
	}

}
