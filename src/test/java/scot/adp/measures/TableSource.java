package scot.adp.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;

/**
 * A source whose rows a test writes: kits handed out, and of how many it is known where.
 */
class TableSource implements MeasureSource {

	static final DataSet ROWS = new DataSet("test.rows");

	static final MeasureCode KITS = new MeasureCode("TST-01");

	static final MeasureCode FIRST = new MeasureCode("TST-02");

	static final MeasureCode REACH = new MeasureCode("TST-04");

	final List<Row> rows = new CopyOnWriteArrayList<>();

	volatile boolean failing;

	/** How many rows came after a release. */
	volatile long late;

	/** Whether it fails by something that no program expects. */
	volatile boolean broken;

	@Override
	public String name() {
		return "test.rows";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ROWS);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Set.of(KITS, FIRST, REACH);
	}

	@Override
	public Optional<LocalDate> earliest() {
		return rows.stream().map(Row::on).min(LocalDate::compareTo);
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var found = new HashMap<Period, Long>();
		periods.forEach(period -> found.put(period, late));
		return found;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		if (broken) {
			throw new StackOverflowError();
		}
		if (failing) {
			throw new IllegalStateException("a name that nobody may read");
		}
		var counted = new ArrayList<Counted>();
		for (Asked it : asked) {
			Map<Slice, List<Row>> slices = new HashMap<>();
			slices.put(Slice.WHOLE, new ArrayList<>());
			rows.stream().filter(row -> it.period().equals(it.period().type().of(row.on()))).forEach(row -> {
				slices.get(Slice.WHOLE).add(row);
				slices.computeIfAbsent(new Slice(Slice.UNIT, row.unit()), slice -> new ArrayList<>()).add(row);
			});
			slices.forEach((slice,
					of) -> counted.add(!it.measure().equals(FIRST)
							? Counted.count(it.measure(), it.period(), slice, of.stream().mapToInt(Row::kits).sum(),
									of.stream().mapToInt(Row::people).sum())
							: Counted.ratio(FIRST, it.period(), slice, of.stream().filter(Row::first).count(),
									of.size(), of.size())));
		}
		return counted;
	}

	Set<LocalDate> add(Row... more) {
		rows.addAll(List.of(more));
		var days = new HashSet<LocalDate>();
		rows.forEach(row -> days.add(row.on()));
		return days;
	}

	/**
	 * Kits that were handed out.
	 *
	 * @param people to how many
	 */
	record Row(LocalDate on, String unit, int kits, boolean first, int people) {

		/** Each kit went to somebody else. */
		Row(LocalDate on, String unit, int kits, boolean first) {
			this(on, unit, kits, first, kits);
		}

	}

}
