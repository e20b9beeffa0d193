package scot.adp.directory.ui;

import java.util.Optional;

import com.vaadin.flow.router.RouteConfiguration;
import org.springframework.stereotype.Component;
import scot.adp.identity.Members;
import scot.adp.shell.spi.HomePage;

/** Begins with the people, for those who look after accounts and read no records. */
@Component
class AccountsHome implements HomePage {

	private static final String ACCESS = "access";

	private final Members members;

	AccountsHome(Members members) {
		this.members = members;
	}

	@Override
	public Optional<String> route() {
		if (members.me().readsRecords()) {
			return Optional.empty();
		}
		boolean there = RouteConfiguration.forApplicationScope().getRoute(ACCESS).isPresent();
		return Optional.of(there ? ACCESS : "people");
	}

}
