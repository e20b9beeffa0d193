package scot.adp.identity;

import org.jspecify.annotations.Nullable;
import java.util.List;
import java.util.Set;

import scot.adp.platform.Allowed;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Who calls, with the memberships that hold today.
 *
 * @param ownUnits the units the caller may write for, and all below them
 * @param readUnits the units whose words the caller reads: the own ones and more
 */
public record Caller(AccountId account, String username, String name, List<Membership> memberships,
		Set<UnitId> ownUnits, Set<UnitId> readUnits) {

	/** Whether the caller belongs to the partnership's support team. */
	public boolean supportTeam() {
		return memberships.stream().anyMatch(membership -> membership.role().supportTeam());
	}

	/** Whether the caller holds one of the roles today. */
	public boolean holdsAny(Set<Role> roles) {
		return memberships.stream().anyMatch(membership -> roles.contains(membership.role()));
	}

	/** Whether one of the roles held today opens what carries the permission. */
	public boolean may(Allowed allowed) {
		return memberships.stream()
			.map(Membership::role)
			.anyMatch(role -> allowed.to().includes(role) || List.of(allowed.roles()).contains(role));
	}

	/** Whether the caller answers for the unit: as its lead, or as the support team. */
	public boolean answersFor(UnitId unit) {
		return supportTeam() || ownUnits.contains(unit);
	}

	/** Whether the caller reads the words of every unit. */
	public boolean readsAsTeam() {
		return memberships.stream().anyMatch(membership -> membership.role().readsAsTeam());
	}

	/**
	 * Whether the caller reads the words that a unit keeps to itself.
	 * @param unit the unit, or null for what belongs to none yet
	 */
	public boolean readsFor(@Nullable UnitId unit) {
		return readsAsTeam() || (unit != null && readUnits.contains(unit));
	}

	/** What the caller is to others: the first post, such as {@code Lead officer}. */
	public String post() {
		return memberships.getFirst().post();
	}

}
