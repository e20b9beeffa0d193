package scot.adp.strategy.graphql;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.Plans;
import scot.adp.strategy.PrincipleView;

/** Finds what has a code within a plan. */
final class InPlan {

	private InPlan() {
	}

	/** The outcomes of plans, by plan and code. */
	static Map<PlanCode, Map<String, OutcomeView>> outcomes(Plans plans, Stream<PlanCode> of) {
		return byCode(plans.outcomes(of.collect(Collectors.toSet())), OutcomeView::code);
	}

	/** The principles of plans, by plan and code. */
	static Map<PlanCode, Map<String, PrincipleView>> principles(Plans plans, Stream<PlanCode> of) {
		return byCode(plans.principles(of.collect(Collectors.toSet())), PrincipleView::code);
	}

	/** The things of a plan that have the given codes, in their order. */
	static <T> List<T> pick(Map<PlanCode, Map<String, T>> found, PlanCode plan, Collection<String> codes) {
		Map<String, T> byCode = found.getOrDefault(plan, Map.of());
		return codes.stream().map(byCode::get).filter(Objects::nonNull).toList();
	}

	private static <T> Map<PlanCode, Map<String, T>> byCode(Map<PlanCode, List<T>> found, Function<T, String> code) {
		return found.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					entry -> entry.getValue().stream().collect(Collectors.toMap(code, Function.identity()))));
	}

}
