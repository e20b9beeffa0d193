package scot.adp.strategy.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Groups;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanTarget;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;

/** Gathers what can be chosen for an action. */
final class Offers {

	/** More than any plan has. */
	private static final int ACTIONS = 500;

	private Offers() {
	}

	static ActionForm.Offer of(PlanCode plan, Plans plans, ActionRegister register, Partners partners, Groups groups,
			@Nullable Integer cadenceMonths, Collection<UnitId> kept) {
		var own = List.of(plan);
		var others = plans.plans().stream().filter(other -> !other.code().equals(plan)).toList();
		return new ActionForm.Offer(plan, others, plans.priorities(own).getOrDefault(plan, List.of()),
				plans.outcomes(own).getOrDefault(plan, List.of()), plans.principles(own).getOrDefault(plan, List.of()),
				targets(others, plans, register), units(partners, kept), groups.groups(), cadenceMonths);
	}

	/** Today's units, and those that the record names whatever became of them. */
	private static List<UnitView> units(Partners partners, Collection<UnitId> kept) {
		return Stream.concat(partners.units().stream(), partners.units(kept).values().stream()).distinct().toList();
	}

	private static List<ActionForm.Target> targets(List<PlanView> others, Plans plans, ActionRegister register) {
		var targets = new ArrayList<ActionForm.Target>();
		var outcomes = plans.outcomes(others.stream().map(PlanView::code).toList());
		for (PlanView other : others) {
			outcomes.getOrDefault(other.code(), List.of()).forEach(outcome -> {
				targets.add(target(other, outcome.code(), outcome.title()));
				outcome.parts().forEach(part -> targets.add(target(other, part.code(), part.title())));
			});
			register.page(ActionFilter.of(other.code()), ActionOrder.PLAN, false, 0, ACTIONS)
				.forEach(action -> targets.add(target(other, action.code(), action.title())));
		}
		return targets;
	}

	private static ActionForm.Target target(PlanView plan, String code, String title) {
		return new ActionForm.Target(new PlanTarget(plan.code(), code), title);
	}

}
