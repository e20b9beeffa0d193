package scot.adp.strategy;

import java.util.LinkedHashMap;
import java.util.Map;

import scot.adp.platform.Auditable;

/** What the plan says of an action became a new version. */
public record ActionChanged(ActionId action, String operation, String subject,
		Map<String, String> changes) implements Auditable {

	static ActionChanged of(ActionId action, String operation, String subject, ActionDefinition before,
			ActionDefinition after) {
		var changes = new LinkedHashMap<String, String>();
		before.differences(after).forEach(field -> changes.put(field.label(), field.audited(after.value(field))));
		return new ActionChanged(action, operation, subject, changes);
	}

}
