package scot.adp.strategy;

import java.util.List;

/**
 * A principle that runs through a plan, with the ways of living it.
 *
 * @param actionCount the plan's actions that carry it
 */
public record PrincipleView(PlanCode plan, String code, String title, List<ItemView> items, int actionCount) {

	/** One way of living a principle. */
	public record ItemView(String code, String title) {
	}

}
