package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.UnitSources;
import scot.adp.measures.spi.UnitSources.Returned;

/** Counts what units tell in totals alone, by {@link TotalsTally}. */
@Component
class TotalsSource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final UnitSources sources;

	private final Clock clock;

	TotalsSource(UnitSources sources, Clock clock) {
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "families.totals";
	}

	@Override
	public Set<DataSet> reads() {
		return TotalsTally.dataSets();
	}

	@Override
	public Set<MeasureCode> measures() {
		return TotalsTally.measures();
	}

	@Override
	public Set<MeasureCode> measures(DataSet dataSet) {
		return TotalsTally.measures(dataSet);
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
		LocalDate from = periods.stream().map(it -> it.from()).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(it -> it.to()).max(LocalDate::compareTo).orElseThrow();
		return TotalsTally.count(asked, returned(from, to), LocalDate.now(clock));
	}

	private Map<DataSet, List<Returned>> returned(LocalDate from, LocalDate to) {
		var returned = new HashMap<DataSet, List<Returned>>();
		TotalsTally.dataSets().forEach(dataSet -> returned.put(dataSet, sources.returned(dataSet, from, to)));
		return returned;
	}

}
