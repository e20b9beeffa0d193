package scot.adp.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;

/**
 * A thing that is done again and again, tied to the plan.
 *
 * @param code by which files name it
 * @param partnerUnits units that run it together with its own
 * @param actions the actions that it is done for
 * @param actionCodes what these are called within their plans, in the same order
 * @param kind of its list, as audience and approach are
 * @param interactivePart what goes with an approach that does little alone; null where
 * nothing was told
 * @param periodType the year within which people are counted
 * @param toOn its last day; null while nobody knows
 */
public record ProgrammeView(Programmes.Id id, int version, String code, String title, UnitId unit,
		List<UnitId> partnerUnits, List<ActionId> actions, List<String> actionCodes, String kind, String audience,
		@Nullable String approach, @Nullable String interactivePart, CountingMode countingMode, CountingYear periodType,
		LocalDate fromOn, @Nullable LocalDate toOn, Programmes.State state) {

	/** All units that run it, its own first. */
	public List<UnitId> units() {
		var all = new ArrayList<UnitId>(List.of(unit));
		all.addAll(partnerUnits);
		return List.copyOf(all);
	}

	/** Whether one of some units runs it. */
	boolean runBy(Set<UnitId> some) {
		var all = new HashSet<>(units());
		all.retainAll(some);
		return !all.isEmpty();
	}

	/** Whether it runs on a day, as far as its days tell. */
	boolean holds(LocalDate day) {
		return !day.isBefore(fromOn) && (toOn == null || !day.isAfter(toOn));
	}

}
