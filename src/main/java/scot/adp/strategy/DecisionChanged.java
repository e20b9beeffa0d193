package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** A decision was asked for, taken, done or dropped. */
public record DecisionChanged(DecisionId decision, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
