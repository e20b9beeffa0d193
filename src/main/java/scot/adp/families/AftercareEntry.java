package scot.adp.families;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Somebody who is to be followed after a stay, as it is told by page, file or program.
 *
 * @param ownRef the unit's own reference of the person or the family
 * @param chi a CHI number of somebody of 16 or over, of which a key is made at once; null
 * where none was given
 * @param stay where they stay or stayed, a code
 * @param ageBand how old whoever is treated there is, a code
 * @param expectedOn when they are expected to leave; null where it was not told
 * @param exitOn when they left; null as long as they stay
 * @param planAgreed whether a plan was agreed with them; null where it was not told
 * @param checks times at which somebody tried to be in touch
 * @param confirmed whether somebody said that it is right, though it is unusual
 */
public record AftercareEntry(UnitId unit, String ownRef, @Nullable String chi, String stay, String ageBand,
		@Nullable LocalDate expectedOn, @Nullable LocalDate exitOn, @Nullable Boolean planAgreed, List<Check> checks,
		boolean confirmed) {

	@Override
	public String toString() {
		return "somebody";
	}

	/** The same, and somebody said that it is right. */
	AftercareEntry sure() {
		return new AftercareEntry(unit, ownRef, chi, stay, ageBand, expectedOn, exitOn, planAgreed, checks, true);
	}

	/** The same with further checks. */
	AftercareEntry and(List<Check> more) {
		return new AftercareEntry(unit, ownRef, chi, stay, ageBand, expectedOn, exitOn, planAgreed, more, confirmed);
	}

	/** A time at which somebody tried to be in touch, and what came of it, a code. */
	public record Check(LocalDate on, String answer) {
	}

}
