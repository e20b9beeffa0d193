package scot.adp.families;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * A CRAFT course, as it is told by page, file or program.
 *
 * @param ownRef the unit's own reference of whoever is on it
 * @param chi the CHI number of the adult who is on it, of which a key is made at once;
 * null where none was given
 * @param startOn the day on which it began, by which it is known again
 * @param lovedOne whether the person close to them was in treatment then, a code
 * @param facts what was told of it
 * @param confirmed whether somebody said that it is right, though it is unusual
 * @param wrong what is wrong with how it was told, such as an answer without its day
 */
public record CraftEntry(UnitId unit, String ownRef, @Nullable String chi, LocalDate startOn, String lovedOne,
		List<CraftFact> facts, boolean confirmed, List<Problem.Field> wrong) {

	public CraftEntry {
		facts = List.copyOf(facts);
		wrong = List.copyOf(wrong);
	}

	/** One with nothing wrong in how it was told. */
	public CraftEntry(UnitId unit, String ownRef, @Nullable String chi, LocalDate startOn, String lovedOne,
			List<CraftFact> facts, boolean confirmed) {
		this(unit, ownRef, chi, startOn, lovedOne, facts, confirmed, List.of());
	}

	@Override
	public String toString() {
		return "somebody";
	}

	/** The same, and somebody said that it is right. */
	CraftEntry sure() {
		return new CraftEntry(unit, ownRef, chi, startOn, lovedOne, facts, true, wrong);
	}

	/** The same with other facts. */
	CraftEntry with(List<CraftFact> told) {
		return new CraftEntry(unit, ownRef, chi, startOn, lovedOne, told, confirmed, wrong);
	}

}
