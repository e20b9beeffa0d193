package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.UnitSources;
import scot.adp.treatment.JointCareRules.Groups;

/**
 * Counts joint care: rows are read in one statement, however many periods are asked, and
 * counted by {@link JointCareTally}.
 */
@Component
class JointCareSource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final JointCareStore store;

	private final JointCareRules rules;

	private final UnitSources sources;

	private final Clock clock;

	JointCareSource(JointCareStore store, JointCareRules rules, UnitSources sources, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "treatment.joint-care";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.JOINT_CARE);
	}

	@Override
	public Set<MeasureCode> measures() {
		return JointCareTally.MEASURES;
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var list = List.copyOf(periods);
		var late = new HashMap<Period, Long>();
		store.late(list.stream().map(Period::from).toList(), list.stream().map(Period::to).toList())
			.forEach((place, many) -> late.put(list.get(place), many));
		return late;
	}

	@Override
	public Optional<LocalDate> earliest() {
		return Stream
			.concat(store.earliest().stream(),
					sources.returned(ChangedRecords.JOINT_CARE, BEFORE_ALL, LocalDate.now(clock))
						.stream()
						.map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		return JointCareTally.count(asked, store.counted(from, to, rules.all(Groups.DIED)),
				sources.returned(ChangedRecords.JOINT_CARE, from, to), LocalDate.now(clock));
	}

}
