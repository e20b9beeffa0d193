package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.people.Agreements;
import scot.adp.platform.UnitId;

/**
 * Says who works on joint care: the unit that holds it, and the partner as long as an
 * agreement in force lets that unit read it. With the agreement it ends at once.
 */
@Component
class JointCareSharing {

	/** What an agreement has to be for. */
	private static final String PURPOSE = "TREATMENT";

	private final JointCareStore store;

	private final Agreements agreements;

	private final Clock clock;

	JointCareSharing(JointCareStore store, Agreements agreements, Clock clock) {
		this.store = store;
		this.agreements = agreements;
		this.clock = clock;
	}

	/** What somebody with some units reads. */
	JointCareReach reach(Set<UnitId> units) {
		return new JointCareReach(units,
				store.pairs(units).stream().filter(it -> shares(it.unit(), it.partner())).toList());
	}

	/** Whether a partner reads what a unit holds. */
	boolean shares(UnitId unit, UnitId partner) {
		return agreements.shares(unit, partner, Set.of(ChangedRecords.JOINT_CARE), PURPOSE, today());
	}

	/**
	 * Whether a partner works on what a unit holds, and so answers for itself: it reads
	 * it, and may write such records.
	 */
	boolean works(UnitId unit, UnitId partner) {
		return shares(unit, partner) && agreements.lets(partner, ChangedRecords.JOINT_CARE, today());
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
