package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What of a plan's actions falls on one principle, framework entry, unit, person or
 * group.
 *
 * @param code of what they fall on; empty for those that fall on none
 * @param title in words; of a person the name and post for the support team, the post for
 * others
 * @param within the code of the entry above, or null
 * @param health of the actions, each counted once
 * @param led of a person: how many actions they lead
 * @param deputised of a person: how many actions they stand in for
 * @param outcomes how many of the actions serve which outcome, by its code
 * @param actions the actions, in the plan's order
 * @param latest the latest update among those whose words the caller may see; null where
 * there is none, and given for principles alone
 */
public record CoverageRow(String code, String title, @Nullable String within, Health health, int led, int deputised,
		Map<String, Integer> outcomes, List<Counted> actions, @Nullable Latest latest) {

	/** Whether nothing falls on it. */
	public boolean gap() {
		return actions.isEmpty();
	}

	/** An action that counts. */
	public record Counted(ActionId id, PlanCode plan, String code, String title, @Nullable StatusView effectiveStatus) {
	}

	/**
	 * What was last said.
	 *
	 * @param words null where nothing changed
	 */
	public record Latest(String action, LocalDate on, @Nullable String words) {
	}

}
