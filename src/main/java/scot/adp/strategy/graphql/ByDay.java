package scot.adp.strategy.graphql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;

/** Reads what things have as at the day that the things themselves were read for. */
final class ByDay {

	private ByDay() {
	}

	/** Lists of actions; an action that has none gets an empty one. */
	static <V> Map<ActionView, List<V>> lists(List<ActionView> actions,
			Function<List<ActionId>, Map<ActionId, List<V>>> reading) {
		return AsAt.each(actions, ActionView::asAt, those -> {
			var found = reading.apply(those.stream().map(ActionView::id).toList());
			return those.stream()
				.collect(Collectors.toMap(Function.identity(), action -> found.getOrDefault(action.id(), List.of())));
		});
	}

	/** One thing of each action that has it. */
	static <V> Map<ActionView, V> each(List<ActionView> actions,
			Function<List<ActionView>, Function<ActionView, @Nullable V>> reading) {
		return AsAt.each(actions, ActionView::asAt, those -> {
			var finder = reading.apply(those);
			var found = new HashMap<ActionView, V>();
			for (ActionView action : those) {
				@Nullable V thing = finder.apply(action);
				if (thing != null) {
					found.put(action, thing);
				}
			}
			return found;
		});
	}

	/** One thing of each plan. */
	static <V> Map<PlanView, V> plans(List<PlanView> plans, Function<Collection<PlanCode>, Map<PlanCode, V>> reading,
			V otherwise) {
		return AsAt.each(plans, PlanView::asAt, those -> {
			var found = reading.apply(those.stream().map(PlanView::code).collect(Collectors.toSet()));
			return those.stream()
				.collect(Collectors.toMap(Function.identity(), plan -> found.getOrDefault(plan.code(), otherwise)));
		});
	}

}
