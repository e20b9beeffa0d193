package scot.adp.strategy;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A field of an action on which a plan's file and what was changed here disagree.
 *
 * @param fileValue what the file says, in a line, or null for nothing
 * @param presentValue what stands now, in a line, or null for nothing
 * @param resolvedBy name and post of who decided, or null
 */
public record PlanConflictView(PlanConflicts.Id id, int version, PlanCode plan, ActionId action, String code,
		String title, ActionField field, int fileVersion, @Nullable String fileValue, @Nullable String presentValue,
		OffsetDateTime foundAt, State state, @Nullable String resolvedBy, @Nullable OffsetDateTime resolvedAt) {

	/** What became of a conflict. */
	public enum State {

		/** Nobody decided yet; what was changed here stands. */
		OPEN,
		/** The file's value was taken. */
		FILE_TAKEN,
		/** What was changed here stays. */
		OURS_KEPT,
		/** Both say the same by now. */
		SETTLED

	}

}
