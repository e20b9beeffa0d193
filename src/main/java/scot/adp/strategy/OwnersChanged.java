package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** An action was given a lead or deputy, or lost one. */
public record OwnersChanged(ActionId action, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
