package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * What one unit is asked since something was learned from reviews of drug deaths, with
 * the answer that holds.
 *
 * @param version to send back with an answer
 * @param learning what was learned, which is read at {@code learning/} and this
 * @param answers how often the unit answered
 * @param reply null while it did not
 * @param words what it said; null while it did not
 * @param evidence where that can be seen; null where nothing was told
 * @param promisedOn by when it is to be done; null unless it is promised
 */
public record LearningTaskView(LearningTasks.Id id, int version, UUID learning, UnitId unit, LocalDate issuedOn,
		LocalDate answerBy, int answers, @Nullable Reply reply, @Nullable String words, @Nullable String evidence,
		@Nullable LocalDate promisedOn, @Nullable LocalDate answeredOn, @Nullable OffsetDateTime withdrawnAt) {

	/** Whether the unit is still asked, or answered while it was. */
	public boolean stands() {
		return withdrawnAt == null;
	}

	/** How far it is on a day. */
	public State state(LocalDate today) {
		if (withdrawnAt != null) {
			return State.WITHDRAWN;
		}
		if (reply == null) {
			return answerBy.isBefore(today) ? State.LATE : State.ASKED;
		}
		return switch (reply) {
			case ALREADY_SO -> State.ALREADY_SO;
			case CHANGED -> State.CHANGED;
			case WILL -> (promisedOn != null && promisedOn.isBefore(today)) ? State.PROMISE_OVER : State.WILL;
		};
	}

	/** What a unit answers. */
	public enum Reply {

		/** It was done so before. */
		ALREADY_SO,
		/** It is done otherwise since. */
		CHANGED,
		/** It will be done by a day. */
		WILL

	}

	/** How far it is. */
	public enum State {

		/** To be answered. */
		ASKED,
		/** To be answered, and the day is over. */
		LATE,
		/** Answered: it was done so before. */
		ALREADY_SO,
		/** Answered: it is done otherwise since. */
		CHANGED,
		/** Promised. */
		WILL,
		/** Promised, and the day is over. */
		PROMISE_OVER,
		/** Asked no more. */
		WITHDRAWN

	}

	/**
	 * An answer, of which the last holds.
	 *
	 * @param recordedByName the name and post of who wrote it
	 */
	public record Answer(int number, Reply reply, String words, @Nullable String evidence,
			@Nullable LocalDate promisedOn, LocalDate answeredOn, OffsetDateTime recordedAt, String recordedByName) {
	}

}
