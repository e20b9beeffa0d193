package scot.adp.reporting.ui;

import java.util.Optional;

import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.Role;
import scot.adp.shell.spi.HomePage;

/** Begins a board member's day with the board's page. */
@Component
class BoardHome implements HomePage {

	private final Members members;

	BoardHome(Members members) {
		this.members = members;
	}

	@Override
	public Optional<String> route() {
		Caller caller = members.me();
		boolean board = caller.memberships().stream().allMatch(membership -> membership.role() == Role.BOARD_VIEWER);
		return board ? Optional.of(BoardPage.ROUTE) : Optional.empty();
	}

}
