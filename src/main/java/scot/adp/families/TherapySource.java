package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.platform.CodeList;

/**
 * Counts therapy: referrals are read in one statement, however many periods are asked,
 * and counted by {@link TherapyTally}.
 */
@Component
class TherapySource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final JdbcClient jdbc;

	private final TherapyStore store;

	private final TherapyRules rules;

	private final UnitSources sources;

	private final Clock clock;

	TherapySource(JdbcClient jdbc, TherapyStore store, TherapyRules rules, UnitSources sources, Clock clock) {
		this.jdbc = jdbc;
		this.store = store;
		this.rules = rules;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "families.therapy";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(FamilyNews.THERAPY);
	}

	@Override
	public Set<MeasureCode> measures() {
		return TherapyTally.MEASURES;
	}

	@Override
	public Optional<String> name(Slice slice) {
		return slice.by().equals(TherapyTally.WHO)
				? rules.list(TherapyRules.Lists.WHO).find(slice.value()).map(CodeList.Value::label) : Optional.empty();
	}

	@Override
	public Optional<LocalDate> earliest() {
		var rows = jdbc.sql("select min(referred_on) from families.therapy_start where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream
			.concat(rows.stream(),
					sources.returned(FamilyNews.THERAPY, BEFORE_ALL, LocalDate.now(clock))
						.stream()
						.map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		return TherapyTally.count(asked, store.counting(to), sources.returned(FamilyNews.THERAPY, from, to),
				LocalDate.now(clock));
	}

}
