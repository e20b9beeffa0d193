package scot.adp.identity;

import java.util.Map;

import scot.adp.platform.Auditable;
import scot.adp.platform.MemberId;

/** A membership began, was given an end, or its person is away. */
public record MemberChanged(MemberId member, String operation, Map<String, String> changes) implements Auditable {

	@Override
	public String subject() {
		return "member " + member.value();
	}

}
