package scot.adp.identity;

import java.util.Map;

import scot.adp.platform.Auditable;

/** The program ended the session of an account. */
record SessionEnded(AccountId account, SessionEnd why) implements Auditable {

	@Override
	public String operation() {
		return "identity.session.end";
	}

	@Override
	public String subject() {
		return "account " + account.value();
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("why", why.code());
	}

}
