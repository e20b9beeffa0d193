package scot.adp.identity;

import java.util.List;
import java.util.UUID;

import org.springframework.security.core.userdetails.User;

/**
 * Who signed in. It says who, not what they may do, and so has no authorities: that is
 * read from the memberships at each call, so that a change acts at once.
 */
class AccountPrincipal extends User implements SignedIn {

	private static final long serialVersionUID = 1L;

	private final UUID account;

	AccountPrincipal(AccountId account, String username, String passwordHash) {
		super(username, passwordHash, List.of());
		this.account = account.value();
	}

	@Override
	public AccountId account() {
		return new AccountId(account);
	}

	/** A demonstration account stands for somebody who gave one. */
	@Override
	public boolean secondFactor() {
		return true;
	}

}
