package scot.adp.governance;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.ProgressUpdates;

/**
 * A board line to write.
 *
 * @param idempotencyKey new for each wording
 * @param expectedNumber the number of the wording that the caller saw for this meeting; 0
 * where there was none
 * @param group the group that meets; null for the one that oversees the action
 * @param heldOn the day of the meeting; null for the group's next one
 * @param basedOn the owner's update that the caller saw; null for the latest
 */
public record NewBoardLine(String idempotencyKey, PlanCode plan, String action, Integer expectedNumber,
		@Nullable GroupId group, @Nullable LocalDate heldOn, String words, ProgressUpdates.@Nullable Id basedOn) {
}
