package scot.adp.strategy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.MemberId;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Who can lead an action: only who can update it, so the leads of its unit and of those
 * above, and the support team.
 */
@Component
class LeadRule {

	/** What to tell where somebody cannot lead an action. */
	static final String UNFIT = "Choose somebody who leads the action's unit today, or the support team.";

	private final Memberships memberships;

	private final OrganisationNames units;

	LeadRule(Memberships memberships, OrganisationNames units) {
		this.memberships = memberships;
		this.units = units;
	}

	/** All who can lead work today, to be asked about any number of actions. */
	Today today() {
		return new Today(memberships.current(Role.LEADING_WORK));
	}

	/**
	 * Those of some members who hold their posts today, to be asked about them alone.
	 */
	Today of(Stream<@Nullable MemberId> some) {
		return new Today(memberships.current(some.filter(Objects::nonNull).collect(Collectors.toSet())));
	}

	/** Members of one day. */
	class Today {

		private final List<MemberView> members;

		private final Map<MemberId, MemberView> byId;

		private final Map<UnitId, Set<UnitId>> reach = new HashMap<>();

		private Today(List<MemberView> members) {
			this.members = members;
			this.byId = members.stream().collect(Collectors.toMap(MemberView::id, Function.identity()));
		}

		/** Whether a member can lead actions of a unit, or of none. */
		boolean fits(MemberId member, @Nullable UnitId unit) {
			@Nullable MemberView found = byId.get(member);
			return found != null && (found.role().supportTeam() || answers(found, unit));
		}

		/** Whether a member answers for a unit as its lead. */
		boolean answers(MemberView member, @Nullable UnitId unit) {
			return member.role().leadsWork() && !member.role().supportTeam() && (unit == null
					|| reach.computeIfAbsent(member.unit(), it -> units.withBelow(List.of(it))).contains(unit));
		}

		/**
		 * Who alone could lead actions of a unit: its only lead, or the only lead above
		 * where it has none of its own; empty where there is a choice.
		 */
		Optional<MemberView> only(UnitId unit) {
			var own = members.stream()
				.filter(member -> member.unit().equals(unit) && member.role().leadsWork())
				.toList();
			var found = !own.isEmpty() ? own : members.stream().filter(member -> answers(member, unit)).toList();
			return (found.size() == 1) ? Optional.of(found.getFirst()) : Optional.empty();
		}

		/** Whether somebody answers for a unit as its lead, or as its support team. */
		boolean answered(UnitId unit) {
			return members.stream()
				.anyMatch(
						member -> answers(member, unit) || (member.role().supportTeam() && member.unit().equals(unit)));
		}

		/**
		 * Who can lead actions of a unit: its own people, those above, the support team.
		 */
		List<MemberView> candidates(@Nullable UnitId unit) {
			return members.stream()
				.filter(member -> fits(member.id(), unit))
				.sorted(Comparator.comparing((MemberView member) -> !member.unit().equals(unit))
					.thenComparing(member -> member.role().supportTeam()))
				.toList();
		}

	}

}
