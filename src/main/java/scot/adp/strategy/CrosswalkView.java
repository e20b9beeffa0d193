package scot.adp.strategy;

/**
 * What an action also counts towards: an outcome, a part of one, or an action of another
 * plan.
 */
public record CrosswalkView(PlanCode plan, String planTitle, PlanState planState, String code, String title) {
}
