package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.families.JointUnit.Reads;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.Agreements;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

/**
 * Which families of others a unit reads because they have one plan with it: only as long
 * as that goes on, and only within an organisation or under a sharing agreement in force
 * that is made for the support of families and names both the family and who belongs to
 * it.
 */
@Component
class JointPlans {

	private static final String PURPOSE = "FAMILY_SUPPORT";

	private static final Set<DataSet> SHARED = Set.of(FamilyNews.SUPPORT, FamilyNews.MEMBERS);

	private final SupportStore store;

	private final OrganisationNames units;

	private final Agreements agreements;

	private final Clock clock;

	JointPlans(SupportStore store, OrganisationNames units, Agreements agreements, Clock clock) {
		this.store = store;
		this.units = units;
		this.agreements = agreements;
		this.clock = clock;
	}

	/**
	 * Those whose families some units read beside their own, and through which of them.
	 */
	List<Between> readBy(Collection<UnitId> reach) {
		return store.jointWith(reach).stream().filter(it -> reads(it.of(), it.joint()) != Reads.NOTHING).toList();
	}

	/** Why each unit of a family's joint plans reads it, as long as these go on. */
	Map<UnitId, Reads> reads(FamilySupportView family, List<JointUnit> joint) {
		var reads = new HashMap<UnitId, Reads>();
		joint.forEach(it -> reads.computeIfAbsent(it.unit(), unit -> reads(family.unit(), unit)));
		return reads;
	}

	private Reads reads(UnitId of, UnitId joint) {
		var organisation = organisation(of);
		if (organisation.isPresent() && organisation.equals(organisation(joint))) {
			return Reads.SAME_ORGANISATION;
		}
		return agreements.shares(of, joint, SHARED, PURPOSE, LocalDate.now(clock)) ? Reads.AGREEMENT : Reads.NOTHING;
	}

	private Optional<OrganisationId> organisation(UnitId unit) {
		return units.unit(unit).map(OrganisationNames.UnitName::organisation);
	}

	/** A unit whose families they are, and one that has joint plans with it. */
	record Between(UnitId of, UnitId joint) {
	}

}
