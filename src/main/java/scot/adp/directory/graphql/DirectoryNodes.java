package scot.adp.directory.graphql;

import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.directory.GroupId;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.OrganisationView;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.NodeSource;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

/** Finds organisations, units and groups by global id. */
@Configuration(proxyBeanMethods = false)
class DirectoryNodes {

	@Bean
	NodeSource<OrganisationId> organisationNodes(Partners partners) {
		return new NodeSource<>("Organisation", OrganisationId.class,
				code -> partners.organisations()
					.stream()
					.filter(organisation -> organisation.code().equals(code))
					.findFirst(),
				() -> partners.organisations().stream().map(OrganisationView::code).toList());
	}

	@Bean
	NodeSource<UnitId> unitNodes(Partners partners) {
		return new NodeSource<>("Unit", UnitId.class,
				code -> Optional.ofNullable(partners.units(List.of(code)).get(code)),
				() -> partners.units().stream().map(UnitView::code).toList());
	}

	@Bean
	NodeSource<GroupId> groupNodes(Groups groups) {
		return new NodeSource<>("Group", GroupId.class,
				code -> groups.groups().stream().filter(group -> group.code().equals(code)).findFirst(),
				() -> groups.groups().stream().map(GroupView::code).toList());
	}

}
