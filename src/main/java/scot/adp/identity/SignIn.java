package scot.adp.identity;

import java.util.Map;

import scot.adp.platform.Auditable;

/** Somebody signed in, or tried to. */
record SignIn(String operation, String subject) implements Auditable {

	static SignIn succeeded(String username, String way) {
		return new SignIn("identity.sign-in", "account " + username + " by " + way);
	}

	// What was typed may be a password in the wrong field, so an unknown name is not
	// kept.
	static SignIn refused(String way) {
		return new SignIn("identity.sign-in.refused", "by " + way);
	}

	@Override
	public Map<String, String> changes() {
		return Map.of();
	}

}
