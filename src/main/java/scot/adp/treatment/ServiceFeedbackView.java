package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.ServiceId;
import scot.adp.platform.UnitId;

/**
 * Something that was heard of a service, with the answer that holds.
 *
 * @param unit whom it is about, which owes the answer
 * @param service null where it is about the unit as a whole
 * @param heardBy the unit that heard it
 * @param weight how many said it
 * @param quote in their own words; null where they did not agree to that, or its time is
 * over
 * @param answers how many answers it had, of which the last one holds
 * @param firstAnsweredOn the day of the first answer
 * @param promisedOn by when it will be done; null unless that is the answer
 * @param toldBackOn when those who said it heard of the answer that holds
 * @param releaseAnswer the number of the answer that everybody is to read; null where
 * nobody asked for that
 * @param releaseQuote whether everybody reads their own words too
 * @param releaseAskedByName who chose so
 * @param releasedAt since when everybody reads it; null where somebody else is to read it
 * first
 */
public record ServiceFeedbackView(Voices.Id id, int version, UnitId unit, @Nullable ServiceId service, UnitId heardBy,
		LocalDate heardOn, String how, String respondent, List<String> themes, Kind kind, int weight, String said,
		@Nullable String quote, int answers, @Nullable LocalDate firstAnsweredOn, @Nullable Reply answer,
		@Nullable String answerWords, @Nullable LocalDate answeredOn, @Nullable LocalDate promisedOn,
		@Nullable LocalDate toldBackOn, @Nullable String toldBackHow, @Nullable Integer releaseAnswer,
		boolean releaseQuote, @Nullable String releaseAskedByName, @Nullable OffsetDateTime releasedAt,
		@Nullable String releasedByName, boolean afterSignOff, OffsetDateTime recordedAt, String recordedByName,
		@Nullable OffsetDateTime withdrawnAt, @Nullable String withdrawnBecause) {

	/** How far it is. */
	public Stage stage() {
		return (answers == 0) ? Stage.HEARD : (toldBackOn != null) ? Stage.TOLD_BACK : Stage.ANSWERED;
	}

	/**
	 * Whether what was promised was to be done before a day and nothing else was told.
	 */
	public boolean overdue(LocalDate today) {
		return answer == Reply.WILL && promisedOn != null && promisedOn.isBefore(today);
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnAt == null;
	}

	/** Whether everybody reads it. */
	public boolean released() {
		return releasedAt != null && stands();
	}

	/** Whether somebody else is to read it before everybody does. */
	public boolean waitsForReader() {
		return releaseAnswer != null && releasedAt == null && stands();
	}

	/** What it says, to be put right. */
	public VoiceEntry entry() {
		return new VoiceEntry(unit, service, heardOn, how, respondent, themes, kind, weight, said, quote, quote != null,
				false);
	}

	/** What is right, or what is to be another way. */
	public enum Kind {

		/** It is good as it is. */
		STRENGTH,
		/** It is wanted another way. */
		CHANGE

	}

	/** What a unit can answer. */
	public enum Reply {

		/** It was done. */
		DID,
		/** It will be done, by a day. */
		WILL,
		/** It cannot be done, and why. */
		CANNOT

	}

	/** How far it can be. */
	public enum Stage {

		/** Nobody answered. */
		HEARD,
		/** The unit answered; those who said it have not heard of that. */
		ANSWERED,
		/** Those who said it heard of the answer. */
		TOLD_BACK

	}

	/**
	 * One answer.
	 *
	 * @param number the first is 1
	 */
	public record Answer(Voices.Id voice, int number, Reply answer, String words, @Nullable LocalDate promisedOn,
			LocalDate answeredOn, @Nullable LocalDate toldBackOn, @Nullable String toldBackHow,
			@Nullable String toldBackByName, OffsetDateTime recordedAt, String recordedByName) {
	}

}
