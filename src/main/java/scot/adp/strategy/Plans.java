package scot.adp.strategy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;

/** The plans, what they promise, and how healthy the promises are. */
@Service
@Transactional(readOnly = true)
public class Plans {

	private final PlanQueries queries;

	Plans(PlanQueries queries) {
		this.queries = queries;
	}

	/** All plans, the partnership's own first. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	public List<PlanView> plans() {
		return queries.plans();
	}

	/** A plan by code. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	public Optional<PlanView> plan(PlanCode code) {
		return queries.plans().stream().filter(plan -> plan.code().equals(code)).findFirst();
	}

	/** The priorities of plans with their areas, in order. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	public Map<PlanCode, List<PriorityView>> priorities(Collection<PlanCode> plans) {
		return queries.priorities(plans);
	}

	/** The outcomes of plans with their parts, in order. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	public Map<PlanCode, List<OutcomeView>> outcomes(Collection<PlanCode> plans) {
		return queries.outcomes(plans);
	}

	/** The principles of plans with the ways of living them, in order. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	public Map<PlanCode, List<PrincipleView>> principles(Collection<PlanCode> plans) {
		return queries.principles(plans);
	}

	/** The health of each outcome by its code; an outcome without actions is left out. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	public Map<PlanCode, Map<String, Health>> outcomeHealth(Collection<PlanCode> plans) {
		return queries.outcomeHealth(plans);
	}

	/**
	 * The health of each priority by its code; a priority without actions is left out.
	 */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	public Map<PlanCode, Map<String, Health>> priorityHealth(Collection<PlanCode> plans) {
		return queries.priorityHealth(plans);
	}

	/**
	 * The health of whole plans, every action counted once; a plan without actions is
	 * left out.
	 */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	public Map<PlanCode, Health> health(Collection<PlanCode> plans) {
		var health = new LinkedHashMap<PlanCode, Health>();
		queries.planHealth(plans)
			.forEach((plan, byKey) -> health.put(plan, byKey.getOrDefault(plan.value(), Health.EMPTY)));
		return health;
	}

	/** What actions also count towards in other plans. */
	@Allowed(operation = "strategy.plan.read", to = Audience.READERS)
	public Map<ActionId, List<CrosswalkView>> crosswalks(Collection<ActionId> actions) {
		return queries.crosswalks(actions);
	}

}
