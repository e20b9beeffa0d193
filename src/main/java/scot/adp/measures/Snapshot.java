package scot.adp.measures;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.UnitId;

/**
 * What is stored of some measures and periods as at one moment, and of the measures that
 * they are ratios of.
 */
final class Snapshot {

	private final Dictionary dictionary;

	private final Map<Key, List<Cell>> cells;

	private final Map<Key, Cell> wholes;

	private final Map<Key, ReleaseStore.Released> releases;

	private final Map<UnitId, Set<Object>> readers;

	/** What was worked out already. */
	private final Map<Key, Map<Slice, Figure>> opened = new ConcurrentHashMap<>();

	/**
	 * Keeps what was read.
	 * @param readers who reads each unit's own values
	 */
	Snapshot(Dictionary dictionary, Map<Key, List<Cell>> cells, Map<Key, ReleaseStore.Released> releases,
			Map<UnitId, Set<Object>> readers) {
		this.dictionary = dictionary;
		this.cells = Map.copyOf(cells);
		this.wholes = cells.values()
			.stream()
			.flatMap(List::stream)
			.filter(cell -> cell.slice().whole())
			.collect(Collectors.toMap(cell -> new Key(cell.measure(), cell.period().from()), Function.identity(),
					(one, other) -> one));
		this.releases = Map.copyOf(releases);
		this.readers = Map.copyOf(readers);
	}

	List<Cell> cells(MeasureCode measure, Period period) {
		return cells.getOrDefault(new Key(measure, period.from()), List.of());
	}

	@Nullable Cell whole(MeasureCode measure, Period period) {
		return wholes.get(new Key(measure, period.from()));
	}

	/** By which method a period was counted, or is to be. */
	int method(MeasureView measure, Period period) {
		@Nullable Cell whole = whole(measure.code(), period);
		return (whole != null) ? whole.method() : measure.method(period.from()).version();
	}

	ReleaseStore.@Nullable Released release(MeasureCode measure, Period period) {
		return releases.get(new Key(measure, period.from()));
	}

	/**
	 * A period's figures, those hidden that tell of few people or were hidden when it was
	 * released.
	 * @param also what is to be hidden besides
	 */
	Map<Slice, Figure> open(MeasureView measure, Period period, Set<Slice> also) {
		if (!also.isEmpty()) {
			return work(measure, period, also);
		}
		var key = new Key(measure.code(), period.from());
		@Nullable Map<Slice, Figure> known = opened.get(key);
		if (known == null) {
			known = Collections.unmodifiableMap(work(measure, period, also));
			opened.put(key, known);
		}
		return known;
	}

	private Map<Slice, Figure> work(MeasureView measure, Period period, Set<Slice> also) {
		return Gate.open(measure, cells(measure.code(), period), hidden(measure, period, also), readers);
	}

	/**
	 * The figures to release: a ratio is made of what was released of its two measures.
	 * Empty where there is nothing, or one of the two was not released.
	 */
	Map<Slice, Figure> frozen(MeasureView measure, Period period) {
		if (measure.parts().isEmpty()) {
			return open(measure, period, Set.of());
		}
		@Nullable Cell whole = whole(measure.code(), period);
		ReleaseStore.@Nullable Released above = release(measure.parts().getFirst(), period);
		ReleaseStore.@Nullable Released below = release(measure.parts().getLast(), period);
		if (whole == null || above == null || below == null) {
			return Map.of();
		}
		Figure numerator = above.figures().getOrDefault(Slice.WHOLE, Figure.without(Figure.State.MISSING));
		Figure denominator = below.figures().getOrDefault(Slice.WHOLE, Figure.without(Figure.State.MISSING));
		for (var state : List.of(Figure.State.HIDDEN, Figure.State.NOT_APPLICABLE, Figure.State.MISSING)) {
			if (numerator.state() == state || denominator.state() == state) {
				return Map.of(Slice.WHOLE, Figure.without(state));
			}
		}
		return Gate.open(measure, List.of(whole.of(numerator.numerator(), denominator.numerator())),
				hidden(measure, period, Set.of()), readers);
	}

	/** A ratio would tell a hidden number of one of its two measures. */
	private Set<Slice> hidden(MeasureView measure, Period period, Set<Slice> also) {
		var hidden = new HashSet<>(also);
		ReleaseStore.@Nullable Released release = release(measure.code(), period);
		if (release != null) {
			hidden.addAll(Gate.hidden(release.figures()));
		}
		if (measure.parts()
			.stream()
			.anyMatch(part -> Gate.hidden(open(dictionary.get(part), period, Set.of())).contains(Slice.WHOLE))) {
			hidden.add(Slice.WHOLE);
		}
		return hidden;
	}

	/** Figures with some of them hidden. */
	static Map<Slice, Figure> without(Map<Slice, Figure> figures, Set<Slice> hidden) {
		var left = new LinkedHashMap<>(figures);
		left.replaceAll((slice, figure) -> hidden.contains(slice) ? Figure.without(Figure.State.HIDDEN) : figure);
		return left;
	}

	/** A measure and the first day of a period. */
	record Key(MeasureCode measure, LocalDate from) {
	}

}
