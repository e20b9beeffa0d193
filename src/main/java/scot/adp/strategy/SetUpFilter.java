package scot.adp.strategy;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Which actions of a plan to set up; null parts do not narrow the list.
 *
 * @param unit the lead unit, those below it included
 * @param outcome the code of an outcome
 * @param text words of the code, title or grouping
 */
public record SetUpFilter(PlanCode plan, @Nullable Missing missing, @Nullable UnitId unit, @Nullable String outcome,
		@Nullable String text) {
}
