package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.Areas;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;

/**
 * Counts the families that are supported: what there is of them is read in two
 * statements, however many periods are asked, and counted by {@link SupportTally}.
 */
@Component
class SupportSource implements MeasureSource {

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final JdbcClient jdbc;

	private final SupportStore store;

	private final FamilyRules rules;

	private final UnitSources sources;

	private final Areas areas;

	private final Clock clock;

	SupportSource(JdbcClient jdbc, SupportStore store, FamilyRules rules, UnitSources sources, Areas areas,
			Clock clock) {
		this.jdbc = jdbc;
		this.store = store;
		this.rules = rules;
		this.sources = sources;
		this.areas = areas;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "families.support";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(FamilyNews.SUPPORT);
	}

	@Override
	public Set<MeasureCode> measures() {
		return tally().codes();
	}

	@Override
	public Optional<String> name(Slice slice) {
		return switch (slice.by()) {
			case SupportTally.TIER -> rules.list(FamilyRules.Lists.TIER).find(slice.value()).map(it -> it.label());
			case SupportTally.AREA -> areas.name(slice.value());
			default -> Optional.empty();
		};
	}

	@Override
	public Optional<LocalDate> earliest() {
		var rows = jdbc.sql("select min(began_on) from families.support where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream
			.concat(rows.stream(),
					sources.returned(FamilyNews.SUPPORT, BEFORE_ALL, LocalDate.now(clock))
						.stream()
						.map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	/**
	 * Who was there counts until it ended, and answers half a year and a year later.
	 */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		LocalDate later = rows.to().plusYears(1);
		LocalDate today = LocalDate.now(clock);
		return new Days(rows.from(), later.isBefore(today) ? later : rows.to().isBefore(today) ? today : rows.to());
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var list = List.copyOf(periods);
		var late = new HashMap<Period, Long>();
		jdbc.sql("""
				select p.n, count(*) as families
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join families.support s on s.began_on <= p.last and coalesce(s.ended_on, p.last) >= p.first
				where s.after_sign_off and s.withdrawn_at is null group by p.n""")
			.param("froms", SupportStore.days(list, Period::from))
			.param("tos", SupportStore.days(list, Period::to))
			.query(row -> {
				late.put(list.get(row.getInt("n") - 1), row.getLong("families"));
			});
		return late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		return tally().count(asked, new ArrayList<>(store.counted(from.minusYears(1), to)),
				sources.returned(FamilyNews.SUPPORT, from, to));
	}

	private SupportTally tally() {
		return new SupportTally(rules, LocalDate.now(clock));
	}

}
