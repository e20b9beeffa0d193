package scot.adp.community;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Somebody learns, as it is told.
 *
 * @param ownRef the service's own number of the person's case
 * @param course what is learned, a code of the list of its first day, as the next
 * @param provider who teaches it
 * @param scqfLevel 1 to 12; null where it has none or nobody knows
 * @param endOn its last day; null while it goes on
 * @param outcome how it ended; null while it goes on
 * @param leftBecause why somebody left before the end, a code; null where nobody asked
 * @param qualification what was gained, a code; null for none
 * @param sure whether somebody said that it is right, though it is unusual
 */
public record LearnerEntry(UnitId unit, @Nullable String ownRef, String course, String provider,
		@Nullable Integer scqfLevel, LocalDate startOn, @Nullable LocalDate endOn, @Nullable Outcome outcome,
		@Nullable String leftBecause, @Nullable String qualification, boolean sure) {

	/** Who teaches what nobody said of; a code of the list. */
	static final String NOBODY_SAID = "OTHER";

	/** Whether a record says the same, of whomever. */
	boolean says(LearnerPathView it) {
		return unit.equals(it.unit()) && course.equals(it.course()) && startOn.equals(it.startOn()) && begins(it)
				&& Objects.equals(endOn, it.endOn()) && outcome == it.outcome()
				&& Objects.equals(leftBecause, it.leftBecause()) && Objects.equals(qualification, it.qualification());
	}

	/** Whether it tells the same of the course itself, however it ended. */
	boolean begins(LearnerPathView it) {
		return provider.equals(it.provider()) && Objects.equals(scqfLevel, it.scqfLevel());
	}

	/** The same, which somebody said is right. */
	LearnerEntry confirmed() {
		return new LearnerEntry(unit, ownRef, course, provider, scqfLevel, startOn, endOn, outcome, leftBecause,
				qualification, true);
	}

	/** How a course ended for somebody. */
	public enum Outcome {

		/** To its end. */
		COMPLETED,
		/** Before its end. */
		LEFT

	}

}
