package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;

/**
 * Counts kits, of repeats those that were needed because a kit was used, and the
 * localities in which anybody can come for one. A first supply to somebody who was
 * supplied before counts as a repeat.
 */
@Component
class NaloxoneSource implements MeasureSource {

	private static final MeasureCode KITS = new MeasureCode("NAL-02");

	private static final MeasureCode USED = new MeasureCode("NAL-03");

	private static final MeasureCode LOCALITIES = new MeasureCode("NAL-04");

	private static final String REPEAT = "(s.supply_type = 'REPEAT' or s.known_before)";

	private final JdbcClient jdbc;

	private final Areas areas;

	private final Clock clock;

	NaloxoneSource(JdbcClient jdbc, Areas areas, Clock clock) {
		this.jdbc = jdbc;
		this.areas = areas;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "treatment.naloxone";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.SUPPLIES, ChangedRecords.STOCK);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Set.of(KITS, USED, LOCALITIES);
	}

	@Override
	public Optional<LocalDate> earliest() {
		return jdbc.sql("""
				select least((select min(happened_on) from treatment.supply where withdrawn_at is null),
				    (select min(made_at at time zone 'Europe/London')::date from treatment.outlet))""")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
	}

	/** An outlet that opens or closes tells of all periods from then on. */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		LocalDate today = LocalDate.now(clock);
		return (measure.equals(LOCALITIES) && rows.to().isBefore(today)) ? new Days(rows.from(), today) : rows;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var counted = new ArrayList<Counted>();
		var kits = asked.stream().filter(it -> !it.measure().equals(LOCALITIES)).toList();
		if (!kits.isEmpty()) {
			countKits(kits, counted);
		}
		var coverage = asked.stream().filter(it -> it.measure().equals(LOCALITIES)).map(Asked::period).toList();
		if (!coverage.isEmpty()) {
			countLocalities(coverage, counted);
		}
		return counted;
	}

	private void countKits(List<Asked> asked, List<Counted> counted) {
		var periods = asked.stream().map(Asked::period).distinct().toList();
		var wanted = asked.stream().map(it -> it.measure().value() + it.period()).collect(Collectors.toSet());
		jdbc.sql("""
				select p.n, s.unit, s.recipient, grouping(s.unit, s.recipient) as level,
				    count(s.id) as rows, coalesce(sum(s.kits), 0) as kits,
				    coalesce(sum(s.kits) filter (where %1$s), 0) as repeats,
				    count(s.id) filter (where %1$s) as repeat_rows,
				    coalesce(sum(s.kits) filter (where %1$s and s.repeat_reason = any(:used)), 0) as used
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				left join treatment.supply s on s.happened_on between p.first and p.last and s.withdrawn_at is null
				group by grouping sets ((p.n), (p.n, s.unit), (p.n, s.recipient))""".formatted(REPEAT))
			.param("used", NaloxoneRules.USED.toArray(String[]::new))
			.param("froms", periods.stream().map(period -> period.from().toString()).toArray(String[]::new))
			.param("tos", periods.stream().map(period -> period.to().toString()).toArray(String[]::new))
			.query((row, number) -> {
				@Nullable Slice slice = slice(row.getInt("level"), row.getString("unit"), row.getString("recipient"));
				Period period = periods.get(row.getInt("n") - 1);
				if (slice != null && wanted.contains(KITS.value() + period)) {
					counted.add(Counted.count(KITS, period, slice, row.getLong("kits"), row.getLong("rows")));
				}
				if (slice != null && wanted.contains(USED.value() + period)) {
					counted.add(Counted.ratio(USED, period, slice, row.getLong("used"), row.getLong("repeats"),
							row.getLong("repeat_rows")));
				}
				return number;
			})
			.list();
	}

	/** Which of the sets of columns a row was grouped by. */
	private static @Nullable Slice slice(int level, @Nullable String unit, @Nullable String recipient) {
		return switch (level) {
			case 3 -> Slice.WHOLE;
			case 1 -> (unit != null) ? new Slice(Slice.UNIT, unit) : null;
			default -> (recipient != null) ? new Slice("recipient", recipient) : null;
		};
	}

	/** As at the end of each period, or today where it is not over. */
	private void countLocalities(List<Period> periods, List<Counted> counted) {
		LocalDate today = LocalDate.now(clock);
		Map<AreaCode, AreaCode> localities = areas.all()
			.stream()
			.collect(Collectors.toMap(LocalAreaView::code, LocalAreaView::locality));
		var outlets = jdbc.sql("""
				select area, (made_at at time zone 'Europe/London')::date as since, closed_on from treatment.outlet
				where open_to_public""")
			.query((row, number) -> new Open(new AreaCode(row.getString("area")),
					row.getObject("since", LocalDate.class), row.getObject("closed_on", LocalDate.class)))
			.list();
		for (Period period : periods) {
			LocalDate day = period.to().isAfter(today) ? today : period.to();
			var there = areas.all().stream().filter(area -> area.isLocality() && area.holds(day)).toList();
			var covered = new HashSet<AreaCode>();
			outlets.stream()
				.filter(outlet -> outlet.on(day))
				.forEach(outlet -> covered.add(localities.getOrDefault(outlet.area(), outlet.area())));
			long with = there.stream().filter(area -> covered.contains(area.code())).count();
			counted.add(Counted.ratio(LOCALITIES, period, Slice.WHOLE, with, there.size(), outlets.size()));
		}
	}

	private record Open(AreaCode area, LocalDate since, @Nullable LocalDate closedOn) {

		boolean on(LocalDate day) {
			return !since.isAfter(day) && (closedOn == null || !closedOn.isBefore(day));
		}

	}

}
