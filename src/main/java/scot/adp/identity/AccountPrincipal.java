package scot.adp.identity;

import java.util.List;
import java.util.UUID;

import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import scot.adp.platform.Role;

/**
 * Who signed in. It says who, not what they may do: that is read from the memberships at
 * each call, so that a change acts at once. Its authorities only choose what the
 * navigation offers.
 */
class AccountPrincipal extends User implements SignedIn {

	private static final long serialVersionUID = 1L;

	private final UUID account;

	AccountPrincipal(AccountId account, String username, String passwordHash, List<Role> roles) {
		super(username, passwordHash,
				roles.stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role.name())).toList());
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
