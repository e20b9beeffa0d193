package scot.adp.identity;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Who calls, with the memberships that hold today.
 *
 * @param ownUnits the units the caller may write for, and all below them
 * @param readUnits the units whose words the caller reads: the own ones and more
 * @param operations what one of the memberships opens, by the names of {@link Operation}
 */
public record Caller(AccountId account, String username, String name, List<Membership> memberships,
		Set<UnitId> ownUnits, Set<UnitId> readUnits, Set<String> operations) {

	/** Whether the caller belongs to the partnership's support team. */
	public boolean supportTeam() {
		return memberships.stream().anyMatch(membership -> membership.role().supportTeam());
	}

	/** Whether the caller holds one of the roles today. */
	public boolean holdsAny(Set<Role> roles) {
		return memberships.stream().anyMatch(membership -> roles.contains(membership.role()));
	}

	/**
	 * Whether one of the roles held today opens an operation, so that a page offers it.
	 * Where the operation reaches own units only, the unit is to be asked for too.
	 * @param operation its name, such as {@code strategy.update.record}
	 */
	public boolean may(String operation) {
		return operations.contains(operation);
	}

	/**
	 * Whether the caller reads records at all. Who only looks after accounts does not.
	 */
	public boolean readsRecords() {
		return memberships.stream().anyMatch(membership -> Audience.READERS.includes(membership.role()));
	}

	/** Whether the caller is a program, and no person. */
	public boolean machine() {
		return memberships.stream().allMatch(membership -> membership.role().machine());
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

	/**
	 * Whether the caller, who may add people, may give them a role. The lead officer's is
	 * given by a lead officer alone, those that give access or read the trail also by who
	 * looks after accounts, those of programs by their tokens.
	 */
	public boolean gives(Role role) {
		return switch (role) {
			case ADP_LEAD -> holdsAny(Set.of(Role.ADP_LEAD));
			case ADP_OFFICER, ADP_ADMIN, IG_OFFICER, AUDITOR -> holdsAny(Set.of(Role.ADP_LEAD, Role.ADP_ADMIN));
			default -> !role.machine();
		};
	}

	/**
	 * The first post, such as {@code Lead officer}, for the frame of a page. Which post a
	 * record names {@link Recording} tells.
	 */
	public String post() {
		return memberships.getFirst().post();
	}

}
