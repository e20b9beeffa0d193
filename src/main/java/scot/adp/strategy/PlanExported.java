package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** Somebody took a plan away as a file. */
public record PlanExported(PlanCode plan, int actions) implements Auditable {

	@Override
	public String operation() {
		return "strategy.plan.export";
	}

	@Override
	public String subject() {
		return "plan " + plan.value();
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("actions", String.valueOf(actions));
	}

}
