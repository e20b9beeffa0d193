package scot.adp.strategy.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import scot.adp.platform.Problem;

/** Reads the global ids that clients send back. */
final class GlobalId {

	private GlobalId() {
	}

	/**
	 * The id within its type.
	 * @throws Problem where the text is no id of that type
	 */
	static UUID of(String type, String path, String globalId) {
		try {
			String local = new String(Base64.getUrlDecoder().decode(globalId), StandardCharsets.UTF_8);
			if (local.startsWith(type + ":")) {
				return UUID.fromString(local.substring(type.length() + 1));
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below like an id of another type.
		}
		throw Problem.invalid(path, "This is no id of a %s; use one that a query gave you.".formatted(type));
	}

}
