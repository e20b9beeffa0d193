package scot.adp.people;

import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Membership;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * For whom an information governance officer acts: the organisation of the own membership
 * alone, which answers for the records of all its units.
 */
@Component
class Officers {

	private final CurrentCaller currentCaller;

	private final OrganisationNames names;

	Officers(CurrentCaller currentCaller, OrganisationNames names) {
		this.currentCaller = currentCaller;
		this.names = names;
	}

	/** The organisations of the caller; none for whoever is no officer. */
	Set<OrganisationId> organisations() {
		return currentCaller.get()
			.memberships()
			.stream()
			.filter(it -> it.role() == Role.IG_OFFICER)
			.map(Membership::unit)
			.flatMap(it -> names.unit(it).stream())
			.map(OrganisationNames.UnitName::organisation)
			.collect(Collectors.toSet());
	}

	/** Whose records the caller answers for. */
	Set<UnitId> units() {
		return names.unitsOf(organisations());
	}

	/**
	 * Checks that the caller answers for a unit's records.
	 * @throws Problem where another organisation does
	 */
	void answeringFor(UnitId unit) {
		if (!units().contains(unit)) {
			throw Problem.forbidden(
					"The records of this unit are another organisation's; its information governance officer answers for them.");
		}
	}

}
