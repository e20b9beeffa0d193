package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** It was said what became of an action of a plan that ended. */
public record ActionClosed(ActionId action, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
