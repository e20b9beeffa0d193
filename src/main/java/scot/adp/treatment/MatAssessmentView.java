package scot.adp.treatment;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * How a standard is assessed in a cycle.
 *
 * @param monitored whether routine monitoring was shown in this cycle
 * @param confirmed the colour that the lead confirmed; null until then, and once it was
 * opened again
 * @param computed what followed from the rule when it was confirmed; null until then
 * @param rule by which that followed
 * @param because why another colour was confirmed than follows from the rule
 * @param reopenedBecause why it was opened again the last time, a code
 */
public record MatAssessmentView(MatAssessments.Id id, int version, String cycle, String standard,
		@Nullable Integer process, @Nullable Integer numerical, @Nullable Integer experiential, boolean monitored,
		@Nullable Ragb confirmed, @Nullable Ragb computed, @Nullable String rule, @Nullable String because,
		@Nullable OffsetDateTime confirmedAt, @Nullable String confirmedByName, @Nullable String reopenedBecause,
		@Nullable OffsetDateTime reopenedAt, @Nullable String reopenedByName, OffsetDateTime recordedAt,
		String recordedByName) {

	/** How the streams are scored. */
	public MatScores scores() {
		return new MatScores(process, numerical, experiential);
	}

	/** How far it is. */
	public Stage stage() {
		return (confirmed != null) ? Stage.CONFIRMED : scores().any() ? Stage.COMPUTED : Stage.OPEN;
	}

	/** How far an assessment can be. */
	public enum Stage {

		/** Nothing is scored. */
		OPEN,
		/** A colour follows from the scores; nobody confirmed one. */
		COMPUTED,
		/** The lead confirmed a colour. */
		CONFIRMED

	}

}
