package scot.adp.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

/**
 * A unit.
 *
 * @param parent the unit above, or null where the organisation itself is
 * @param depth 0 for a unit right below its organisation
 * @param services the named services and programmes it runs
 */
public record UnitView(UnitId code, String name, OrganisationId organisation, String organisationName,
		@Nullable UnitId parent, int depth, List<String> services) {
}
