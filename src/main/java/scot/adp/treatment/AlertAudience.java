package scot.adp.treatment;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.OrganisationKind;
import scot.adp.platform.UnitId;

/**
 * Some of those who can be alerted.
 *
 * @param units whose people they are, with those of the units below
 * @param organisations the kinds of partner all of whose people they are
 * @param services the kinds of service whose mailboxes it also goes to; empty for none,
 * or where it has areas, for all
 * @param areas where these services are; empty for everywhere
 * @param from its first day; null where it always was
 * @param to its last day; null where it holds on
 */
public record AlertAudience(String code, String label, List<UnitId> units, List<OrganisationKind> organisations,
		List<String> services, List<AreaCode> areas, @Nullable LocalDate from, @Nullable LocalDate to) {

	/** Whether it also goes to mailboxes of services. */
	boolean reachesServices() {
		return !services.isEmpty() || !areas.isEmpty();
	}

	boolean holds(LocalDate day) {
		return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
	}

}
