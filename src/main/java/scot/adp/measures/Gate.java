package scot.adp.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.UnitId;

/** Turns stored cells into figures that tell of no few people. */
@Component
class Gate {

	/** For how many sets of measures and days what was read is kept. */
	private static final int KNOWN_AT_MOST = 32;

	private final Dictionary dictionary;

	private final CellStore cells;

	private final ReleaseStore releases;

	private final OrganisationNames units;

	private final Clock clock;

	/** What was read last, for as long as nothing of it changed. */
	private final Cache<Asked, Known> known = Caffeine.newBuilder().maximumSize(KNOWN_AT_MOST).build();

	Gate(Dictionary dictionary, CellStore cells, ReleaseStore releases, OrganisationNames units, Clock clock) {
		this.dictionary = dictionary;
		this.cells = cells;
		this.releases = releases;
		this.units = units;
		this.clock = clock;
	}

	/** Whether a period is over for a measure, so that it can be released. */
	boolean isClosed(MeasureView measure, Period period) {
		return LocalDate.now(clock).isAfter(period.to().plusDays(measure.lagDays()));
	}

	/**
	 * What is stored of measures in periods that begin from one day to another.
	 * @param until as it was before this moment; null for now
	 */
	Snapshot snapshot(Collection<MeasureView> measures, LocalDate from, LocalDate to, @Nullable OffsetDateTime until) {
		var codes = withParts(measures);
		Map<Snapshot.Key, List<Cell>> stored = cells.cells(codes, from, to, until)
			.stream()
			.collect(Collectors.groupingBy(cell -> new Snapshot.Key(cell.measure(), cell.period().from())));
		var released = new HashMap<Snapshot.Key, ReleaseStore.Released>();
		releases.last(codes, from, to, until)
			.forEach(it -> released.put(new Snapshot.Key(it.release().measure(), it.release().period().from()), it));
		return new Snapshot(dictionary, stored, released, readers(stored.values()));
	}

	/**
	 * What is stored now of measures in periods that begin from one day to another. It is
	 * read again only where it changed, or the tree of units did.
	 */
	Snapshot now(List<MeasureView> measures, LocalDate from, LocalDate to) {
		// First the number, then what it stands for: what changes between them is read,
		// and read once more.
		long revision = dictionary.revision(withParts(measures));
		Object tree = units.units();
		var asked = new Asked(measures.stream().map(MeasureView::code).toList(), from, to);
		@Nullable Known last = known.getIfPresent(asked);
		if (last == null || last.revision != revision || last.tree != tree) {
			last = new Known(revision, tree, snapshot(measures, from, to, null));
			if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
				// What a change reads of itself may be taken back.
				known.put(asked, last);
			}
		}
		return last.snapshot;
	}

	/** What is stored of one period now. */
	Snapshot snapshot(MeasureView measure, Period period) {
		return snapshot(List.of(measure), period.from(), period.from(), null);
	}

	/**
	 * The figures of one period.
	 * @param before what stays hidden whatever it counts
	 * @param readers who reads each unit's own values
	 */
	static Map<Slice, Figure> open(MeasureView measure, Collection<Cell> period, Set<Slice> before,
			Map<UnitId, Set<Object>> readers) {
		var hidden = new Disclosure(measure, slice -> holders(slice, readers)).hidden(period, before);
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

	/**
	 * Who reads the own values of the units that cells are of: who belongs to the unit or
	 * to one above it, and its employer. Nothing is asked where there is no unit.
	 */
	private Map<UnitId, Set<Object>> readers(Collection<List<Cell>> periods) {
		var asked = periods.stream()
			.flatMap(List::stream)
			.map(cell -> cell.slice().unit())
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		if (asked.isEmpty()) {
			return Map.of();
		}
		var readers = new HashMap<UnitId, Set<Object>>();
		asked.forEach(unit -> {
			var of = readers.computeIfAbsent(unit, it -> new HashSet<>(Set.of(it)));
			units.unit(unit).ifPresent(it -> of.add(it.organisation()));
		});
		units.units()
			.stream()
			.map(OrganisationNames.UnitName::unit)
			.forEach(above -> units.withBelow(List.of(above))
				.stream()
				.filter(asked::contains)
				.forEach(unit -> readers.computeIfAbsent(unit, it -> new HashSet<>()).add(above)));
		return readers;
	}

	private static List<MeasureCode> withParts(Collection<MeasureView> measures) {
		return measures.stream()
			.flatMap(measure -> Stream.concat(Stream.of(measure.code()), measure.parts().stream()))
			.distinct()
			.toList();
	}

	private static Set<Object> holders(Slice slice, Map<UnitId, Set<Object>> readers) {
		@Nullable UnitId unit = slice.unit();
		return (unit != null) ? readers.getOrDefault(unit, Set.of(unit)) : Set.of();
	}

	/** What was asked for. */
	private record Asked(List<MeasureCode> measures, LocalDate from, LocalDate to) {
	}

	/**
	 * What was found.
	 *
	 * @param tree the units by which it was told who reads what; one object as long as
	 * they do not change
	 */
	private record Known(long revision, Object tree, Snapshot snapshot) {
	}

}
