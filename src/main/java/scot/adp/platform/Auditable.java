package scot.adp.platform;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An event that the audit trail keeps. Publish one in the transaction of every write: the
 * trail's row and the change are kept together or not at all.
 */
public interface Auditable {

	/** What was done, the name of the permission that allowed it. */
	String operation();

	/** What it was done to, such as {@code action NAADP-2025/HOU-10.2}. */
	String subject();

	/**
	 * The fields that changed, each with its new value as a code, date or number. Of a
	 * text only {@link #CHANGED} is told, never its words.
	 */
	Map<String, String> changes();

	/** Who did it, where nobody is signed in yet; null for whoever is signed in. */
	default @Nullable String actor() {
		return null;
	}

	/** Stands for the new value of a text. */
	String CHANGED = "changed";

}
