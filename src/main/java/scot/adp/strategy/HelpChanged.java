package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** Help was asked, answered or taken to a meeting. */
public record HelpChanged(ActionId action, HelpRequestId request, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
