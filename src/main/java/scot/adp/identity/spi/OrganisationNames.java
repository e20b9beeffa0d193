package scot.adp.identity.spi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

/** The tree of units, as identity needs it. Module {@code directory} implements it. */
public interface OrganisationNames {

	/** The given units and all below them: how far a membership reaches. */
	Set<UnitId> withBelow(Collection<UnitId> units);

	/** A unit's names; empty where the partnership has no such unit. */
	Optional<UnitName> unit(UnitId unit);

	/** All units that have not ended, the tree laid out depth first. */
	List<UnitName> units();

	/** All units of some organisations, those that ended too: their records stay. */
	Set<UnitId> unitsOf(Collection<OrganisationId> organisations);

	/** An organisation's name; empty where the partnership has no such organisation. */
	Optional<String> organisation(OrganisationId organisation);

	/** A unit and its employer, by name. */
	record UnitName(UnitId unit, String name, OrganisationId organisation, String organisationName) {
	}

}
