package scot.adp.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;

/**
 * One measure by another, from their own values. It is marked when one of the two
 * changes.
 */
@Component
class RatioSource implements MeasureSource {

	static final String NAME = "measures.ratios";

	private final Dictionary dictionary;

	private final CellStore cells;

	RatioSource(Dictionary dictionary, CellStore cells) {
		this.dictionary = dictionary;
		this.cells = cells;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of();
	}

	@Override
	public Set<MeasureCode> measures() {
		return dictionary.all()
			.stream()
			.filter(measure -> !measure.parts().isEmpty())
			.map(MeasureView::code)
			.collect(Collectors.toSet());
	}

	@Override
	public Optional<LocalDate> earliest() {
		return cells.earliest(parts(measures()));
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var from = asked.stream().map(it -> it.period().from()).min(LocalDate::compareTo);
		var to = asked.stream().map(it -> it.period().from()).max(LocalDate::compareTo);
		if (from.isEmpty() || to.isEmpty()) {
			return List.of();
		}
		Map<Key, Cell> values = new HashMap<>();
		cells.cells(parts(asked.stream().map(Asked::measure).toList()), from.get(), to.get(), null)
			.stream()
			.filter(cell -> cell.slice().whole())
			.forEach(cell -> values.put(new Key(cell.measure(), cell.period()), cell));
		return asked.stream().map(it -> {
			var parts = dictionary.get(it.measure()).parts();
			return ratio(it, values.get(new Key(parts.getFirst(), it.period())),
					values.get(new Key(parts.getLast(), it.period())));
		}).toList();
	}

	/** What a ratio says of a number that is not there is what is said of the number. */
	private static Counted ratio(Asked of, @Nullable Cell numerator, @Nullable Cell denominator) {
		for (State state : List.of(State.NOT_APPLICABLE, State.MISSING)) {
			if (is(numerator, state) || is(denominator, state)) {
				return Counted.without(of.measure(), of.period(), Slice.WHOLE, state);
			}
		}
		Cell above = Objects.requireNonNull(numerator);
		Cell below = Objects.requireNonNull(denominator);
		return new Counted(of.measure(), of.period(), Slice.WHOLE, State.NUMBER,
				Objects.requireNonNull(above.numerator()), Objects.requireNonNull(below.numerator()),
				above.rows() + below.rows());
	}

	private static boolean is(@Nullable Cell cell, State state) {
		return (cell == null) ? state == State.MISSING : cell.state() == state;
	}

	private List<MeasureCode> parts(Collection<MeasureCode> ratios) {
		var parts = new ArrayList<MeasureCode>();
		ratios.forEach(ratio -> parts.addAll(dictionary.get(ratio).parts()));
		return parts;
	}

	private record Key(MeasureCode measure, Period period) {
	}

}
