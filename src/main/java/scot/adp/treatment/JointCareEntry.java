package scot.adp.treatment;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Joint care as somebody tells of it. Sent again for what is known, by reference, both
 * services and the day of asking, it adds what is not known yet.
 *
 * @param ownRef the own service's reference of the person
 * @param chi a CHI number, of which a key is made at once; null where none was given
 * @param confirmed whether somebody said that it is right, though it is unusual
 */
public record JointCareEntry(UnitId askedBy, UnitId askedOf, String ownRef, @Nullable String chi, LocalDate askedOn,
		JointCareTold told, boolean confirmed) {

	@Override
	public String toString() {
		return "somebody";
	}

	/** The same, and somebody said that it is right. */
	JointCareEntry sure() {
		return new JointCareEntry(askedBy, askedOf, ownRef, chi, askedOn, told, true);
	}

}
