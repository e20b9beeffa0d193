package scot.adp.families;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Something that was told of a CRAFT course.
 *
 * @param on the day of a session, of leaving, or of a score; of an answer the day on
 * which the person close to them entered treatment, or else on which it was asked
 * @param code what was answered, why they left, or the tool of a score; null of a session
 * @param score of a score alone
 */
public record CraftFact(Kind kind, LocalDate on, @Nullable String code, @Nullable Integer score) {

	/** A session. */
	public static CraftFact session(LocalDate on) {
		return new CraftFact(Kind.SESSION, on, null, null);
	}

	/**
	 * Whether the person close to them entered treatment, and when, or when it was asked.
	 */
	public static CraftFact entered(LocalDate on, String answer) {
		return new CraftFact(Kind.ENTERED, on, answer, null);
	}

	/** They left. */
	public static CraftFact left(LocalDate on, String reason) {
		return new CraftFact(Kind.LEFT, on, reason, null);
	}

	/** What was told. */
	public enum Kind {

		/** A session was held. */
		SESSION,
		/** Whether the person close to them entered treatment. */
		ENTERED,
		/** They left before the course was complete. */
		LEFT,
		/** A score of wellbeing as the course began. */
		SCORE_BEFORE,
		/** A score of wellbeing at its end. */
		SCORE_AFTER

	}

}
