package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** A question to an action's owner was asked or answered. */
public record QuestionNoted(ActionId action, QuestionId question, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
