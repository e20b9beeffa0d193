package scot.adp.families;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Identifier;
import scot.adp.platform.UnitId;

/**
 * Aftercare of a person or a family once they have left a place where they stayed.
 *
 * @param ownRef the service's own reference; null once its time is over
 * @param stay where they stayed, a code
 * @param ageBand how old whoever was treated there is, a code
 * @param expectedOn the day on which they were expected to leave, as it was told last
 * @param exitOn the day on which they left, as it was told last
 * @param planAgreed whether a plan was agreed with them; null where it was not told
 * @param firstContactOn the first day after leaving on which somebody was in touch
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param nextDueOn the day on which the next thing is due, however long that is past;
 * null where nothing is
 * @param linked whether it has the key of a person
 * @param days each day that was told, in the order of telling
 * @param milestones what is to be asked; none before they have left
 * @param checks each time at which somebody tried, in order
 * @param heard what the service of their stay told of their leaving, in order
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 */
public record AftercareView(Aftercares.Id id, int version, UnitId unit, @Nullable String ownRef, String stay,
		String ageBand, @Nullable LocalDate expectedOn, @Nullable LocalDate exitOn, @Nullable Boolean planAgreed,
		@Nullable LocalDate endedOn, @Nullable String endReason, @Nullable LocalDate cancelledOn,
		@Nullable String cancelReason, @Nullable LocalDate firstContactOn, @Nullable LocalDate keptFrom,
		@Nullable LocalDate stoppedOn, @Nullable LocalDate nextDueOn, boolean linked, boolean afterSignOff,
		OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause, List<Day> days,
		List<AftercareMilestone> milestones, List<Checked> checks, List<Heard> heard, LocalDate today) {

	/** How far it is. */
	public AftercareState state() {
		if (cancelledOn != null) {
			return AftercareState.CANCELLED;
		}
		if (exitOn == null && endedOn == null) {
			return AftercareState.EXPECTED;
		}
		return (endedOn != null || (nextDueOn == null && stoppedOn == null)) ? AftercareState.ENDED
				: AftercareState.DUE;
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** Whether anything can be told of it. */
	public boolean known() {
		return stands() && ownRef != null;
	}

	/** Whether nobody ended it. */
	public boolean goesOn() {
		return known() && endedOn == null && cancelledOn == null;
	}

	/** What is asked next; null before they have left, and where nothing is. */
	public @Nullable AftercareMilestone next() {
		return (goesOn() && stoppedOn == null) ? AftercareClock.next(milestones, firstContactOn, today) : null;
	}

	/** Days of a kind that were told before the last one, in the order of telling. */
	public List<LocalDate> moved(Day.Kind kind) {
		var told = days.stream().filter(it -> it.kind() == kind).map(Day::on).toList();
		return told.isEmpty() ? told : told.subList(0, told.size() - 1);
	}

	/**
	 * What the service of their stay told last and nobody acted on: another day than is
	 * known here, or that they do not leave as planned. Null where nothing is open.
	 */
	public @Nullable Heard open() {
		if (heard.isEmpty() || !goesOn()) {
			return null;
		}
		Heard last = heard.getLast();
		boolean later = !days.isEmpty() && days.getLast().recordedAt().isAfter(last.recordedAt());
		@Nullable LocalDate known = (exitOn != null) ? exitOn : expectedOn;
		boolean differs = (last.what() == Heard.What.CANCELLED) ? exitOn == null : !last.on().equals(known);
		return (differs && !later) ? last : null;
	}

	/** What the service of their stay told of their leaving. */
	public record Heard(What what, LocalDate on, OffsetDateTime recordedAt) {

		/** What it told. */
		public enum What {

			/** They are to leave on the day. */
			PLANNED,
			/** They are to leave on another day than was told before. */
			MOVED,
			/** They do not leave on the day. */
			CANCELLED,
			/** They left as planned. */
			LEFT,
			/** They left before the planned end. */
			LEFT_EARLY

		}

	}

	/** A day of leaving as it was told once. */
	public record Day(Kind kind, LocalDate on, OffsetDateTime recordedAt, String recordedBy) {

		/** What kind of day. */
		public enum Kind {

			/** They are expected to leave. */
			EXPECTED,
			/** They left. */
			EXIT

		}

	}

	/** A time at which somebody tried to be in touch. */
	public record Checked(CheckId id, LocalDate on, String answer, OffsetDateTime recordedAt, String recordedBy,
			@Nullable String withdrawnBecause) {

		/** Whether it counts. */
		public boolean stands() {
			return withdrawnBecause == null;
		}

	}

	/** Names a check. */
	public record CheckId(UUID value) implements Identifier {
	}

}
