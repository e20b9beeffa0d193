package scot.adp.identity;

import java.util.List;
import java.util.Set;

import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Who calls, with the memberships that hold today.
 *
 * @param ownUnits the units the caller may write for: those led and all below them
 */
public record Caller(AccountId account, String username, String name, List<Membership> memberships,
		Set<UnitId> ownUnits) {

	/** Whether the caller belongs to the partnership's support team. */
	public boolean supportTeam() {
		return memberships.stream().anyMatch(membership -> membership.role().supportTeam());
	}

	/** Whether the caller holds one of the roles today. */
	public boolean holdsAny(Set<Role> roles) {
		return memberships.stream().anyMatch(membership -> roles.contains(membership.role()));
	}

	/** Whether the caller answers for the unit: as its lead, or as the support team. */
	public boolean answersFor(UnitId unit) {
		return supportTeam() || ownUnits.contains(unit);
	}

	/** What the caller is to others: the first post, such as {@code Lead officer}. */
	public String post() {
		return memberships.getFirst().post();
	}

}
