package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** An update was recorded on an action. */
public record UpdateRecorded(ActionId action, UpdateId update, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
