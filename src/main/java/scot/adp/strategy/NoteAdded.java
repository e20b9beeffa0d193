package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** A note was added to an action. */
public record NoteAdded(ActionId action, NoteId note, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
