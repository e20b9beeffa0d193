package scot.adp.families;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Identifier;

/**
 * Somebody of a family that is supported.
 *
 * @param position their place in the family, from 1
 * @param ageBand how old they are, as it was told last
 * @param ageOn the day on which that was told
 * @param careExperienced whether they have been in care; null where it was not asked
 * @param linked whether they have a key of their own; never somebody under 16
 */
public record FamilyMemberView(Id id, FamilySupports.Id support, int position, String role, String ageBand,
		LocalDate ageOn, @Nullable Boolean careExperienced, boolean linked) {

	/** Somebody of a family. */
	public record Id(UUID value) implements Identifier {
	}

}
