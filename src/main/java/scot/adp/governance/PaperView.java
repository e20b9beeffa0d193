package scot.adp.governance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.governance.ExceptionsView.Counts;
import scot.adp.governance.spi.PaperPart.Section;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionStanding.Slipped;
import scot.adp.strategy.PlanCode;

/**
 * The exceptions paper of a group for a meeting: a draft as things stand now, or an issue
 * as it was shown.
 *
 * @param on the day of the meeting
 * @param asAt the day whose state it tells
 * @param issue what makes it an issue, or null for a draft
 * @param items each action once, the most serious section first
 * @param asked what the group is asked to decide
 * @param comparedWith the meeting of the last paper before it, or null where there is
 * none
 * @param gone what that paper listed and this one does not
 * @param sections what other modules say in it
 */
public record PaperView(GroupId group, String groupName, LocalDate on, LocalDate asAt, @Nullable Issue issue,
		Counts counts, List<Item> items, List<Asked> asked, @Nullable LocalDate comparedWith, List<Gone> gone,
		List<Section> sections) {

	/**
	 * An issue of a paper.
	 *
	 * @param number counts the issues of one meeting's paper
	 * @param by the name and post of who issued it
	 * @param reason why it was issued again; null for the first
	 */
	public record Issue(Papers.Id id, int number, OffsetDateTime at, String by, @Nullable String reason) {
	}

	/**
	 * An action on the paper.
	 *
	 * @param further its other reasons
	 * @param unit the lead unit's name
	 * @param lead the lead's post, or null where nobody leads it
	 * @param letter of the status that counts; null, with label and colour, where there
	 * is none yet
	 * @param lastSaid what a stale action last said, or null
	 * @param since since when it stands in its section
	 * @param before the section it stood in on the paper before; null unless it stood in
	 * another
	 */
	public record Item(ActionId action, PlanCode plan, String code, String title, Exceptions.Reason section,
			List<Exceptions.Reason> further, @Nullable String unit, @Nullable String lead, @Nullable String letter,
			@Nullable String label, @Nullable String colour, @Nullable String lastSaid, @Nullable LocalDate lastSaidOn,
			@Nullable LocalDate since, @Nullable Slipped slipped, @Nullable LocalDate helpAskedOn,
			@Nullable String boardLine, Change change, Exceptions.@Nullable Reason before) {
	}

	/** How an item compares with the paper before. */
	public enum Change {

		/** There is no paper before. */
		FIRST,
		/** It was not on the paper before. */
		NEW,
		/**
		 * It stood in another section, or its status, further reasons, slipped milestone
		 * or lead were others.
		 */
		CHANGED,
		/** It stood there just so; its board line may be another. */
		SAME

	}

	/**
	 * A decision that the group is asked for.
	 *
	 * @param plan the plan of the action it is about, with code and title; null where it
	 * is about none
	 */
	public record Asked(String reference, String words, @Nullable PlanCode plan, @Nullable String code,
			@Nullable String title) {
	}

	/**
	 * An action that was on the paper before and is not on this one.
	 *
	 * @param before the section it stood in
	 * @param now the status it has now, or null where it has none
	 */
	public record Gone(PlanCode plan, String code, String title, Exceptions.Reason before, @Nullable String now) {
	}

}
