package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A priority (or pillar) of a plan.
 *
 * @param crossCutting whether it runs through all outcomes instead of holding some
 */
public record PriorityView(PlanCode plan, String code, String title, @Nullable String aim, boolean crossCutting,
		List<LocalAreaView> areas) {

	/**
	 * An area of activity and the codes of its outcomes.
	 *
	 * @param asAt the day as at which it is read, or null for now
	 */
	public record LocalAreaView(PlanCode plan, String title, List<String> outcomes, @Nullable LocalDate asAt) {
	}

}
