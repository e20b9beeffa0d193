package scot.adp.reporting;

import java.util.Map;

import scot.adp.platform.Auditable;

/** A return has another owner, state or note. */
public record ReturnChanged(ReturnId returned, String subject, Map<String, String> changes) implements Auditable {

	@Override
	public String operation() {
		return "reporting.return.change";
	}

}
