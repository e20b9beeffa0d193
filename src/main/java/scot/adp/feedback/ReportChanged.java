package scot.adp.feedback;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Auditable;

/** A problem was reported or answered. */
record ReportChanged(ReportId report, String operation, Map<String, String> changes,
		@Nullable String actor) implements Auditable {

	@Override
	public String subject() {
		return "problem report " + report.value();
	}

}
