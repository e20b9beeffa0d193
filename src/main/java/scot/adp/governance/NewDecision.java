package scot.adp.governance;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.strategy.PlanCode;

/**
 * A decision to be asked of a group.
 *
 * @param idempotencyKey chosen by the caller, new for each change
 * @param on the day of the meeting
 * @param words what is asked
 * @param plan the plan of the action it is about, or null
 * @param action the code of that action, or null; given with the plan
 */
public record NewDecision(String idempotencyKey, GroupId group, LocalDate on, String words, @Nullable PlanCode plan,
		@Nullable String action) {
}
