package scot.adp.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

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

}
