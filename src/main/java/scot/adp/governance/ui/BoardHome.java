package scot.adp.governance.ui;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.platform.Role;
import scot.adp.shell.spi.HomePage;

/** Begins the day of a board member, and of who chairs a group, with the board's page. */
@Component
class BoardHome implements HomePage {

	private static final Set<Role> BOARD = EnumSet.of(Role.BOARD_VIEWER, Role.GROUP_CHAIR);

	private final Members members;

	BoardHome(Members members) {
		this.members = members;
	}

	@Override
	public Optional<String> route() {
		Caller caller = members.me();
		boolean board = caller.memberships().stream().map(Membership::role).allMatch(BOARD::contains);
		return board ? Optional.of(BoardPage.ROUTE) : Optional.empty();
	}

}
