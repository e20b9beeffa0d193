package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.OrganisationKind;
import scot.adp.platform.UnitId;

/**
 * Some of those who can be alerted.
 *
 * @param units whose people they are, with those of the units below
 * @param organisations the kinds of partner all of whose people they are
 * @param from its first day; null where it always was
 * @param to its last day; null where it holds on
 */
public record AlertAudience(String code, String label, List<UnitId> units, List<OrganisationKind> organisations,
		@Nullable LocalDate from, @Nullable LocalDate to) {

	boolean holds(LocalDate day) {
		return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
	}

}
