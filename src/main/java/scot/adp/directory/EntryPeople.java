package scot.adp.directory;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.identity.AccountId;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/** Who is asked about the entries of a unit. */
@Component
class EntryPeople {

	private final UnitTree units;

	private final Memberships memberships;

	EntryPeople(UnitTree units, Memberships memberships) {
		this.units = units;
		this.memberships = memberships;
	}

	/**
	 * The unit's editors, else its leads; where nobody is there those of the units above,
	 * in the end the support team.
	 * @param leadsToo whether the leads are asked beside the editors
	 */
	Collection<AccountId> of(UnitId unit, boolean leadsToo) {
		var all = memberships.current(Set.of(Role.UNIT_EDITOR, Role.UNIT_LEAD));
		UnitId up = unit;
		while (up != null) {
			UnitId at = up;
			var there = all.stream().filter(it -> it.unit().equals(at)).toList();
			var editors = there.stream().filter(it -> it.role() == Role.UNIT_EDITOR).toList();
			var asked = (leadsToo || editors.isEmpty()) ? there : editors;
			if (!asked.isEmpty()) {
				return accounts(asked);
			}
			UnitView view = units.all().get(at);
			up = (view != null) ? view.parent() : null;
		}
		return accounts(memberships.current(Set.of(Role.ADP_LEAD, Role.ADP_OFFICER)));
	}

	private static List<AccountId> accounts(Collection<MemberView> members) {
		return members.stream().map(MemberView::account).distinct().toList();
	}

}
