package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** A board line was written for a meeting. */
public record BoardLineWritten(ActionId action, BoardLineId line, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
