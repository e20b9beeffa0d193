package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** A plan's file was loaded as a new version. */
public record PlanLoaded(PlanCode plan, int version, int actions) implements Auditable {

	@Override
	public String operation() {
		return "strategy.plan.load";
	}

	@Override
	public String subject() {
		return "plan " + plan.value();
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("version", String.valueOf(version), "actions", String.valueOf(actions));
	}

}
