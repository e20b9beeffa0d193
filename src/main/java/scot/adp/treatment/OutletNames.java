package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.exchange.HeadedRows;
import scot.adp.platform.UnitId;

/** Finds outlets by what files call them: their names or their ids. */
@Component
class OutletNames {

	private final Outlets outlets;

	private final OutletStore store;

	OutletNames(Outlets outlets, OutletStore store) {
		this.outlets = outlets;
		this.store = store;
	}

	/** Those of some units; closed ones too, since a file may tell of days before. */
	Map<String, List<NaloxoneOutletView>> of(Collection<UnitId> units) {
		var ever = store.everOf(units).stream().map(OutletStore.Row::id).toList();
		var found = new TreeMap<String, List<NaloxoneOutletView>>(String.CASE_INSENSITIVE_ORDER);
		outlets.byIds(ever).values().forEach(outlet -> {
			found.computeIfAbsent(outlet.name(), name -> new ArrayList<>()).add(outlet);
			found.put(outlet.id().value().toString(), List.of(outlet));
		});
		return found;
	}

	/**
	 * The outlet of a name or an id. Of several that are called the same it is the one
	 * that was open on the day; else nobody can tell which.
	 */
	static Outlets.@Nullable Id find(HeadedRows.Line line, Map<String, List<NaloxoneOutletView>> names,
			@Nullable LocalDate day) {
		var called = line.choice("outlet", names).orElse(List.of());
		var open = (day != null) ? called.stream().filter(it -> it.open(day)).toList() : called;
		if (open.size() > 1) {
			line.problem("outlet",
					"Several of your outlets are called this. Write the id of the one that is meant, from the list of outlets.");
			return null;
		}
		return open.isEmpty() ? called.stream().findFirst().map(NaloxoneOutletView::id).orElse(null)
				: open.getFirst().id();
	}

}
