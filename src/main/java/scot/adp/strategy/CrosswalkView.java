package scot.adp.strategy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What an action also counts towards: an outcome, a part of one, or an action of another
 * plan.
 *
 * @param asAt the day as at which it is read, or null for now
 */
public record CrosswalkView(PlanCode plan, String planTitle, PlanView.State planState, String code, String title,
		@Nullable LocalDate asAt) {
}
