package scot.adp.identity;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Auditable;

/** Somebody signed in, or tried to. */
record SignIn(String operation, String subject, @Nullable String actor,
		Map<String, String> changes) implements Auditable {

	static SignIn succeeded(String username, String way) {
		return new SignIn("identity.sign-in", "account " + username + " by " + way, username, Map.of());
	}

	// What was typed may be a password in the wrong field, so an unknown name is not
	// kept.
	static SignIn refused(String way, Map<String, String> why) {
		return new SignIn("identity.sign-in.refused", "by " + way, null, why);
	}

}
