package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Identifier;
import scot.adp.platform.UnitId;

/**
 * That one service asked another to look after somebody together.
 *
 * @param unit the service that recorded it and holds it
 * @param partner the other of the two
 * @param ownRef what the holding service calls the person; null once its time is over
 * @param partnerRef what the other calls them; null where it was not told
 * @param dueOn until when a service leads
 * @param askedAnswered whether the service that was asked answered
 * @param refusedOther whether a service declined because of the condition that the other
 * treats
 * @param leadOn since when any leads
 * @param gapFromOn from when on nobody leads where somebody should; it may be still to
 * come
 * @param gapToOn when a service led or it was closed
 * @param assessDueOn until when both assess the person; null as long as nobody said that
 * it is done together
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param linked whether it has the key of a person
 * @param throughPartner whether the reader reads it as the partner alone, which an
 * agreement lets them
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 * @param told all that was told of it, by its days
 */
public record JointCareView(JointCares.Id id, int version, UnitId unit, UnitId partner, UnitId askedBy, UnitId askedOf,
		LocalDate askedOn, @Nullable String ownRef, @Nullable String partnerRef, JointCareStage stage, LocalDate dueOn,
		boolean askedAnswered, boolean askerAnswered, boolean refusedOther, @Nullable UnitId leadUnit,
		@Nullable LocalDate leadOn, @Nullable LocalDate gapFromOn, @Nullable LocalDate gapToOn,
		@Nullable LocalDate assessDueOn, @Nullable LocalDate assessedOn, @Nullable LocalDate planOn,
		@Nullable LocalDate closedOn, @Nullable String closeReason, @Nullable LocalDate stoppedOn, boolean linked,
		boolean throughPartner, boolean afterSignOff, OffsetDateTime recordedAt, String recordedBy,
		@Nullable String withdrawnBecause, List<Told> told, LocalDate today) {

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** Whether anything can be told of it. */
	public boolean goesOn() {
		return stands() && ownRef != null && closedOn == null && stoppedOn == null;
	}

	/** Whether the service that was asked is to answer. */
	public boolean waits() {
		return goesOn() && !askedAnswered && leadOn == null;
	}

	/** Whether both are to assess the person, and did not yet. */
	public boolean toAssess() {
		return goesOn() && assessDueOn != null && assessedOn == null;
	}

	/**
	 * What the reader's service calls the person; null where it was not told, or its time
	 * is over.
	 */
	public @Nullable String readersRef() {
		return throughPartner ? partnerRef : ownRef;
	}

	/** The last answer of a service that stands; null where it gave none. */
	public @Nullable Told answer(UnitId of) {
		return told.stream()
			.filter(it -> it.stands() && it.fact().kind() == JointCareFact.Kind.ANSWER && of.equals(it.fact().unit()))
			.reduce((one, later) -> later)
			.orElse(null);
	}

	/** Since when the service leads that leads now; null where none does. */
	public @Nullable LocalDate leadsSince() {
		return told.stream()
			.filter(it -> it.stands() && it.fact().kind() == JointCareFact.Kind.LEAD)
			.map(it -> it.fact().on())
			.reduce((one, later) -> later)
			.orElse(leadOn);
	}

	/**
	 * From when on the time runs after which it tells of nobody; null while it goes on.
	 */
	public @Nullable LocalDate keptFrom() {
		return (closedOn != null) ? closedOn : stoppedOn;
	}

	@Override
	public String toString() {
		return "joint care of somebody";
	}

	/** Something that was told, by whom and when. */
	public record Told(FactId id, JointCareFact fact, OffsetDateTime recordedAt, String recordedBy,
			@Nullable String withdrawnBecause) {

		/** Whether it counts. */
		public boolean stands() {
			return withdrawnBecause == null;
		}

	}

	/** Names something that was told. */
	public record FactId(UUID value) implements Identifier {
	}

}
