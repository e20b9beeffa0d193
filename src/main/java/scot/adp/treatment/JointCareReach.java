package scot.adp.treatment;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import scot.adp.platform.UnitId;

/**
 * Which joint care somebody reads: that of some units, and that of others with which one
 * of these is a partner by an agreement.
 */
record JointCareReach(Set<UnitId> units, List<Pair> pairs) {

	/** Whether it has one. */
	boolean has(JointCareView of) {
		return units.contains(of.unit()) || pairs.contains(new Pair(of.unit(), of.partner()));
	}

	/** Which sides of one are the reader's own. */
	List<UnitId> sides(JointCareView of) {
		return has(of) ? Stream.of(of.unit(), of.partner()).filter(units::contains).toList() : List.of();
	}

	/** A unit that holds joint care, and a partner of it. */
	record Pair(UnitId unit, UnitId partner) {
	}

}
