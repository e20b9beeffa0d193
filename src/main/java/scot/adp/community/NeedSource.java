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
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedRules.Lists;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.CodeList;

/**
 * Counts people who were asked what they need, and of the needs that somebody was asked
 * about again how many are met: of each person the last answer in the period to each
 * domain. A need that is met in part is known and not met; one of which nobody knows is
 * in no share, and shown beside it. A unit that brings a return counts by what it filed.
 */
@Component
class NeedSource implements MeasureSource {

	static final MeasureCode PEOPLE = new MeasureCode("COM-9.3.a");

	static final MeasureCode MET = new MeasureCode("COM-9.3.b");

	static final MeasureCode NOT_KNOWN = new MeasureCode("COM-9.3.c");

	static final MeasureCode OVERDUE = new MeasureCode("COM-9.3.d");

	/** The break-down by what the need is. */
	static final String BY_DOMAIN = "domain";

	/** Fields of the return. */
	static final String FIELD_PEOPLE = "people";

	static final String FIELD_OVERDUE = "overdue";

	/** The table of the return, before a domain and an answer. */
	private static final String TABLE = "NEEDS-";

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private static final String WHO = "coalesce(n.person_space || ' ' || n.person, n.id::text)";

	private final JdbcClient jdbc;

	private final NeedRules rules;

	private final UnitSources sources;

	private final Clock clock;

