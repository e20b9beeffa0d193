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

/**
 * Counts aftercare: who left is read in two statements, however many periods are asked,
 * and counted by {@link AftercareTally}.
 */
@Component
class AftercareSource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	/** So many months after somebody left the last answer can count. */
	private static final int MONTHS_AFTER = 13;

	private final JdbcClient jdbc;

	private final AftercareStore store;

	private final UnitSources sources;

	private final Clock clock;

	AftercareSource(JdbcClient jdbc, AftercareStore store, UnitSources sources, Clock clock) {
		this.jdbc = jdbc;
		this.store = store;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "families.aftercare";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(FamilyNews.AFTERCARE);
	}

	@Override
	public Set<MeasureCode> measures() {
		return AftercareTally.MEASURES;
	}

	@Override
	public Optional<String> name(Slice slice) {
		return slice.by().equals(AftercareTally.AFTER) && slice.value().startsWith(AftercareMilestone.MONTHS)
				? Optional.of("After %s months".formatted(slice.value().substring(AftercareMilestone.MONTHS.length())))
				: Optional.empty();
	}

	@Override
	public Optional<LocalDate> earliest() {
		var rows = jdbc.sql("select min(exit_on) from families.aftercare where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream
			.concat(rows.stream(),
					sources.returned(FamilyNews.AFTERCARE, BEFORE_ALL, LocalDate.now(clock))
						.stream()
						.map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	/** Who left counts again with each answer, a year later at the latest. */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		LocalDate later = rows.to().plusMonths(MONTHS_AFTER);
		LocalDate today = LocalDate.now(clock);
		return new Days(rows.from(), later.isBefore(today) ? later : rows.to().isBefore(today) ? today : rows.to());
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		return AftercareTally.count(asked, store.left(from, to), sources.returned(FamilyNews.AFTERCARE, from, to),
				LocalDate.now(clock));
	}

}
