package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import scot.adp.platform.CodeList;

/**
 * Counts evidence for the standards: rows are read in three statements, however many
 * periods are asked, and counted by {@link MatTally}.
 */
@Component
class MatSource implements MeasureSource {

	private final MatStore store;

	private final MatRules rules;

	private final Clock clock;

	MatSource(MatStore store, MatRules rules, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "treatment.mat";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.MAT);
	}

	@Override
	public Set<MeasureCode> measures() {
		return MatTally.MEASURES;
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var late = new HashMap<Period, Long>();
		if (measure.equals(MatTally.ALL_GROUPS)) {
			periods.forEach(period -> late.put(period, store.late(period.from(), period.to())));
			late.values().removeIf(number -> number == 0);
		}
		return late;
	}

	@Override
	public Optional<LocalDate> earliest() {
		return Stream
			.concat(store.earliest().stream(),
					store.assessments(rules.cycles().stream().map(MatRules.Cycle::code).toList())
						.stream()
						.map(it -> rules.cycle(it.cycle()).orElseThrow().period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		LocalDate today = LocalDate.now(clock);
		var confirmed = store.assessments(rules.cycles().stream().map(MatRules.Cycle::code).toList())
			.stream()
			.filter(it -> it.confirmed() != null)
			.collect(Collectors.groupingBy(it -> rules.cycle(it.cycle()).orElseThrow().period(),
					Collectors.mapping(it -> Objects.requireNonNull(it.confirmed()), Collectors.toList())));
		var reviews = store.reviews();
		var rounds = store.asked(asked.stream().map(it -> it.period().from()).min(LocalDate::compareTo).orElseThrow(),
				asked.stream().map(it -> it.period().to()).max(LocalDate::compareTo).orElseThrow());
		return asked.stream().flatMap(it -> {
			Period period = it.period();
			if (it.measure().equals(MatTally.MET)) {
				return Stream.of(MatTally.met(period, confirmed.getOrDefault(period, List.of())));
			}
			if (it.measure().equals(MatTally.IN_DATE)) {
				return Stream.of(MatTally.inDate(period, rules.set(period.from()).criteria(), reviews, today));
			}
			return MatTally
				.allGroups(period, rounds,
						rules.list(MatRules.Lists.RESPONDENT)
							.on(period.to())
							.stream()
							.map(CodeList.Value::code)
							.collect(Collectors.toSet()))
				.stream();
		}).toList();
	}

}
