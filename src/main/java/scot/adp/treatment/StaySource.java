package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.platform.CodeList;
import scot.adp.treatment.StayRules.Lists;

/**
 * Counts residential stays, and the nights of wards: rows are read in two statements,
 * however many periods are asked, and counted by {@link StayTally}.
 */
@Component
class StaySource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	/** So many months after somebody left the last answer can count. */
	private static final int MONTHS_AFTER = 13;

	private static final String MONTHS = "MONTHS_";

	private final StayStore store;

	private final StayRules rules;

	private final UnitSources sources;

	private final Clock clock;

	StaySource(StayStore store, StayRules rules, UnitSources sources, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "treatment.stays";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.STAYS, ChangedRecords.NIGHTS);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Stream.concat(StayTally.MEASURES.stream(), Stream.of(StayTally.NIGHTS))
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public Set<MeasureCode> measures(DataSet dataSet) {
		return dataSet.equals(ChangedRecords.NIGHTS) ? Set.of(StayTally.NIGHTS) : StayTally.MEASURES;
	}

	@Override
	public Optional<String> name(Slice slice) {
		return switch (slice.by()) {
			case StayTally.ROUTE -> rules.list(Lists.ROUTE).find(slice.value()).map(CodeList.Value::label);
			case StayTally.AFTER -> slice.value().startsWith(MONTHS)
					? Optional.of("After %s months".formatted(slice.value().substring(MONTHS.length())))
					: Optional.empty();
			default -> Optional.empty();
		};
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		if (measure.equals(StayTally.NIGHTS)) {
			return Map.of();
		}
		var list = List.copyOf(periods);
		var late = new HashMap<Period, Long>();
		store.late(list.stream().map(Period::from).toList(), list.stream().map(Period::to).toList())
			.forEach((place, stays) -> late.put(list.get(place), stays));
		return late;
	}

	/** Who left counts again with each answer, a year later at the latest. */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		LocalDate later = rows.to().plusMonths(MONTHS_AFTER);
		LocalDate today = LocalDate.now(clock);
		return new Days(rows.from(), later.isBefore(today) ? later : rows.to().isBefore(today) ? today : rows.to());
	}

	@Override
	public Optional<LocalDate> earliest() {
		LocalDate today = LocalDate.now(clock);
		return Stream
			.concat(store.earliest().stream(),
					reads().stream()
						.flatMap(it -> sources.returned(it, BEFORE_ALL, today).stream())
						.map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		LocalDate today = LocalDate.now(clock);
		var nights = asked.stream().filter(it -> it.measure().equals(StayTally.NIGHTS)).toList();
		var stays = asked.stream().filter(it -> !it.measure().equals(StayTally.NIGHTS)).toList();
		var counted = new ArrayList<Counted>();
		if (!nights.isEmpty()) {
			counted.addAll(StayTally.nights(nights, sources.returned(ChangedRecords.NIGHTS, from, to), today));
		}
		if (!stays.isEmpty()) {
			counted.addAll(StayTally.count(stays, store.counted(from, to),
					sources.returned(ChangedRecords.STAYS, from, to), rules, today));
		}
		return counted;
	}

}
