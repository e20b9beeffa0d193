package scot.adp.treatment;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * A stay as somebody tells of it. Sent again for a stay that goes on, by its reference
 * and kind, it adds what is not known yet.
 *
 * @param ownRef the unit's own reference of the person
 * @param chi a CHI number, of which a key is made at once; null where none was given
 * @param kind what kind of stay; this and other codes are those of the lists of that day
 * @param substance what it is for; null where it is not known yet
 * @param profile what was told of the person; null where nothing was
 * @param confirmed whether somebody said that it is right, though it is unusual
 */
public record StayEntry(UnitId unit, String ownRef, @Nullable String chi, String kind, @Nullable String substance,
		SupplyEntry.@Nullable Profile profile, StayFacts facts, boolean confirmed) {

	@Override
	public String toString() {
		return "somebody";
	}

	/** The same, and somebody said that it is right. */
	StayEntry sure() {
		return new StayEntry(unit, ownRef, chi, kind, substance, profile, facts, true);
	}

}
