package scot.adp.identity;

import java.util.Map;

import scot.adp.platform.Auditable;

/** Somebody was invited, or an account was closed or opened again. */
public record AccountChanged(AccountId account, String operation, Map<String, String> changes) implements Auditable {

	@Override
	public String subject() {
		return "account " + account.value();
	}

}
