package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import scot.adp.directory.Areas;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.platform.CodeList;
import scot.adp.treatment.ReachRules.Lists;

/**
 * Counts overdoses and how people were reached: rows are read in one statement, however
 * many periods are asked, and counted by {@link ReachTally}.
 */
@Component
class ReachSource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final ReachStore store;

	private final ReachRules rules;

	private final UnitSources sources;

	private final Areas areas;

	private final Clock clock;

	ReachSource(ReachStore store, ReachRules rules, UnitSources sources, Areas areas, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.sources = sources;
		this.areas = areas;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "treatment.reach";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.REACH);
	}

	@Override
	public Set<MeasureCode> measures() {
		return ReachTally.MEASURES;
	}

	@Override
	public Optional<String> name(Slice slice) {
		return switch (slice.by()) {
			case ReachTally.TRIGGER -> rules.list(Lists.TRIGGER).find(slice.value()).map(CodeList.Value::label);
			case ReachTally.AREA -> areas.name(slice.value());
			default -> Optional.empty();
		};
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var list = List.copyOf(periods);
		var late = new HashMap<Period, Long>();
		store.late(list.stream().map(Period::from).toList(), list.stream().map(Period::to).toList())
			.forEach((place, events) -> late.put(list.get(place), events));
		return late;
	}

	/**
	 * An overdose makes one before it a repeat, and with each day that passes more is
	 * known of those before it.
	 */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		return new Days(rows.from().minusDays(ReachTally.REPEAT_DAYS + 1L), rows.to());
	}

	@Override
	public Optional<LocalDate> earliest() {
		return Stream
			.concat(store.earliest().stream(),
					sources.returned(ChangedRecords.REACH, BEFORE_ALL, LocalDate.now(clock))
						.stream()
						.map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		return ReachTally.count(asked, store.events(from, to), sources.returned(ChangedRecords.REACH, from, to),
				OffsetDateTime.now(clock));
	}

}
