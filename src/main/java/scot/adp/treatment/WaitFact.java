package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Identifier;

/**
 * One thing that happened in a wait, as it is told and stored.
 *
 * @param on the day; of an offer that on which it was made, of days away the first
 * @param until the day of the offered appointment, or the last day away; null where it is
 * not known yet, and of other kinds
 * @param code what became of an offer, how an appointment was missed, why somebody is
 * away, the treatment, or why the wait was closed, by the list of that kind; null of an
 * offer that waits for an answer, and where nobody said why
 * @param answeredOn when an offer was answered; null of other kinds
 */
public record WaitFact(Kind kind, LocalDate on, @Nullable LocalDate until, @Nullable String code,
		@Nullable LocalDate answeredOn) {

	/** An offer that waits for an answer. */
	public static WaitFact offer(LocalDate offeredOn, LocalDate appointmentOn) {
		return new WaitFact(Kind.OFFER, offeredOn, appointmentOn, null, null);
	}

	/** An offer that was answered. */
	public static WaitFact offer(LocalDate offeredOn, LocalDate appointmentOn, String outcome, LocalDate answeredOn) {
		return new WaitFact(Kind.OFFER, offeredOn, appointmentOn, outcome, answeredOn);
	}

	/** An appointment that was missed. */
	public static WaitFact notAttended(LocalDate on, String how) {
		return new WaitFact(Kind.NOT_ATTENDED, on, null, how, null);
	}

	/** Days on which the person could not have come. */
	public static WaitFact unavailable(LocalDate from, @Nullable LocalDate to, @Nullable String why) {
		return new WaitFact(Kind.UNAVAILABLE, from, to, why, null);
	}

	/** The first treatment. */
	public static WaitFact started(LocalDate on, String treatmentType) {
		return new WaitFact(Kind.STARTED, on, null, treatmentType, null);
	}

	/** The end without treatment. */
	public static WaitFact closed(LocalDate on, String why) {
		return new WaitFact(Kind.CLOSED, on, null, why, null);
	}

	WaitFacts.Offer offer() {
		return new WaitFacts.Offer(on, Objects.requireNonNull(until), code, answeredOn);
	}

	WaitFacts.NonAttendance nonAttendance() {
		return new WaitFacts.NonAttendance(on, Objects.requireNonNull(code));
	}

	WaitFacts.Unavailable unavailable() {
		return new WaitFacts.Unavailable(on, until);
	}

	/**
	 * Whether it says more of the same thing than another does: an answer to an offer, or
	 * the end of days away.
	 */
	boolean completes(WaitFact other) {
		return switch (kind) {
			case OFFER -> other.kind == Kind.OFFER && on.equals(other.on) && Objects.equals(until, other.until)
					&& other.code == null && code != null;
			case UNAVAILABLE ->
				other.kind == Kind.UNAVAILABLE && on.equals(other.on) && other.until == null && until != null;
			default -> false;
		};
	}

	/** Whether both tell of the same days away, whatever they say of why. */
	boolean isAwayAs(WaitFact other) {
		return kind == Kind.UNAVAILABLE && other.kind == Kind.UNAVAILABLE && on.equals(other.on)
				&& Objects.equals(until, other.until);
	}

	/** A fact by its row. */
	public record Id(UUID value) implements Identifier {
	}

	/** What kind of thing happened. */
	public enum Kind {

		/** An appointment was offered. */
		OFFER,
		/** An appointment was missed. */
		NOT_ATTENDED,
		/** The person could not have come. */
		UNAVAILABLE,
		/** Treatment began. */
		STARTED,
		/** The wait ended without treatment. */
		CLOSED

	}

}
