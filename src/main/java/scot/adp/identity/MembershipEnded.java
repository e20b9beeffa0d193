package scot.adp.identity;

import java.util.List;
import java.util.Map;

import scot.adp.platform.Auditable;
import scot.adp.platform.MemberId;

/** These memberships are over: whatever they led needs somebody else. */
public record MembershipEnded(List<MemberId> members) implements Auditable {

	@Override
	public String operation() {
		return "identity.member.end";
	}

	@Override
	public String subject() {
		return "members";
	}

	@Override
	public Map<String, String> changes() {
		return Map.of("over", String.valueOf(members.size()));
	}

}
