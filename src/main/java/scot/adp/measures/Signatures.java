package scot.adp.measures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.SignedOff;

/** Tells modules which of their days were signed off by a release. */
@Component
class Signatures implements SignedOff {

	private final ReleaseStore releases;

	private final List<MeasureSource> sources;

	Signatures(ReleaseStore releases, List<MeasureSource> sources) {
		this.releases = releases;
		this.sources = List.copyOf(sources);
	}

	@Override
	public Predicate<LocalDate> days(DataSet dataSet) {
		Collection<MeasureCode> counted = sources.stream()
			.filter(source -> source.reads().contains(dataSet))
			.flatMap(source -> source.measures(dataSet).stream())
			.collect(Collectors.toSet());
		if (counted.isEmpty()) {
			return day -> false;
		}
		var periods = releases.periods(counted);
		var types = periods.stream().map(Period::type).collect(Collectors.toSet());
		return day -> types.stream().anyMatch(type -> periods.contains(type.of(day)));
	}

}
