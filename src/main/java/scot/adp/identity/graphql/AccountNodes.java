package scot.adp.identity.graphql;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import scot.adp.identity.Access;
import scot.adp.identity.AccountId;
import scot.adp.platform.NodeSource;

/** Finds accounts by global id. */
@Component
class AccountNodes implements NodeSource {

	private final Access access;

	AccountNodes(Access access) {
		this.access = access;
	}

	@Override
	public String type() {
		return "Account";
	}

	@Override
	public Optional<?> find(String localId) {
		try {
			return access.find(new AccountId(UUID.fromString(localId)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
