package scot.adp.treatment;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A standard in a cycle: how it is assessed, and of each kind of evidence what is there
 * and what is missing.
 *
 * @param assessment null where nobody scored it
 * @param computed what follows from the rule today, or followed when it was confirmed
 * @param monitoredBefore whether routine monitoring was shown in the cycle before
 * @param improvements what is to be better and is not done
 * @param improvementsOverdue of these, whose day is over
 */
public record MatStandardView(MatRules.Cycle cycle, MatRules.Asked asked, @Nullable MatAssessmentView assessment,
		Ragb computed, boolean monitoredBefore, List<Evidence> evidence, int improvements, int improvementsOverdue) {

	public MatStandardView {
		evidence = List.copyOf(evidence);
	}

	/** How far the assessment is. */
	public MatAssessmentView.Stage stage() {
		return (assessment != null) ? assessment.stage() : MatAssessmentView.Stage.OPEN;
	}

	/** The colour that the lead confirmed; null until then. */
	public @Nullable Ragb confirmed() {
		return (assessment != null) ? assessment.confirmed() : null;
	}

	/** The colour that holds: the confirmed one, else the one that follows. */
	public Ragb colour() {
		@Nullable Ragb confirmed = confirmed();
		return (confirmed != null) ? confirmed : computed;
	}

	/**
	 * One kind of evidence.
	 *
	 * @param required whether the standard is assessed by it in this cycle
	 * @param score null where it is not scored
	 * @param held how many documents, numbers or rounds there are
	 * @param missing what is missing, the most pressing first
	 */
	public record Evidence(MatStream stream, boolean required, @Nullable Integer score, int held,
			List<Missing> missing) {

		public Evidence {
			missing = List.copyOf(missing);
		}

	}

	/**
	 * Something that is missing.
	 *
	 * @param of a criterion, a group or a setting by code; empty where it is of all
	 * @param label the same in words
	 */
	public record Missing(Why why, String of, String label) {
	}

	/** Why evidence is missing. */
	public enum Why {

		/** A document is there, and nobody looked at it in time. */
		DOCUMENT_OVERDUE,
		/** A criterion has no document. */
		NO_DOCUMENT,
		/** No group was asked in this cycle. */
		NOBODY_ASKED,
		/** A group was not asked in this cycle, and others were. */
		GROUP_NOT_ASKED,
		/** A setting has no numbers. */
		NO_NUMBERS_OF_SETTING,
		/** The program has no source of numbers, and none was typed. */
		NO_SOURCE

	}

}
