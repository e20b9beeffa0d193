package scot.adp.measures.spi;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import scot.adp.events.DataSet;
import scot.adp.measures.spi.UnitSources.Returned;

/** Counts what units tell in totals alone, by {@link Totals}. */
public abstract class TotalsSource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final String name;

	private final Totals totals;

	private final UnitSources sources;

	private final Clock clock;

	/**
	 * One source for all totals of a module.
	 * @param name kept, so never to be changed
	 */
	protected TotalsSource(String name, Totals totals, UnitSources sources, Clock clock) {
		this.name = name;
		this.totals = totals;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public Set<DataSet> reads() {
		return totals.dataSets();
	}

	@Override
	public Set<MeasureCode> measures() {
		return totals.measures();
	}

	@Override
	public Set<MeasureCode> measures(DataSet dataSet) {
		return totals.measures(dataSet);
	}

	/** A part is called what its field is called, {@code <breakdown>-<value>}. */
	@Override
	public Optional<String> name(Slice slice) {
		return totals.dataSets()
			.stream()
			.flatMap(it -> sources.label(it, slice.by() + "-" + slice.value()).stream())
			.findFirst();
	}

	@Override
	public Optional<LocalDate> earliest() {
		return returned(BEFORE_ALL, LocalDate.now(clock)).values()
			.stream()
			.flatMap(List::stream)
			.map(it -> it.period().from())
			.min(LocalDate::compareTo);
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		return totals.count(asked, returned(from, to), LocalDate.now(clock));
	}

	private Map<DataSet, List<Returned>> returned(LocalDate from, LocalDate to) {
		var returned = new HashMap<DataSet, List<Returned>>();
		totals.dataSets().forEach(dataSet -> returned.put(dataSet, sources.returned(dataSet, from, to)));
		return returned;
	}

}
