package scot.adp.reporting;

import java.util.Map;

import scot.adp.platform.Auditable;

/** A paper was issued: what it shows stays. */
public record PaperIssued(PaperId paper, String subject, Map<String, String> changes) implements Auditable {

	@Override
	public String operation() {
		return "reporting.paper.issue";
	}

}
