package scot.adp.treatment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.CountTables;
import scot.adp.platform.Problem;
import scot.adp.treatment.WaitRules.Band;
import scot.adp.treatment.WaitTally.Count;
import scot.adp.treatment.WaitTally.Kind;
import scot.adp.treatment.Waits.Dimension;

/**
 * Puts counts of waits into bands. All of a quarter is looked at together, whatever of it
 * is asked: bands of all, by substance and by service type add up to one another, and to
 * what measures tell of three weeks and of six.
 */
final class WaitBands {

	private static final int THRESHOLD = 4;

	private final List<Band> bands;

	private final List<String> substances;

	private final List<String> serviceTypes;

	/** Those up to which measures count, by the last days of bands. */
	private final List<Integer> told;

	WaitBands(WaitRules rules, List<String> substances, List<String> serviceTypes, List<Integer> told) {
		this.bands = rules.bands();
		this.substances = substances;
		this.serviceTypes = serviceTypes;
		this.told = told;
	}

	/** As they are, for the units that they are of. */
	List<WaitBand> asTheyAre(List<Count> counts, Set<Dimension> by) {
		var rows = new ArrayList<WaitBand>();
		for (boolean ongoing : new boolean[] { false, true }) {
			for (String substance : by.contains(Dimension.SUBSTANCE) ? substances : ALL) {
				for (String type : by.contains(Dimension.SERVICE_TYPE) ? serviceTypes : ALL) {
					for (Band band : bands) {
						rows.add(new WaitBand(ongoing, given(substance), given(type), band.code(),
								CountTables.Count.own(sum(counts, ongoing, given(substance), given(type), band))
									.asItIs()));
					}
				}
			}
		}
		return rows;
	}

	/** Through the gate. */
	List<WaitBand> through(CountTables tables, List<Count> counts, Set<Dimension> by) {
		if (by.size() > 1) {
			throw Problem.invalid("by",
					"Ask for one at a time: by both, bands would tell of single people. A unit sees its own by both.");
		}
		var cells = new LinkedHashMap<Cell, CountTables.Count>();
		for (boolean ongoing : new boolean[] { false, true }) {
			for (Band band : bands) {
				add(cells, counts, new Cell(ongoing, null, null, band), List.of("%s S %s", "%s T %s"));
				substances.forEach(it -> add(cells, counts, new Cell(ongoing, it, null, band), List.of("%s S %s")));
				serviceTypes.forEach(it -> add(cells, counts, new Cell(ongoing, null, it, band), List.of("%s T %s")));
			}
		}
		var figures = tables.open(List.copyOf(cells.values()), THRESHOLD);
		var rows = new ArrayList<WaitBand>();
		int at = 0;
		for (Cell cell : cells.keySet()) {
			var figure = figures.get(at++);
			if ((cell.substance() != null) == by.contains(Dimension.SUBSTANCE)
					&& (cell.serviceType() != null) == by.contains(Dimension.SERVICE_TYPE)) {
				rows.add(
						new WaitBand(cell.ongoing(), cell.substance(), cell.serviceType(), cell.band().code(), figure));
			}
		}
		return rows;
	}

	private static final List<String> ALL = List.of("");

	private static @Nullable String given(String code) {
		return code.isEmpty() ? null : code;
	}

	private void add(Map<Cell, CountTables.Count> cells, List<Count> counts, Cell cell, List<String> columns) {
		var lines = new ArrayList<String>();
		columns.forEach(column -> lines.add(column.formatted(cell.ongoing(), cell.band().code())));
		// The last band of all is what measures leave; it is in no line with others.
		if (cell.band().to() != null) {
			int part = (int) told.stream().filter(limit -> cell.band().from() > limit).count();
			lines.add("%s %s %s up to %d".formatted(cell.ongoing(), cell.substance(), cell.serviceType(), part));
		}
		cells.put(cell, new CountTables.Count(
				sum(counts, cell.ongoing(), cell.substance(), cell.serviceType(), cell.band()), lines));
	}

	private static long sum(List<Count> counts, boolean ongoing, @Nullable String substance,
			@Nullable String serviceType, Band band) {
		return counts.stream()
			.filter(it -> it.kind() == (ongoing ? Kind.ONGOING : Kind.STARTED))
			.filter(it -> substance == null || it.substance().equals(substance))
			.filter(it -> serviceType == null || it.serviceType().equals(serviceType))
			.filter(it -> it.days() != null && band.holds(Objects.requireNonNull(it.days())))
			.mapToLong(Count::waits)
			.sum();
	}

	private record Cell(boolean ongoing, @Nullable String substance, @Nullable String serviceType, Band band) {
	}

}
