package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** A milestone was added, moved, done, opened again or dropped. */
public record MilestoneChanged(ActionId action, MilestoneId milestone, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
