package scot.adp.governance;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.platform.MemberId;
import scot.adp.strategy.ActionId;

/**
 * A decision of a group, which everyone signed in may read.
 *
 * @param version to send back with a change
 * @param on the day of the meeting it is put to
 * @param number counts the decisions of that meeting
 * @param words what is asked
 * @param decided what the group decided; null while it is only wanted
 * @param owner who carries it out, or null where nothing follows from it
 * @param dueOn until when; given with an owner
 * @param action the action it is about, or null where it is about none
 * @param recordedOn since when it is asked
 * @param closedOn when it was done or dropped
 * @param droppedReason why it was dropped
 * @param asAt the day as at which it is read, or null for now
 */
public record DecisionView(Decisions.Id id, int version, GroupId group, LocalDate on, int number, String words,
		Decisions.State state, @Nullable String decided, @Nullable MemberId owner, @Nullable LocalDate dueOn,
		@Nullable ActionId action, LocalDate recordedOn, @Nullable LocalDate closedOn, @Nullable String droppedReason,
		@Nullable LocalDate asAt) {

	/** How it is named elsewhere, such as {@code BOARD 2026-12-17/2}. */
	public String reference() {
		return "%s %s/%d".formatted(group.value(), on, number);
	}

}
