package scot.adp.identity;

import java.util.Map;

import scot.adp.platform.Auditable;

/**
 * Somebody who was invited signed in for the first time: from now on the account is known
 * by the sign-in service's own number, not by an e-mail address.
 *
 * @param actor what the audit trail calls the account
 */
record AccountLinked(AccountId account, String actor) implements Auditable {

	@Override
	public String operation() {
		return "identity.account.link";
	}

	@Override
	public String subject() {
		return "account " + account.value();
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("subject", Auditable.CHANGED);
	}

}
