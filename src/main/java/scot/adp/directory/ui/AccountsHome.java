package scot.adp.directory.ui;

import java.util.Optional;

import org.springframework.stereotype.Component;
import scot.adp.identity.Members;
import scot.adp.shell.spi.HomePage;

/** Begins with the people, for those who look after accounts and read no records. */
@Component
class AccountsHome implements HomePage {

	private final Members members;

	AccountsHome(Members members) {
		this.members = members;
	}

	@Override
	public Optional<String> route() {
		return members.me().readsRecords() ? Optional.empty() : Optional.of("access");
	}

}
