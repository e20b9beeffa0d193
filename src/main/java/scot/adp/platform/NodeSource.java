package scot.adp.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds things of one GraphQL type by their global id. A module contributes one for each
 * of its types that is a {@code Node}.
 */
public interface NodeSource {

	/** The GraphQL type's name. */
	String type();

	/**
	 * The thing, as its type's view record, with the caller's rights; empty for an
	 * unknown id.
	 */
	Optional<?> find(String localId);

	/** The global id of a thing: opaque to clients. */
	static String globalId(String type, Object localId) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((type + ":" + localId).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * What {@link #globalId} was made of, of a type whose ids the program gives out.
	 * @throws Problem where the text is no global id of that type
	 */
	static UUID localId(String type, String path, String globalId) {
		try {
			String text = new String(Base64.getUrlDecoder().decode(globalId), StandardCharsets.UTF_8);
			if (text.startsWith(type + ":")) {
				return UUID.fromString(text.substring(type.length() + 1));
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below, as any other text that is no id.
		}
		throw Problem.invalid(path, "This is no id of a %s; use one that a query gave you.".formatted(type));
	}

}
