package scot.adp.strategy;

import java.util.Map;

import scot.adp.platform.Auditable;

/** A piece of evidence was added, opened, thrown away or removed. */
public record EvidenceChanged(EvidenceId evidence, String operation, String subject,
		Map<String, String> changes) implements Auditable {
}
