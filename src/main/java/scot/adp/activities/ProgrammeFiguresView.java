package scot.adp.activities;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What was done in a programme between two days, both counted.
 *
 * @param sessions how many were held
 * @param uncounted of how many of them nobody counted heads
 * @param didNotRun how many did not run
 * @param toCheck how many are to be confirmed, which count nowhere yet
 * @param attendances heads, summed, with what groups told of quarters and years that lie
 * within
 * @param people each once; only where the way of counting can know it
 * @param between of how many people so many heads can be, those who are told apart among
 * them; null where people are known of all heads, or hidden
 * @param newThisYear how many were there for the first time in the year, of those days
 * @param contacts conversations
 * @param planned how many days were planned that are over and decided
 * @param heldOfPlanned percent; null where none was planned
 * @param recordedOfPlanned of how many percent somebody said a word
 * @param notRecorded of how many planned days nobody did, after long
 * @param waiting of how many nobody did yet, and of how many it is asked whether it ran
 * @param enrolled how many enrolled in groups that ran; null where it has none
 * @param completion how many percent of those enrolled completed, of groups that are over
 * @param outOfHours how many sessions were held out of hours
 * @param lastOn the last day of these on which one was held; null where none was
 */
public record ProgrammeFiguresView(Programmes.Id programme, LocalDate from, LocalDate to, int sessions, int uncounted,
		int didNotRun, int toCheck, Count attendances, Count people, Counting.@Nullable Between between,
		Count newThisYear, Count contacts, int planned, @Nullable BigDecimal heldOfPlanned,
		@Nullable BigDecimal recordedOfPlanned, int notRecorded, int waiting, @Nullable Integer enrolled,
		@Nullable BigDecimal completion, int outOfHours, @Nullable LocalDate lastOn) {

	/**
	 * A number of people, or why there is none.
	 *
	 * @param value null where there is none
	 * @param missing why; null where there is one
	 */
	public record Count(@Nullable Integer value, @Nullable Missing missing) {

		static Count of(int value) {
			return new Count(value, null);
		}

		static Count none(Missing why) {
			return new Count(null, why);
		}

		/** The same for others than who works there: small numbers are hidden. */
		Count forOthers(int upTo) {
			return (value != null && value > 0 && value <= upTo) ? none(Missing.SUPPRESSED) : this;
		}

	}

	/** Why there is no number. */
	public enum Missing {

		/** The way of counting cannot know it. */
		NOT_APPLICABLE,
		/** Nobody counted. */
		NOT_RECORDED,
		/** It is so small that it is hidden. */
		SUPPRESSED

	}

}
