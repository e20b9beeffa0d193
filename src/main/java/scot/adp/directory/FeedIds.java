package scot.adp.directory;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids in the open feed of what has none here: they follow from its name, so they are the
 * same in each answer, and in each directory like this one.
 */
public final class FeedIds {

	private FeedIds() {
	}

	/** The id of a list of terms. */
	public static UUID taxonomy(String list) {
		return named("taxonomy", list);
	}

	/** The id of something by its kind and its name. */
	public static UUID named(String kind, String name) {
		return UUID.nameUUIDFromBytes("adp %s %s".formatted(kind, name).getBytes(StandardCharsets.UTF_8));
	}

}
