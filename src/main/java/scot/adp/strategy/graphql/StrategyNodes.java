package scot.adp.strategy.graphql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.NodeSource;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.ProgressUpdates;

/** Finds plans, outcomes, principles, actions and updates by global id. */
@Configuration(proxyBeanMethods = false)
class StrategyNodes {

	@Bean
	NodeSource<PlanCode> planNodes(Plans plans) {
		return new NodeSource<>("Plan", PlanCode.class, plans::plan,
				() -> plans.plans().stream().map(PlanView::code).toList());
	}

	@Bean
	NodeSource<String> outcomeNodes(Plans plans) {
		return new NodeSource<>("Outcome", String.class, id -> inPlan(id, plan -> plans.outcomes(List.of(plan)),
				(outcome, code) -> outcome.code().equals(code)));
	}

	@Bean
	NodeSource<String> principleNodes(Plans plans) {
		return new NodeSource<>("Principle", String.class, id -> inPlan(id, plan -> plans.principles(List.of(plan)),
				(principle, code) -> principle.code().equals(code)));
	}

	@Bean
	NodeSource<ActionId> actionNodes(ActionRegister register) {
		return new NodeSource<>("Action", ActionId.class,
				id -> Optional.ofNullable(register.byIds(List.of(id)).get(id)));
	}

	@Bean
	NodeSource<ProgressUpdates.Id> updateNodes(ProgressUpdates updates) {
		return new NodeSource<>("Update", ProgressUpdates.Id.class, updates::find);
	}

	private static <T> Optional<T> inPlan(String id, Function<PlanCode, Map<PlanCode, List<T>>> list,
			BiPredicate<T, String> hasCode) {
		String[] parts = id.split("/", 2);
		if (parts.length < 2) {
			return Optional.empty();
		}
		PlanCode plan;
		try {
			plan = new PlanCode(parts[0]);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
		return list.apply(plan)
			.getOrDefault(plan, List.of())
			.stream()
			.filter(thing -> hasCode.test(thing, parts[1]))
			.findFirst();
	}

}
