package scot.adp.strategy.spi;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.PlanCode;

/** Reads what things have as at the day that the things themselves were read for. */
public final class ByDay {

	private ByDay() {
	}

	/** Lists of actions; an action that has none gets an empty one. */
	public static <A extends ActionBrief, V> Map<A, List<V>> lists(List<A> actions,
			Function<List<ActionId>, Map<ActionId, List<V>>> reading) {
		return AsAt.each(actions, ActionBrief::asAt, those -> {
			var found = reading.apply(those.stream().map(ActionBrief::id).toList());
			return those.stream()
				.collect(Collectors.toMap(Function.identity(), action -> found.getOrDefault(action.id(), List.of())));
		});
	}

	/** One thing of each action that has it. */
	public static <A extends ActionBrief, V> Map<A, V> each(List<A> actions,
			Function<List<A>, Function<A, @Nullable V>> reading) {
		return AsAt.each(actions, ActionBrief::asAt, those -> {
			var finder = reading.apply(those);
			var found = new HashMap<A, V>();
			for (A action : those) {
				@Nullable V thing = finder.apply(action);
				if (thing != null) {
					found.put(action, thing);
				}
			}
			return found;
		});
	}

	/** One thing of each plan. */
	public static <P extends PlanBrief, V> Map<P, V> plans(List<P> plans,
			Function<Collection<PlanCode>, Map<PlanCode, V>> reading, V otherwise) {
		return AsAt.each(plans, PlanBrief::asAt, those -> {
			var found = reading.apply(those.stream().map(PlanBrief::code).collect(Collectors.toSet()));
			return those.stream()
				.collect(Collectors.toMap(Function.identity(), plan -> found.getOrDefault(plan.code(), otherwise)));
		});
	}

}
