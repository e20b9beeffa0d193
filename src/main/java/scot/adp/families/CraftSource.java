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
import scot.adp.measures.spi.UnitSources;

/**
 * Counts CRAFT courses: they are read in one statement, however many periods are asked,
 * and counted by {@link CraftTally}.
 */
@Component
class CraftSource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final JdbcClient jdbc;

	private final CraftStore store;

	private final UnitSources sources;

	private final Clock clock;

	CraftSource(JdbcClient jdbc, CraftStore store, UnitSources sources, Clock clock) {
		this.jdbc = jdbc;
		this.store = store;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "families.craft";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(FamilyNews.CRAFT);
	}

	@Override
	public Set<MeasureCode> measures() {
		return CraftTally.MEASURES;
	}

	@Override
	public Optional<LocalDate> earliest() {
		var rows = jdbc.sql("select min(start_on) from families.craft_course where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream
			.concat(rows.stream(),
					sources.returned(FamilyNews.CRAFT, BEFORE_ALL, LocalDate.now(clock))
						.stream()
						.map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		return CraftTally.count(asked, store.counting(from, to), sources.returned(FamilyNews.CRAFT, from, to),
				LocalDate.now(clock));
	}

}