	NeedSource(JdbcClient jdbc, NeedRules rules, UnitSources sources, Clock clock) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.sources = sources;
		this.clock = clock;
	}

	/** The field of the return for an answer in a domain. */
	static String field(String domain, Met met) {
		return "%s%s-%s".formatted(TABLE, domain, met);
	}

	/** The field of the return for all needs in a domain. */
	static String field(String domain) {
		return TABLE + domain;
	}

	@Override
	public String name() {
		return "community.needs";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(CommunityNews.NEEDS);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Set.of(PEOPLE, MET, NOT_KNOWN, OVERDUE);
	}

	@Override
	public Optional<LocalDate> earliest() {
		Optional<LocalDate> rows = jdbc
			.sql("select min(checked_on) from community.need_check where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream
			.concat(rows.stream(),
					sources.returned(CommunityNews.NEEDS, BEFORE_ALL, today()).stream().map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public Optional<String> name(Slice slice) {
		return slice.by().equals(BY_DOMAIN) ? rules.list(Lists.DOMAIN).find(slice.value()).map(CodeList.Value::label)
				: Optional.empty();
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var late = new HashMap<Period, Long>();
		var list = List.copyOf(periods);
		jdbc.sql("""
				select p.n, count(*) as rows
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join community.need_check c on c.checked_on between p.first and p.last
				where c.after_sign_off and c.withdrawn_at is null group by p.n""")
			.param("froms", days(list, Period::from))
			.param("tos", days(list, Period::to))
			.query(row -> {
				late.put(list.get(row.getInt("n") - 1), row.getLong("rows"));
			});
		return late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var tally = new Tally(asked, Set.of(MET), today());
		var periods = asked.stream().map(Asked::period).distinct().sorted().toList();
		countPeople(periods, tally);
		countNeeds(periods, tally);
		countOverdue(periods, tally);
		sources.returned(CommunityNews.NEEDS, periods.getFirst().from(), periods.getLast().to())
			.forEach(it -> add(it, tally));
		return tally.counted();
	}

	private void countPeople(List<Period> periods, Tally tally) {
		jdbc.sql("""
				select p.n, n.unit, count(distinct %s) as people
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join community.need_check n on n.checked_on between p.first and p.last and n.withdrawn_at is null
				group by p.n, n.unit""".formatted(WHO))
			.param("froms", days(periods, Period::from))
			.param("tos", days(periods, Period::to))
			.query(row -> {
				Period period = periods.get(row.getInt("n") - 1);
				count(tally, PEOPLE, period, new Slice(Slice.UNIT, row.getString("unit")), row.getLong("people"));
			});
	}

	/** What was answered once somebody asked again; the first check finds needs alone. */
	private void countNeeds(List<Period> periods, Tally tally) {
		jdbc.sql("""
				with answered as (
				    select distinct on (p.n, n.unit, %1$s, a.domain) p.n as period, n.unit, %1$s as who, a.domain, a.met
				    from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				    join community.need_check n on n.checked_on between p.first and p.last and n.withdrawn_at is null
				        and n.stage <> 'START'
				    join community.need_answer a on a.need_check = n.id
				    order by p.n, n.unit, %1$s, a.domain, n.checked_on desc, n.recorded_at desc, n.id desc)
				select period, unit, domain, grouping(unit, domain) as level,
				    count(*) filter (where met = 'YES') as met,
				    count(*) filter (where met <> 'NOT_KNOWN') as known,
				    count(distinct unit || ' ' || who) filter (where met <> 'NOT_KNOWN') as people,
				    count(*) filter (where met = 'NOT_KNOWN') as not_known,
				    count(distinct unit || ' ' || who) filter (where met = 'NOT_KNOWN') as people_not_known
				from answered where met is not null
				group by grouping sets ((period), (period, unit), (period, domain))""".formatted(WHO))
			.param("froms", days(periods, Period::from))
			.param("tos", days(periods, Period::to))
			.query(row -> {
				Period period = periods.get(row.getInt("period") - 1);
				Slice slice = switch (row.getInt("level")) {
					case 0b01 -> new Slice(Slice.UNIT, row.getString("unit"));
					case 0b10 -> new Slice(BY_DOMAIN, row.getString("domain"));
					default -> Slice.WHOLE;
				};
				if (row.getLong("known") > 0) {
					tally.add(MET, period, slice, row.getBigDecimal("met"), row.getLong("known"),
							row.getLong("people"));
				}
				tally.count(NOT_KNOWN, period, slice, row.getLong("not_known"), row.getLong("people_not_known"));
			});
	}

	/** Whose next check was due before the period ended, or is due now. */
	private void countOverdue(List<Period> periods, Tally tally) {
		jdbc.sql("""
				select period, unit, count(*) as people from (
				    select distinct on (p.n, n.unit, n.person_space, n.person) p.n as period, n.unit, n.review_on,
				        n.stopped_on, least(p.last, cast(:today as date)) as day
				    from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				    join community.need_check n on n.checked_on <= p.last and n.withdrawn_at is null
				        and n.person is not null
				    order by p.n, n.unit, n.person_space, n.person, n.checked_on desc, n.recorded_at desc, n.id desc) l
				where review_on < day and (stopped_on is null or stopped_on > day) group by period, unit""")
			.param("today", today())
			.param("froms", days(periods, Period::from))
			.param("tos", days(periods, Period::to))
			.query(row -> {
				Period period = periods.get(row.getInt("period") - 1);
				count(tally, OVERDUE, period, new Slice(Slice.UNIT, row.getString("unit")), row.getLong("people"));
			});
	}

	private static void count(Tally tally, MeasureCode measure, Period period, Slice unit, long number) {
		List.of(Slice.WHOLE, unit).forEach(slice -> tally.count(measure, period, slice, number, number));
	}

	private void add(Returned returned, Tally tally) {
		Slice unit = Slice.of(returned.unit());
		add(PEOPLE, returned, FIELD_PEOPLE, tally);
		add(OVERDUE, returned, FIELD_OVERDUE, tally);
		boolean told = false;
		for (CodeList.Value domain : rules.list(Lists.DOMAIN).values()) {
			@Nullable Integer met = returned.answer(field(domain.code(), Met.YES));
			@Nullable Integer part = returned.answer(field(domain.code(), Met.PART));
			@Nullable Integer not = returned.answer(field(domain.code(), Met.NO));
			@Nullable Integer unknown = returned.answer(field(domain.code(), Met.NOT_KNOWN));
			if (met == null || part == null || not == null || unknown == null) {
				continue;
			}
			told = true;
			long known = (long) met + part + not;
			for (Slice slice : List.of(Slice.WHOLE, unit, new Slice(BY_DOMAIN, domain.code()))) {
				if (known > 0) {
					tally.add(MET, returned.period(), slice, BigDecimal.valueOf(met), known, known);
				}
				tally.count(NOT_KNOWN, returned.period(), slice, unknown, unknown);
			}
		}
		if (!told) {
			tally.owed(MET, returned.period(), unit);
			tally.owed(NOT_KNOWN, returned.period(), unit);
		}
		if (returned.nil()) {
			measures().forEach(measure -> tally.nil(measure, returned.period(), unit));
		}
	}

	private static void add(MeasureCode measure, Returned returned, String field, Tally tally) {
		Slice unit = Slice.of(returned.unit());
		@Nullable Integer number = returned.answer(field);
		if (number == null) {
			tally.owed(measure, returned.period(), unit);
		}
		else {
			count(tally, measure, returned.period(), unit, number);
		}
	}

	private static String[] days(List<Period> periods, Function<Period, LocalDate> day) {
		return periods.stream().map(period -> day.apply(period).toString()).toArray(String[]::new);
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

}
