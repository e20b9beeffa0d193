package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.ServiceId;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.UnitSources;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/**
 * Counts waits of periods: in which treatment began, which were closed without it, and
 * which went on at the end, each by how long it was by then. A unit that brings a return
 * for a period counts by what it filed, and none of its rows does.
 */
@Component
class WaitTally {

	/**
	 * How a wait stood on a day follows from the resets and the days taken out up to
	 * then.
	 */
	private static final String COUNTS = """
			with p as (
			    select n, first, least(last, cast(:today as date)) as last
			    from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)),
			w as (
			    select p.n, case when w.started_on is not null then 'STARTED' else 'CLOSED' end as kind, w.unit, w.substance,
			        w.service_type, w.close_reason, w.home_area, w.adjusted, w.ended_on - w.received_on as raw
			    from p join treatment.wait w on w.ended_on between p.first and p.last
			    where w.withdrawn_at is null and (w.started_on is not null or w.closed_on is not null) and %1$s
			    union all
			    select p.n, 'ONGOING', w.unit, w.substance, w.service_type, null, w.home_area, p.last - s.start
			        - case when w.taken_out = '{}' then 0 else coalesce((
			            select cast(sum(upper(r) - lower(r)) as int)
			            from unnest(w.taken_out * datemultirange(daterange(s.start, p.last, '(]'))) r), 0) end,
			        p.last - w.received_on
			    from p
			    cross join lateral (
			        select * from treatment.wait o where o.ended_on is null and o.received_on <= p.last
			        union all
			        select * from treatment.wait o where o.ended_on > p.last and o.received_on <= p.last) w
			    cross join lateral (select case when w.resets = '{}' then w.received_on else
			        coalesce((select max(r) from unnest(w.resets) r where r <= p.last), w.received_on) end as start) s
			    where w.withdrawn_at is null and %1$s)
			select n, kind, unit, substance, service_type, close_reason, home_area, width_bucket(adjusted, cast(:limits as int[])) as days,
			    width_bucket(raw, cast(:limits as int[])) as raw_days, adjusted <> raw as changed, count(*) as waits
			from w group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10""";

	private final JdbcClient jdbc;

	private final WaitRules rules;

	private final UnitSources sources;

	private final Clock clock;

	WaitTally(JdbcClient jdbc, WaitRules rules, UnitSources sources, Clock clock) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.sources = sources;
		this.clock = clock;
	}

	/**
	 * Counts the waits of a quarter.
	 * @param service of one alone; null for all
	 * @param units of these alone; null for all
	 */
	List<Count> count(Period quarter, @Nullable ServiceId service, @Nullable Collection<UnitId> units) {
		return count(List.of(quarter), List.of(), service, units).stream()
			.filter(it -> it.kind() != Kind.CLOSED)
			.toList();
	}

	/**
	 * Counts the waits of periods.
	 * @param limits the numbers of days that somebody asks about beside those of bands
	 */
	List<Count> count(List<Period> periods, Collection<Integer> limits, @Nullable ServiceId service,
			@Nullable Collection<UnitId> units) {
		LocalDate today = LocalDate.now(clock);
		int[] from = limits(limits);
		var returned = sources.returned(ChangedRecords.WAITS,
				periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow(),
				periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow());
		var byReturn = new HashSet<Returning>();
		returned.forEach(it -> byReturn.add(new Returning(it.unit(), it.period().from())));
		var counts = new ArrayList<Count>();
		String which = "(cast(:service as uuid) is null or w.service = :service) and (cast(:units as text[]) is null or w.unit = any(:units))";
		jdbc.sql(COUNTS.formatted(which))
			.param("today", today)
			.param("froms", WaitStore.days(periods, Period::from))
			.param("tos", WaitStore.days(periods, Period::to))
			.param("limits", IntStream.of(from).skip(1).boxed().toArray(Integer[]::new))
			.param("service", (service != null) ? service.value() : null)
			.param("units", (units != null) ? Rows.codes(units) : null)
			.query(row -> {
				Period period = periods.get(row.getInt("n") - 1);
				var unit = new UnitId(row.getString("unit"));
				if (!byReturn.contains(new Returning(unit, period.from()))) {
					counts.add(new Count(period, Kind.valueOf(row.getString("kind")), unit, row.getString("substance"),
							row.getString("service_type"), row.getString("close_reason"), row.getString("home_area"),
							from[row.getInt("days")], from[row.getInt("raw_days")], row.getBoolean("changed"),
							row.getLong("waits"), false));
				}
			});
		if (service == null) {
			returned.stream()
				.filter(it -> units == null || units.contains(it.unit()))
				.flatMap(it -> new WaitReturn(it).lines().stream().flatMap(line -> counted(it, line)))
				.forEach(counts::add);
		}
		return counts;
	}

	/**
	 * What a unit returned for a row of its form; where no bands were told, without days.
	 */
	private Stream<Count> counted(UnitSources.Returned of, WaitReturn.Line line) {
		Kind kind = (line.kind() == WaitReturn.Kind.ONGOING) ? Kind.ONGOING : Kind.STARTED;
		if (line.bands().stream().anyMatch(Objects::isNull)) {
			return (line.all() > 0) ? Stream.of(of(of, line, kind, null, line.all())) : Stream.empty();
		}
		return IntStream.range(0, line.bands().size()).mapToObj(i -> {
			String code = WaitReturn.BANDS.get(i);
			int from = rules.bands()
				.stream()
				.filter(band -> band.code().equals(code))
				.findFirst()
				.map(WaitRules.Band::from)
				.orElseThrow();
			return of(of, line, kind, from, Objects.requireNonNull(line.bands().get(i)));
		}).filter(it -> it.waits() > 0);
	}

	private static Count of(UnitSources.Returned of, WaitReturn.Line line, Kind kind, @Nullable Integer days,
			long waits) {
		return new Count(of.period(), kind, of.unit(), line.substance(), line.serviceType(), null, null, days, null,
				false, waits, true);
	}

	/** From how many days each group of waits begins that somebody may ask about. */
	private int[] limits(Collection<Integer> asked) {
		return Stream
			.concat(rules.bands().stream().map(WaitRules.Band::from),
					asked.stream().flatMap(limit -> Stream.of(limit, limit + 1)))
			.mapToInt(Integer::intValue)
			.sorted()
			.distinct()
			.toArray();
	}

	/** How waits stand in a period. */
	enum Kind {

		/** Treatment began in it. */
		STARTED,
		/** They were closed in it without treatment. */
		CLOSED,
		/** They went on at its end, or today where it is not over. */
		ONGOING

	}

	/**
	 * Waits that are alike.
	 *
	 * @param reason why they were closed, a code; null of others
	 * @param homeArea where the person lives, a code; null where that was not told
	 * @param days the fewest days that count which they may have; null where a return
	 * does not tell
	 * @param raw the fewest days with nothing taken out; null of a return
	 * @param changed whether what counts differs from that
	 * @param returned whether a unit filed them
	 */
	record Count(Period period, Kind kind, UnitId unit, String substance, String serviceType, @Nullable String reason,
			@Nullable String homeArea, @Nullable Integer days, @Nullable Integer raw, boolean changed, long waits,
			boolean returned) {
	}

	private record Returning(UnitId unit, LocalDate from) {
	}

}
