package scot.adp.strategy.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import scot.adp.platform.Problem;

/** Global ids as clients send them. */
final class GivenId {

	private GivenId() {
	}

	/**
	 * The id within a type.
	 * @throws Problem where it is no id of that type
	 */
	static UUID of(String type, String path, String globalId) {
		try {
			String local = new String(Base64.getUrlDecoder().decode(globalId), StandardCharsets.UTF_8);
			if (local.startsWith(type + ":")) {
				return UUID.fromString(local.substring(type.length() + 1));
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below, as for an id of another type.
		}
		throw Problem.invalid(path, "This is no id of that kind; use one that a query gave you.");
	}

}
