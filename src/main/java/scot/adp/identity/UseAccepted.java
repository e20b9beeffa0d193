package scot.adp.identity;

import java.util.Map;

import scot.adp.platform.Auditable;

/** Somebody accepted a version of the rules of use. */
record UseAccepted(AccountId account, String version) implements Auditable {

	@Override
	public String operation() {
		return "identity.use.accept";
	}

	@Override
	public String subject() {
		return "account " + account.value();
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("version", version);
	}

}
