package scot.adp.strategy;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.platform.UnitId;

/**
 * An action to be added to a plan.
 *
 * @param code never used in the plan before, or null for the one that the program
 * proposes
 * @param why in a few words
 * @param decision which decision it follows, or null
 */
public record NewAction(String idempotencyKey, PlanCode plan, @Nullable String code, String title,
		@Nullable String publishedText, String priority, @Nullable String grouping, List<String> outcomes,
		List<String> principles, Kind kind, @Nullable UnitId leadUnit, List<UnitId> partnerUnits,
		@Nullable GroupId group, @Nullable Integer cadenceMonths, @Nullable LocalDate startsOn,
		@Nullable LocalDate endsOn, List<PlanTarget> crosswalk, @Nullable PlanCode namesPlan, String why,
		@Nullable String decision) {

	public NewAction {
		outcomes = copy(outcomes);
		principles = copy(principles);
		partnerUnits = copy(partnerUnits);
		crosswalk = copy(crosswalk);
	}

	/** A list that a client leaves out is an empty one. */
	private static <T> List<T> copy(@Nullable List<T> given) {
		return (given != null) ? List.copyOf(given) : List.of();
	}

	ActionDefinition definition() {
		return new ActionDefinition(title, publishedText, priority, grouping, outcomes, principles, kind,
				Responsibility.LOCAL, leadUnit, partnerUnits, group, cadenceMonths, startsOn, endsOn, crosswalk,
				namesPlan, null, null, null, null, null, null);
	}

}
