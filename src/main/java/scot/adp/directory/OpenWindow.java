package scot.adp.directory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which something is open, is closed for a reason that is worth to
 * be told, or nobody can say. Stretches of one place never overlap; between them it is
 * closed as at any other time.
 *
 * @param reason null where it is open
 * @param code why it is closed, of the list of reasons, where somebody told
 * @param endsAt its first moment that does not belong to it
 */
public record OpenWindow(OpenState state, @Nullable OpenReason reason, @Nullable String code, Instant startsAt,
		Instant endsAt) {

	/** Whether a moment lies in it. */
	public boolean holds(Instant at) {
		return !at.isBefore(startsAt) && at.isBefore(endsAt);
	}

}
