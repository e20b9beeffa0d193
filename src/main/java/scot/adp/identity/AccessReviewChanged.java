package scot.adp.identity;

import java.util.Map;

import scot.adp.platform.Auditable;

/** The review of a quarter began or was signed. */
public record AccessReviewChanged(String quarter, String operation, Map<String, String> changes) implements Auditable {

	@Override
	public String subject() {
		return "access review " + quarter;
	}

}
