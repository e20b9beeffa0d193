package scot.adp.strategy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A step of an action, at board level. Why it moved or was dropped is told to the lead
 * unit and the support team alone; {@link #reasonsShown()} tells whether it is here.
 *
 * @param version to send back with a change
 * @param baselineOn the day first planned, which never moves
 * @param currentOn the day planned now
 * @param doneOn when it was done, or null
 * @param slippageDays from the baseline to the day it was done, or else to the later of
 * the day planned now and today; negative where it is earlier. What was dropped counts to
 * the day planned last.
 * @param slipped whether it is open and later than first planned
 * @param droppedOn when it was dropped, or null
 * @param moves each change of the planned day, the first one first
 */
public record MilestoneView(Milestones.Id id, int version, ActionId action, String title, LocalDate baselineOn,
		LocalDate currentOn, @Nullable LocalDate doneOn, int slippageDays, boolean slipped,
		@Nullable LocalDate droppedOn, boolean reasonsShown, @Nullable String droppedReason, List<Move> moves) {

	/** Whether it is still to be done. */
	public boolean open() {
		return doneOn == null && droppedOn == null;
	}

	/**
	 * A change of the planned day.
	 *
	 * @param reason why; null where the reader may not see it
	 * @param movedBy the name and post of who did it
	 */
	public record Move(LocalDate from, LocalDate to, @Nullable String reason, String movedBy, OffsetDateTime movedAt) {
	}

}
