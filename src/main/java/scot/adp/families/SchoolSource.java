package scot.adp.families;

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

import org.springframework.stereotype.Component;
import scot.adp.activities.SessionCatalogue;
import scot.adp.directory.Areas;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.Slice;

/**
 * Counts what schools took up: what grids are made of is read in the same few statements
 * for any number of years, and counted by {@link SchoolTally}.
 */
@Component
class SchoolSource implements MeasureSource {

	private final SchoolStore store;

	private final SchoolReading reading;

	private final SchoolRules rules;

	private final Areas areas;

	SchoolSource(SchoolStore store, SchoolReading reading, SchoolRules rules, Areas areas) {
		this.store = store;
		this.reading = reading;
		this.rules = rules;
		this.areas = areas;
	}

	@Override
	public String name() {
		return "families.schools";
	}

	/** A session that was held, changed or struck is a change of the log's own. */
	@Override
	public Set<DataSet> reads() {
		return Set.of(FamilyNews.SCHOOLS, SessionCatalogue.SESSIONS);
	}

	@Override
	public Set<MeasureCode> measures() {
		return rules.counts().stream().map(SchoolRules.Count::measure).collect(Collectors.toSet());
	}

	@Override
	public Optional<String> name(Slice slice) {
		return slice.by().equals(SchoolTally.AREA) ? areas.name(slice.value()) : Optional.empty();
	}

	@Override
	public Optional<LocalDate> earliest() {
		return store.earliest();
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var late = new HashMap<Period, Long>();
		store.late(periods.stream().map(Period::from).toList())
			.forEach(it -> late.put(PeriodType.SCHOOL_YEAR.of(it.yearFrom()), it.rows()));
		return late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var read = reading.read(asked.stream().map(Asked::period).distinct().toList());
		var counts = rules.counts().stream().collect(Collectors.toMap(SchoolRules.Count::measure, it -> it));
		var counted = new ArrayList<Counted>();
		asked.forEach(it -> counted.addAll(SchoolTally.count(Objects.requireNonNull(counts.get(it.measure())),
				it.period(), Objects.requireNonNull(read.get(it.period())), rules)));
		return counted;
	}

}
