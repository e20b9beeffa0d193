package scot.adp.directory.graphql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.OrganisationView;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.MemberView;
import scot.adp.identity.Membership;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

@Controller
class DirectoryController {

	private final Partners partners;

	private final Groups groups;

	DirectoryController(Partners partners, Groups groups) {
		this.partners = partners;
		this.groups = groups;
	}

	@QueryMapping
	List<OrganisationView> organisations() {
		return partners.organisations();
	}

	@QueryMapping
	List<GroupView> groups() {
		return groups.groups();
	}

	@SchemaMapping(typeName = "Unit", field = "organisation")
	UnitOrganisation unitOrganisation(UnitView unit) {
		return new UnitOrganisation(unit.organisation(), unit.organisationName());
	}

	@BatchMapping(typeName = "Membership", field = "unit")
	Map<Membership, UnitView> membershipUnits(List<Membership> memberships) {
		return units(memberships, Membership::unit);
	}

	@BatchMapping(typeName = "Member", field = "unit")
	Map<MemberView, UnitView> memberUnits(List<MemberView> members) {
		return units(members, MemberView::unit);
	}

	private <T> Map<T, UnitView> units(Collection<T> things, Function<T, UnitId> unit) {
		var found = partners.units(things.stream().map(unit).toList());
		var units = new HashMap<T, UnitView>();
		things.forEach(thing -> {
			@Nullable UnitView view = found.get(unit.apply(thing));
			if (view != null) {
				units.put(thing, view);
			}
		});
		return units;
	}

	/** The organisation of a unit, in short. */
	record UnitOrganisation(OrganisationId code, String name) {
	}

}
