package scot.adp.community;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.community.HelpRules.Lists;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;

/**
 * Counts help with basic needs: acts, people that are told apart, pounds confirmed and
 * pounds estimated, never added, and how often a crisis was followed by another. A unit
 * that brings a return counts by what it filed.
 */
@Component
class HelpSource implements MeasureSource {

	static final MeasureCode PEOPLE = new MeasureCode("COM-9.4.a");

	static final MeasureCode CONFIRMED = new MeasureCode("COM-9.4.b");

	static final MeasureCode REPEATED = new MeasureCode("COM-9.4.c");

	static final MeasureCode HELPS = new MeasureCode("COM-9.4.d");

	static final MeasureCode ESTIMATED = new MeasureCode("COM-9.4.e");

	private static final Set<MeasureCode> OF_RETURNS = Set.of(PEOPLE, CONFIRMED, HELPS, ESTIMATED);

	private static final String BY_DOMAIN = "domain";

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final JdbcClient jdbc;

	private final HelpRules rules;

	private final UnitSources sources;

	private final Clock clock;

	HelpSource(JdbcClient jdbc, HelpRules rules, UnitSources sources, Clock clock) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.sources = sources;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "community.help";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(CommunityNews.HELP);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Set.of(PEOPLE, CONFIRMED, REPEATED, HELPS, ESTIMATED);
	}

	@Override
	public Optional<LocalDate> earliest() {
		Optional<LocalDate> rows = jdbc.sql("select min(happened_on) from community.help where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream
			.concat(rows.stream(),
					sources.returned(CommunityNews.HELP, BEFORE_ALL, today()).stream().map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	/** Whether a crisis was followed by another is told once its days are over. */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		return measure.equals(REPEATED) ? new Days(rows.from(), rows.to().plusDays(rules.repeatDays(rows.to()))) : rows;
	}

	@Override
	public Optional<String> name(Slice slice) {
		return slice.by().equals(BY_DOMAIN) ? rules.list(Lists.DOMAIN).find(slice.value()).map(it -> it.label())
				: Optional.empty();
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var list = List.copyOf(periods);
		var late = new HashMap<Period, Long>();
		jdbc.sql("""
				select p.n, count(*) as rows
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join community.help h on h.happened_on between p.first and p.last
				where h.after_sign_off and h.withdrawn_at is null group by p.n""")
			.param("froms", days(list, Period::from))
			.param("tos", days(list, Period::to))
			.query(row -> {
				late.put(list.get(row.getInt("n") - 1), row.getLong("rows"));
			});
		return late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var tally = new Tally(asked, Set.of(REPEATED), today());
		var periods = asked.stream().map(Asked::period).distinct().sorted().toList();
		countRows(periods, tally);
		countRepeats(periods, tally);
		sources.returned(CommunityNews.HELP, periods.getFirst().from(), periods.getLast().to())
			.forEach(it -> add(new HelpReturn(it), tally));
		return tally.counted();
	}

	private void countRows(List<Period> periods, Tally tally) {
		jdbc.sql(
				"""
						select p.n, h.unit, h.domain, grouping(h.unit, h.domain) as level, count(*) as rows,
						    count(distinct h.unit || ' ' || h.person_space || ' ' || h.person) as people,
						    coalesce(sum(coalesce(h.confirmed, 0) + coalesce(h.confirmed_per_week, 0) * h.weeks), 0) as confirmed,
						    count(*) filter (where h.confirmed is not null or h.confirmed_per_week is not null) as confirmed_rows,
						    coalesce(sum(coalesce(h.estimated, 0) + coalesce(h.estimated_per_week, 0) * h.weeks), 0) as estimated,
						    count(*) filter (where h.estimated is not null or h.estimated_per_week is not null) as estimated_rows
						from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
						join community.help h on h.happened_on between p.first and p.last and h.withdrawn_at is null
						group by grouping sets ((p.n), (p.n, h.unit), (p.n, h.domain))""")
			.param("froms", days(periods, Period::from))
			.param("tos", days(periods, Period::to))
			.query(row -> {
				Period period = periods.get(row.getInt("n") - 1);
				int level = row.getInt("level");
				if (level == 0b10) {
					tally.count(HELPS, period, new Slice(BY_DOMAIN, row.getString("domain")), row.getLong("rows"),
							row.getLong("rows"));
					return;
				}
				Slice slice = (level == 0b01) ? new Slice(Slice.UNIT, row.getString("unit")) : Slice.WHOLE;
				tally.count(HELPS, period, slice, row.getLong("rows"), row.getLong("rows"));
				tally.count(PEOPLE, period, slice, row.getLong("people"), row.getLong("people"));
				tally.add(CONFIRMED, period, slice, row.getBigDecimal("confirmed"), 0, row.getLong("confirmed_rows"));
				tally.add(ESTIMATED, period, slice, row.getBigDecimal("estimated"), 0, row.getLong("estimated_rows"));
			});
	}

	/** Crises whose days after them end in a period, and are over. */
	private void countRepeats(List<Period> periods, Tally tally) {
		jdbc.sql(
				"""
						select p.n, h.unit, grouping(h.unit) as level, count(*) as rows,
						    count(*) filter (where exists (select from community.help o where o.person = h.person
						        and o.person_space = h.person_space and o.crisis and o.withdrawn_at is null
						        and o.happened_on > h.happened_on and o.happened_on <= h.happened_on + h.repeat_days)) as repeated
						from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
						join community.help h on h.happened_on + h.repeat_days between p.first and p.last
						    and h.happened_on + h.repeat_days < :today
						where h.crisis and h.person is not null and h.withdrawn_at is null
						group by grouping sets ((p.n), (p.n, h.unit))""")
			.param("today", today())
			.param("froms", days(periods, Period::from))
			.param("tos", days(periods, Period::to))
			.query(row -> {
				Slice slice = (row.getInt("level") == 0) ? new Slice(Slice.UNIT, row.getString("unit")) : Slice.WHOLE;
				tally.add(REPEATED, periods.get(row.getInt("n") - 1), slice,
						BigDecimal.valueOf(row.getLong("repeated")), row.getLong("rows"), row.getLong("rows"));
			});
	}

	private static void add(HelpReturn returned, Tally tally) {
		Period period = returned.of().period();
		Slice unit = Slice.of(returned.of().unit());
		add(HELPS, returned, returned.helps(), tally);
		add(PEOPLE, returned, returned.people(), tally);
		add(CONFIRMED, returned, returned.confirmed(), tally);
		add(ESTIMATED, returned, returned.estimated(), tally);
		@Nullable Integer helps = returned.helps();
		if (helps != null && helps > 0) {
			int left = helps;
			for (var answer : Optional.ofNullable(returned.of().answers()).orElse(Map.of()).entrySet()) {
				if (answer.getKey().startsWith(HelpReturn.DOMAIN) && answer.getValue() > 0) {
					tally.count(HELPS, period,
							new Slice(BY_DOMAIN, answer.getKey().substring(HelpReturn.DOMAIN.length())),
							answer.getValue(), answer.getValue());
					left -= answer.getValue();
				}
			}
			if (left > 0) {
				tally.count(HELPS, period, new Slice(BY_DOMAIN, Slice.NOT_KNOWN), left, left);
			}
		}
		if (returned.of().nil()) {
			OF_RETURNS.forEach(measure -> tally.nil(measure, period, unit));
		}
	}

	private static void add(MeasureCode measure, HelpReturn returned, @Nullable Integer number, Tally tally) {
		Period period = returned.of().period();
		Slice unit = Slice.of(returned.of().unit());
		if (number == null) {
			tally.owed(measure, period, unit);
			return;
		}
		boolean counted = measure.equals(HELPS) || measure.equals(PEOPLE);
		int rows = counted ? number : (number > 0) ? returned.times(number) : 0;
		List.of(Slice.WHOLE, unit)
			.forEach(slice -> tally.add(measure, period, slice, BigDecimal.valueOf(number), 0, rows));
	}

	private static String[] days(List<Period> periods, Function<Period, LocalDate> day) {
		return periods.stream().map(period -> day.apply(period).toString()).toArray(String[]::new);
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
