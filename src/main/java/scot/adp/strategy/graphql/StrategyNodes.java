package scot.adp.strategy.graphql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.NodeSource;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.Plans;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.UpdateId;

/** Finds plans, outcomes, principles, actions and updates by global id. */
@Configuration(proxyBeanMethods = false)
class StrategyNodes {

	@Bean
	NodeSource planNodes(Plans plans) {
		return new Source("Plan", id -> plans.plan(new PlanCode(id)));
	}

	@Bean
	NodeSource outcomeNodes(Plans plans) {
		return new Source("Outcome", id -> inPlan(id, plan -> plans.outcomes(List.of(plan)),
				(outcome, code) -> outcome.code().equals(code)));
	}

	@Bean
	NodeSource principleNodes(Plans plans) {
		return new Source("Principle", id -> inPlan(id, plan -> plans.principles(List.of(plan)),
				(principle, code) -> principle.code().equals(code)));
	}

	@Bean
	NodeSource actionNodes(ActionRegister register) {
		return new Source("Action", id -> {
			var action = new ActionId(UUID.fromString(id));
			return Optional.ofNullable(register.byIds(List.of(action)).get(action));
		});
	}

	@Bean
	NodeSource updateNodes(ProgressUpdates updates) {
		return new Source("Update", id -> updates.find(new UpdateId(UUID.fromString(id))));
	}

	private static <T> Optional<T> inPlan(String id, Function<PlanCode, Map<PlanCode, List<T>>> list,
			BiPredicate<T, String> hasCode) {
		String[] parts = id.split("/", 2);
		if (parts.length < 2) {
			return Optional.empty();
		}
		var plan = new PlanCode(parts[0]);
		return list.apply(plan)
			.getOrDefault(plan, List.of())
			.stream()
			.filter(thing -> hasCode.test(thing, parts[1]))
			.findFirst();
	}

	private record Source(String type, Function<String, Optional<?>> finder) implements NodeSource {

		@Override
		public Optional<?> find(String localId) {
			try {
				return finder.apply(localId);
			}
			catch (IllegalArgumentException ex) {
				return Optional.empty();
			}
		}

	}

}
