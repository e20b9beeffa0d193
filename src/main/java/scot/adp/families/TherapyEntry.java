package scot.adp.families;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Somebody of a family who is referred to therapy, as it is told by page, file or
 * program.
 *
 * @param ownRef the unit's own reference of the family
 * @param who a parent or a child, a code
 * @param ageBand how old a child is, a code; null of a parent
 * @param startedOn when it began; null as long as they wait
 * @param closedOn when it was known that it does not come about
 * @param confirmed whether somebody said that it is right, though it is unusual
 */
public record TherapyEntry(UnitId unit, String ownRef, String who, @Nullable String ageBand, LocalDate referredOn,
		@Nullable LocalDate startedOn, @Nullable LocalDate closedOn, @Nullable String closeReason, boolean confirmed) {

	@Override
	public String toString() {
		return "somebody";
	}

	/** The same, and somebody said that it is right. */
	TherapyEntry sure() {
		return new TherapyEntry(unit, ownRef, who, ageBand, referredOn, startedOn, closedOn, closeReason, true);
	}

}
