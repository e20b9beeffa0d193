package scot.adp.identity;

import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/** A program that came with a token of its own. */
record MachinePrincipal(AccountId account, Granted granted) implements SignedIn {

	MachinePrincipal(AccountId account, Role role, UnitId unit) {
		this(account, new Granted(role, unit));
	}

	@Override
	public boolean secondFactor() {
		return false;
	}

}
