package scot.adp.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.UnitId;

/** Turns stored cells into figures that tell of no few people. */
@Component
class Gate {

	private final CellStore cells;

	private final ReleaseStore releases;

	private final OrganisationNames units;

	private final Clock clock;

	Gate(CellStore cells, ReleaseStore releases, OrganisationNames units, Clock clock) {
		this.cells = cells;
		this.releases = releases;
		this.units = units;
		this.clock = clock;
	}

	/** Whether a period is over for a measure, so that it can be released. */
	boolean isClosed(MeasureView measure, Period period) {
		return LocalDate.now(clock).isAfter(period.to().plusDays(measure.lagDays()));
	}

	/** The figures of a period as they stand now, the small ones hidden. */
	Map<Slice, Figure> frozen(MeasureView measure, Period period) {
		var found = cells.cells(List.of(measure.code()), period.from(), period.from(), null);
		var before = releases.last(List.of(measure.code()), period.from(), period.from(), null)
			.stream()
			.findFirst()
			.map(it -> hidden(it.figures()))
			.orElse(Set.of());
		return open(measure, found, before, employers(List.of(found)));
	}

	/**
	 * The figures of one period.
	 * @param before what was hidden when it was released
	 */
	static Map<Slice, Figure> open(MeasureView measure, Collection<Cell> period, Set<Slice> before,
			Map<UnitId, OrganisationId> employers) {
		// Somebody reads for one unit, or for several of their employer.
		var hidden = new Disclosure(measure, slice -> holders(slice, employers)).hidden(period, before);
		var figures = new LinkedHashMap<Slice, Figure>();
		period.forEach(cell -> figures.put(cell.slice(),
				hidden.contains(cell.slice()) ? Figure.without(Figure.State.HIDDEN) : asItIs(measure, cell)));
		return figures;
	}

	/** What a cell says to the unit whose it is. */
	static Figure asItIs(MeasureView measure, Cell cell) {
		return switch (Objects.requireNonNull(cell.state())) {
			case NUMBER -> Figure.of(measure, Objects.requireNonNull(cell.numerator()), cell.denominator());
			case NIL_RETURN -> Figure.nil();
			case MISSING -> Figure.without(Figure.State.MISSING);
			case NOT_APPLICABLE -> Figure.without(Figure.State.NOT_APPLICABLE);
		};
	}

	static Set<Slice> hidden(Map<Slice, Figure> figures) {
		return figures.entrySet()
			.stream()
			.filter(it -> it.getValue().state() == Figure.State.HIDDEN)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/** Who employs the units that cells are of; nothing is asked where there is none. */
	Map<UnitId, OrganisationId> employers(Collection<? extends Collection<Cell>> periods) {
		boolean asked = periods.stream()
			.flatMap(Collection::stream)
			.anyMatch(cell -> cell.slice().by().equals(Slice.UNIT));
		var employers = new HashMap<UnitId, OrganisationId>();
		if (asked) {
			units.units().forEach(it -> employers.put(it.unit(), it.organisation()));
		}
		return employers;
	}

	private static Set<?> holders(Slice slice, Map<UnitId, OrganisationId> employers) {
		@Nullable UnitId unit = slice.unit();
		if (unit == null) {
			return Set.of();
		}
		@Nullable OrganisationId employer = employers.get(unit);
		return (employer != null) ? Set.of(unit, employer) : Set.of(unit);
	}

}
