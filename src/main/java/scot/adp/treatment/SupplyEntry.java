package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;

/**
 * Kits that were handed over, as somebody tells of them: to one person, or a tally, which
 * is a row of several kits and of nobody.
 *
 * @param source who supplied; this and the other codes are those of the lists of that day
 * @param repeatReason why a repeat was needed; of a first supply none
 * @param kits how many kits; never single doses
 * @param peer whether a peer gave them
 * @param area where; null for the area of the outlet
 * @param batch as it is printed on them, where somebody looked
 * @param ownRef the service's own number of the person's case; of nobody else than a
 * person at risk
 * @param profile what was told of a person at risk; null of others and where nothing was
 * @param confirmed whether somebody said that it is right, though it is unusual
 */
public record SupplyEntry(Outlets.Id outlet, LocalDate happenedOn, String source, String recipient, String supplyType,
		@Nullable String repeatReason, String route, int kits, String training, boolean peer, String authority,
		@Nullable AreaCode area, @Nullable String batch, @Nullable String ownRef, @Nullable Profile profile,
		boolean confirmed) {

	/** Whether it tells of a single person. */
	boolean ofAPerson() {
		return ownRef != null || profile != null;
	}

	/** The same, which somebody said is right. */
	SupplyEntry sure() {
		return new SupplyEntry(outlet, happenedOn, source, recipient, supplyType, repeatReason, route, kits, training,
				peer, authority, area, batch, ownRef, profile, true);
	}

	/** The same in an area, whether or not somebody said that it is right. */
	SupplyEntry at(@Nullable AreaCode where) {
		return new SupplyEntry(outlet, happenedOn, source, recipient, supplyType, repeatReason, route, kits, training,
				peer, authority, where, batch, ownRef, profile, false);
	}

	/** Whether what is unusual about it would be the same of another. */
	boolean asUnusualAs(SupplyEntry other) {
		return outlet.equals(other.outlet) && happenedOn.equals(other.happenedOn) && kits == other.kits
				&& Objects.equals(batch, other.batch);
	}

	/**
	 * The same, of a person of whom something can be told: what was not told was not
	 * asked.
	 */
	SupplyEntry ofSomebody() {
		return (profile != null) ? this : new SupplyEntry(outlet, happenedOn, source, recipient, supplyType,
				repeatReason, route, kits, training, peer, authority, area, batch, ownRef, Profile.NOTHING, confirmed);
	}

	/** The same, of nobody. */
	SupplyEntry ofNobody() {
		return new SupplyEntry(outlet, happenedOn, source, recipient, supplyType, repeatReason, route, kits, training,
				peer, authority, area, batch, null, null, confirmed);
	}

	/**
	 * What is known of a person on the day: each a code of its list, which also has codes
	 * for why it is not known.
	 *
	 * @param homeArea the area where the person lives, or why it is not known
	 */
	public record Profile(String ageBand, String sex, String simdQuintile, String homeArea) {

		private static final String NOT_ASKED = "NOT_ASKED";

		private static final Profile NOTHING = new Profile(NOT_ASKED, NOT_ASKED, NOT_ASKED, NOT_ASKED);

		/**
		 * What was told; what is left out was not asked.
		 * @return null where nothing was told at all
		 */
		public static @Nullable Profile of(@Nullable String ageBand, @Nullable String sex,
				@Nullable String simdQuintile, @Nullable String homeArea) {
			if (ageBand == null && sex == null && simdQuintile == null && homeArea == null) {
				return null;
			}
			return new Profile(Objects.requireNonNullElse(ageBand, NOT_ASKED),
					Objects.requireNonNullElse(sex, NOT_ASKED), Objects.requireNonNullElse(simdQuintile, NOT_ASKED),
					Objects.requireNonNullElse(homeArea, NOT_ASKED));
		}

	}

}
