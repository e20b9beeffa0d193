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
import scot.adp.directory.WorkingDays;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.platform.CodeList;

/**
 * Counts episodes, the caseload and who stays: rows are read in two statements, however
 * many periods are asked, and counted by {@link EpisodeTally}.
 */
@Component
class EpisodeSource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final EpisodeStore store;

	private final EpisodeRules rules;

	private final WaitRules waits;

	private final WorkingDays workingDays;

	private final UnitSources sources;

	private final Clock clock;

	EpisodeSource(EpisodeStore store, EpisodeRules rules, WaitRules waits, WorkingDays workingDays, UnitSources sources,
			Clock clock) {
		this.store = store;
		this.rules = rules;
		this.waits = waits;
		this.workingDays = workingDays;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "treatment.episodes";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.EPISODES);
	}

	@Override
	public Set<MeasureCode> measures() {
		return EpisodeTally.MEASURES;
	}

	@Override
	public Optional<String> name(Slice slice) {
		Optional<CodeList> list = switch (slice.by()) {
			case EpisodeTally.SUBSTANCE -> Optional.of(waits.list(WaitRules.Lists.SUBSTANCE));
			case EpisodeTally.SETTING -> Optional.of(rules.list(EpisodeRules.Lists.SETTING));
			case EpisodeTally.MEDICINE -> Optional.of(rules.list(EpisodeRules.Lists.MEDICINE));
			default -> Optional.empty();
		};
		return list.flatMap(it -> it.find(slice.value())).map(CodeList.Value::label);
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var list = List.copyOf(periods);
		var late = new HashMap<Period, Long>();
		store.late(list.stream().map(Period::from).toList(), list.stream().map(Period::to).toList())
			.forEach((place, episodes) -> late.put(list.get(place), episodes));
		return late;
	}

	@Override
	public Optional<LocalDate> earliest() {
		return Stream.concat(store.earliest().stream(),
				sources.returned(ChangedRecords.EPISODES, BEFORE_ALL, today()).stream().map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		return EpisodeTally.count(asked, store.rows(null), store.medicines(),
				sources.returned(ChangedRecords.EPISODES, from, to), rules, workingDays::isWorkingDay, today());
	}

	private LocalDate today() {
		return ReachEntry.day(OffsetDateTime.now(clock));
	}

}
