package scot.adp.treatment.graphql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import scot.adp.directory.UnitView;
import scot.adp.platform.UnitId;

/** Counts that each unit's own people read, as fields of units. */
final class UnitCounts {

	private UnitCounts() {
	}

	/**
	 * The counts of units, read at once; none of those of which nothing is told.
	 * @param read answers for those units alone that the caller may know of
	 */
	static Map<UnitView, Integer> of(List<UnitView> units, Function<Collection<UnitId>, Map<UnitId, Integer>> read) {
		var counts = read.apply(units.stream().map(UnitView::code).distinct().toList());
		var found = new HashMap<UnitView, Integer>();
		units.stream()
			.filter(it -> counts.containsKey(it.code()))
			.forEach(it -> found.put(it, Objects.requireNonNull(counts.get(it.code()))));
		return found;
	}

}
