package scot.adp.identity;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Auditable;

/**
 * Something that was done and that the audit trail alone hears of. What somebody else
 * listens to is an event type of its own.
 *
 * @param operation the name of the permission that allowed it, or of what the program
 * does by itself
 * @param subject what it was done to, such as {@code action NAADP-2025/HOU-10.2}
 * @param changes the fields that changed, as {@link Auditable#changes()} tells
 * @param actor who did it, where nobody is signed in yet; null for whoever is signed in
 */
public record Deed(String operation, String subject, Map<String, String> changes,
		@Nullable String actor) implements Auditable {

	public Deed(String operation, String subject, Map<String, String> changes) {
		this(operation, subject, changes, null);
	}

}
