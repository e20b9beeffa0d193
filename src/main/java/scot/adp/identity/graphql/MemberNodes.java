package scot.adp.identity.graphql;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.platform.NodeSource;

/** Finds members by global id. */
@Component
class MemberNodes implements NodeSource {

	private final Members members;

	MemberNodes(Members members) {
		this.members = members;
	}

	@Override
	public String type() {
		return "Member";
	}

	@Override
	public Optional<?> find(String localId) {
		try {
			var id = new MemberId(UUID.fromString(localId));
			return Optional.ofNullable(members.byIds(List.of(id)).get(id));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
