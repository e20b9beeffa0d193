package scot.adp.measures;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.UnitId;

/** What sources tell of their measures beside the numbers. */
@Component
class SourceFacts {

	private final List<MeasureSource> sources;

	private final PeriodReturnStore returns;

	/** Which sources count a measure does not change while the program runs. */
	private final Map<MeasureCode, List<MeasureSource>> byMeasure = new ConcurrentHashMap<>();

	SourceFacts(List<MeasureSource> sources, PeriodReturnStore returns) {
		this.sources = List.copyOf(sources);
		this.returns = returns;
	}

	/** What a value of a breakdown is called; empty where its code tells enough. */
	Optional<String> name(MeasureCode measure, Slice slice) {
		return of(measure).map(source -> source.name(slice)).flatMap(Optional::stream).findFirst();
	}

	/** How many rows and returns came after figures of a period were released. */
	long late(MeasureCode measure, Period period) {
		long rows = of(measure).map(source -> source.late(measure, List.of(period)).get(period))
			.filter(Objects::nonNull)
			.mapToLong(Long::longValue)
			.sum();
		return rows + returns.late(dataSets(measure), period);
	}

	/** The units that bring what measures count by a return, by measure. */
	Map<MeasureCode, ByReturn> byReturn(Collection<MeasureCode> measures) {
		var choices = returns.choices((Collection<UnitId>) null);
		var found = new HashMap<MeasureCode, ByReturn>();
		measures.forEach(measure -> {
			var read = choices.isEmpty() ? Set.<DataSet>of() : dataSets(measure);
			found.put(measure,
					new ByReturn(choices.stream()
						.filter(it -> read.contains(it.dataSet()))
						.collect(Collectors.groupingBy(UnitSourceView::unit))));
		});
		return found;
	}

	private Set<DataSet> dataSets(MeasureCode measure) {
		return of(measure)
			.flatMap(source -> source.reads().stream().filter(dataSet -> source.measures(dataSet).contains(measure)))
			.collect(Collectors.toSet());
	}

	private Stream<MeasureSource> of(MeasureCode measure) {
		return byMeasure
			.computeIfAbsent(measure, it -> sources.stream().filter(source -> source.measures().contains(it)).toList())
			.stream();
	}

	/** Which units bring a return in a period. */
	record ByReturn(Map<UnitId, List<UnitSourceView>> choices) {

		boolean of(UnitId unit, Period period) {
			return PeriodReturnStore.kind(choices.getOrDefault(unit, List.of()), period.from()) == SourceKind.RETURN;
		}

	}

}
