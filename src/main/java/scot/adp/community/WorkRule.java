package scot.adp.community;

import java.time.LocalDate;
import java.util.List;

/**
 * When work counts as sustained.
 *
 * @param from the first start from which on it holds
 * @param weeks after how many weeks it is looked at, in order
 * @param gapDays how many days out of work there may be in all until then
 * @param windowDays for how many days after its day a check is awaited
 */
public record WorkRule(LocalDate from, List<Integer> weeks, int gapDays, int windowDays) {

	public WorkRule {
		weeks = List.copyOf(weeks);
	}

}
