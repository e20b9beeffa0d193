package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * That somebody must be reached, as it is told by page, file or program.
 *
 * @param trigger what set it off, a code; this and others are those of the lists of that
 * day
 * @param occurredAt when it happened, or when they are to leave
 * @param source who told of it
 * @param basis on what ground they may
 * @param receivedAt when the unit heard of it
 * @param senderNumber the sender's own number of the event, by which it is known again;
 * null where there is none
 * @param ownRef the unit's own reference of the person; null as long as nobody knows
 * @param chi a CHI number, of which a key is made at once; null where none was given
 * @param ageBand how old they are; null where it was not told
 * @param locality where it happened; null where it was not told
 * @param naloxoneGiven who gave naloxone; null where it was not told
 * @param hospital whether they were taken to hospital; null where it was not told
 * @param sameAs the event that this is another notice of; null where it is one of its own
 * @param apart whether somebody said that it is no other event, however near
 * @param confirmed whether somebody said that it is right, though it is unusual
 */
public record ReachEntry(UnitId unit, String trigger, OffsetDateTime occurredAt, String source, String basis,
		OffsetDateTime receivedAt, @Nullable String senderNumber, @Nullable String ownRef, @Nullable String chi,
		@Nullable String ageBand, @Nullable String locality, @Nullable String naloxoneGiven, @Nullable Boolean hospital,
		ReachOuts.@Nullable Id sameAs, boolean apart, boolean confirmed) {

	@Override
	public String toString() {
		return "somebody";
	}

	/** The day on which it happened. */
	LocalDate day() {
		return day(occurredAt);
	}

	/** The day of a moment. */
	static LocalDate day(OffsetDateTime at) {
		return at.atZoneSameInstant(AlertRules.ZONE).toLocalDate();
	}

	/** The same, and somebody said that it is right. */
	ReachEntry sure() {
		return new ReachEntry(unit, trigger, occurredAt, source, basis, receivedAt, senderNumber, ownRef, chi, ageBand,
				locality, naloxoneGiven, hospital, sameAs, apart, true);
	}

	/** The time of an attempt, how, what came of it, and what was done, as codes. */
	public record Attempt(OffsetDateTime at, String way, String result, List<String> done) {

		public Attempt {
			done = List.copyOf(done);
		}

	}

	/**
	 * What a first look found.
	 *
	 * @param knownHere whether the person is known to the service; null where nobody
	 * knows
	 * @param procedureOn when somebody under 16 was referred under the procedures for
	 * children
	 * @param adultConcern whether an adult is to be protected, a code
	 * @param adultReferredOn when that was referred
	 * @param childConcern whether there is a concern for a child, a code
	 * @param childReferredOn when that was referred
	 */
	public record Triage(@Nullable Boolean knownHere, @Nullable String ageBand, @Nullable LocalDate procedureOn,
			@Nullable String adultConcern, @Nullable LocalDate adultReferredOn, @Nullable String childConcern,
			@Nullable LocalDate childReferredOn) {
	}

	/**
	 * How it ends.
	 *
	 * @param override why it is closed before enough was tried; null where enough was
	 */
	public record Closing(String outcome, String reason, @Nullable String override) {
	}

}
