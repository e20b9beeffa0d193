package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** Somebody decided between a plan's file and what was changed here. */
public record PlanConflictResolved(ActionId action, String subject, ActionField field,
		PlanConflictView.State state) implements Auditable {

	@Override
	public String operation() {
		return "strategy.plan-conflict.resolve";
	}

	@Override
	public Map<String, String> changes() {
		return Map.of(field.label(), state.name());
	}

}
