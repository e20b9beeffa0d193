package scot.adp.identity;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;

/**
 * What came of a change, for {@link Recording}.
 *
 * @param id of what was made or changed
 * @param subject what the audit trail calls it; null where the trail needs no row, or the
 * work told it already
 * @param changes as {@link Auditable#changes()} tells
 * @param anew whether anything was made or changed
 */
public record Made<I extends Identifier>(I id, @Nullable String subject, Map<String, String> changes, boolean anew) {

	public Made(I id, String subject, Map<String, String> changes) {
		this(id, subject, changes, true);
	}

	/** Something that the work told the audit trail of itself. */
	public static <I extends Identifier> Made<I> told(I id) {
		return new Made<>(id, null, Map.of(), true);
	}

	/** Something that was there, so that nothing was made. */
	public static <I extends Identifier> Made<I> found(I id) {
		return new Made<>(id, null, Map.of(), false);
	}

}
