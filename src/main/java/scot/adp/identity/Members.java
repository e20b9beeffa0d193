package scot.adp.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.MemberId;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.database.Readings;

/** The partnership's members. */
@Service
@Transactional(readOnly = true)
public class Members {

	private final MemberQueries queries;

	private final CurrentCaller caller;

	private final Readings readings;

	Members(MemberQueries queries, CurrentCaller caller, Readings readings) {
		this.queries = queries;
		this.caller = caller;
		this.readings = readings;
	}

	/** The caller, with today's memberships. */
	@Allowed(operation = "identity.me.read", to = Audience.SIGNED_IN)
	public Caller me() {
		return caller.get();
	}

	/** Members by id, past ones too; unknown ids are left out. */
	@Allowed(operation = "identity.member.read", to = Audience.SIGNED_IN)
	public Map<MemberId, MemberView> byIds(Collection<MemberId> ids) {
		return queries.byIds(ids).stream().collect(Collectors.toMap(MemberView::id, Function.identity()));
	}

	/** All whose membership holds today, by name. */
	@Allowed(operation = "identity.member.read", to = Audience.SIGNED_IN)
	public List<MemberView> current() {
		return queries.current();
	}

	/**
	 * Some of those whose membership holds today, by name.
	 * @param text part of their name and post as they are told together; empty for any
	 */
	@Allowed(operation = "identity.member.read", to = Audience.SIGNED_IN)
	public List<MemberView> matching(String text, int offset, int limit) {
		return queries.current(text, offset, limit);
	}

	/**
	 * Some of those who can lead work and whose membership holds today, by name.
	 * @param text part of their name and post as they are told together; empty for any
	 * @param first the unit whose people come first, or null
	 */
	@Allowed(operation = "identity.member.read", to = Audience.SIGNED_IN)
	public List<MemberView> leading(String text, @Nullable UnitId first, int offset, int limit) {
		return queries.current(Role.LEADING_WORK, text, first, offset, limit);
	}

	/**
	 * Those of the current members who are away today: their deputies have the work. Who
	 * was removed in a review that is not signed yet is away too, so that they are given
	 * nobody's.
	 */
	@Allowed(operation = "identity.member.read", to = Audience.SIGNED_IN)
	public Set<MemberId> away() {
		return readings.once("identity.away", () -> Set.copyOf(queries.away()));
	}

	/** One member whose membership holds today. */
	@Allowed(operation = "identity.member.read", to = Audience.SIGNED_IN)
	public Optional<MemberView> current(MemberId id) {
		return queries.current(id);
	}

}
