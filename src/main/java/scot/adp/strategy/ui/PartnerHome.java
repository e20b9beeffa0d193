package scot.adp.strategy.ui;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.identity.Members;
import scot.adp.platform.Role;
import scot.adp.shell.spi.HomePage;

/** Begins with their own few rows for those who lead a unit of a partner. */
@Component
class PartnerHome implements HomePage {

	private final Members members;

	PartnerHome(Members members) {
		this.members = members;
	}

	@Override
	public Optional<String> route() {
		var caller = members.me();
		return (!caller.supportTeam() && caller.holdsAny(Set.of(Role.UNIT_LEAD, Role.UNIT_EDITOR)))
				? Optional.of(PartnerView.ROUTE) : Optional.empty();
	}

}
