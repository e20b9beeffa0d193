package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.Deaths;
import scot.adp.treatment.NaloxoneRules.Lists;

/**
 * Counts kits, of repeats those that were needed because a kit was used, people who were
 * ever supplied, and the localities in which anybody can come for one. A first supply to
 * somebody who was supplied before counts as a repeat. A unit that brings a return counts
 * by what it filed.
 */
@Component
class NaloxoneSource implements MeasureSource {

	private static final MeasureCode REACHED = new MeasureCode("NAL-01");

	private static final MeasureCode LOCALITIES = new MeasureCode("NAL-04");

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private static final String REPEAT = "(s.supply_type = 'REPEAT' or s.known_before)";

	private final JdbcClient jdbc;

	private final Areas areas;

	private final NaloxoneRules rules;

	private final UnitSources sources;

	private final Deaths deaths;

	private final Clock clock;

	NaloxoneSource(JdbcClient jdbc, Areas areas, NaloxoneRules rules, UnitSources sources, Deaths deaths, Clock clock) {
		this.jdbc = jdbc;
		this.areas = areas;
		this.rules = rules;
		this.sources = sources;
		this.deaths = deaths;
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
		return Set.of(REACHED, KitTally.KITS, KitTally.USED, KitTally.SOURCES, LOCALITIES);
	}

	@Override
	public Set<MeasureCode> measures(DataSet dataSet) {
		return dataSet.equals(ChangedRecords.STOCK) ? Set.of(LOCALITIES)
				: Set.of(REACHED, KitTally.KITS, KitTally.USED, KitTally.SOURCES);
	}

	@Override
	public Optional<LocalDate> earliest() {
		var rows = jdbc.sql("""
				select least((select min(happened_on) from treatment.supply where withdrawn_at is null),
				    (select min(opened_on) from treatment.outlet))""")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream.concat(rows.stream(),
				sources.returned(ChangedRecords.SUPPLIES, BEFORE_ALL, today()).stream().map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	/**
	 * An outlet that opens or closes, and a first supply, tell of all periods from then
	 * on.
	 */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		boolean lasts = measure.equals(LOCALITIES) || measure.equals(REACHED);
		return (lasts && rows.to().isBefore(today())) ? new Days(rows.from(), today()) : rows;
	}

	@Override
	public Optional<String> name(Slice slice) {
		return switch (slice.by()) {
			case KitTally.RECIPIENT -> rules.list(Lists.RECIPIENT).find(slice.value()).map(it -> it.label());
			case KitTally.SOURCE -> rules.list(Lists.SOURCE).find(slice.value()).map(it -> it.label());
			case KitTally.LOCALITY -> areas.all()
				.stream()
				.filter(it -> it.code().value().equals(slice.value()))
				.findFirst()
				.map(LocalAreaView::name);
			default -> Optional.empty();
		};
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		if (!Set.of(KitTally.KITS, KitTally.USED, KitTally.SOURCES).contains(measure)) {
			return Map.of();
		}
		var list = List.copyOf(periods);
		var late = new HashMap<Period, Long>();
		jdbc.sql("""
				select p.n, count(*) as rows
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join treatment.supply s on s.happened_on between p.first and p.last
				where s.after_sign_off and s.withdrawn_at is null and (not :repeats or %s)
				group by p.n""".formatted(REPEAT))
			.param("repeats", measure.equals(KitTally.USED))
			.param("froms", days(list, Period::from))
			.param("tos", days(list, Period::to))
			.query(row -> {
				late.put(list.get(row.getInt("n") - 1), row.getLong("rows"));
			});
		return late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var counted = new ArrayList<Counted>();
		var kits = asked.stream().filter(it -> KitTally.MEASURES.contains(it.measure())).toList();
		if (!kits.isEmpty()) {
			counted.addAll(kits(kits));
		}
		var reach = periods(asked, REACHED);
		if (!reach.isEmpty()) {
			countReached(reach, counted);
		}
		var coverage = periods(asked, LOCALITIES);
		if (!coverage.isEmpty()) {
			countLocalities(coverage, counted);
		}
		return counted;
	}

	private List<Counted> kits(List<Asked> asked) {
		var periods = asked.stream().map(Asked::period).distinct().sorted().toList();
		Map<String, String> localities = areas.all()
			.stream()
			.collect(Collectors.toMap(area -> area.code().value(), area -> area.locality().value()));
		var tally = new KitTally(asked, today());
		jdbc.sql("""
				select p.n, s.unit, s.recipient, s.source, s.area,
				    grouping(s.unit, s.recipient, s.source, s.area) as level,
				    count(s.id) as rows, coalesce(sum(s.kits), 0) as kits,
				    coalesce(sum(s.kits) filter (where %1$s), 0) as repeats,
				    count(s.id) filter (where %1$s) as repeat_rows,
				    coalesce(sum(s.kits) filter (where %1$s and s.repeat_reason = any(:used)), 0) as used
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join treatment.supply s on s.happened_on between p.first and p.last and s.withdrawn_at is null
				group by grouping sets ((p.n), (p.n, s.unit), (p.n, s.recipient), (p.n, s.source), (p.n, s.area))"""
			.formatted(REPEAT))
			.param("used", NaloxoneRules.USED.toArray(String[]::new))
			.param("froms", days(periods, Period::from))
			.param("tos", days(periods, Period::to))
			.query(row -> {
				Slice slice = switch (row.getInt("level")) {
					case 0b0111 -> new Slice(Slice.UNIT, row.getString("unit"));
					case 0b1011 -> new Slice(KitTally.RECIPIENT, row.getString("recipient"));
					case 0b1101 -> new Slice(KitTally.SOURCE, row.getString("source"));
					case 0b1110 ->
						new Slice(KitTally.LOCALITY, localities.getOrDefault(row.getString("area"), Slice.NOT_KNOWN));
					default -> Slice.WHOLE;
				};
				tally.add(periods.get(row.getInt("n") - 1), slice, row.getLong("kits"), row.getLong("rows"),
						row.getLong("repeats"), row.getLong("repeat_rows"), row.getLong("used"));
			});
		sources.returned(ChangedRecords.SUPPLIES, periods.getFirst().from(), periods.getLast().to())
			.forEach(it -> tally.add(new SupplyReturn(it)));
		return tally.counted();
	}

	/**
	 * People who were ever supplied by the end of each period and were not known by then
	 * to have died.
	 */
	private void countReached(List<Period> periods, List<Counted> counted) {
		Map<PersonKey, LocalDate> first = new HashMap<>();
		jdbc.sql("select person, person_space, key_version, quarter from treatment.first_supply").query(row -> {
			first.put(new PersonKey(new SpaceCode(row.getString("person_space")), row.getString("person"),
					row.getInt("key_version")), row.getObject("quarter", LocalDate.class));
		});
		Map<PersonKey, LocalDate> died = deaths.learnedOn(first.keySet());
		for (Period period : periods) {
			long people = first.entrySet()
				.stream()
				.filter(it -> !it.getValue().isAfter(period.to())
						&& died.getOrDefault(it.getKey(), LocalDate.MAX).isAfter(period.to()))
				.count();
			counted.add(Counted.count(REACHED, period, Slice.WHOLE, people, people));
		}
	}

	/** As at the end of each period, or today where it is not over. */
	private void countLocalities(List<Period> periods, List<Counted> counted) {
		LocalDate today = today();
		Map<AreaCode, AreaCode> localities = areas.all()
			.stream()
			.collect(Collectors.toMap(LocalAreaView::code, LocalAreaView::locality));
		var outlets = jdbc.sql("""
				select o.area, p.open_to_public, greatest(p.from_on, o.opened_on) as since,
				    least(o.closed_on, p.until) as until
				from (select outlet, from_on, open_to_public,
				        lead(from_on) over (partition by outlet order by from_on) - 1 as until
				    from treatment.outlet_public) p
				join treatment.outlet o on o.id = p.outlet""")
			.query((row, number) -> new Stand(new AreaCode(row.getString("area")), row.getBoolean("open_to_public"),
					row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class)))
			.list();
		for (Period period : periods) {
			LocalDate day = period.to().isAfter(today) ? today : period.to();
			// Before there was an outlet nobody knows of none, and it is not nought.
			if (outlets.stream().noneMatch(it -> !it.since().isAfter(day))) {
				continue;
			}
			var there = areas.all().stream().filter(area -> area.isLocality() && area.holds(day)).toList();
			var covered = new HashSet<AreaCode>();
			var open = outlets.stream().filter(it -> it.openOn(day)).toList();
			open.forEach(outlet -> covered.add(localities.getOrDefault(outlet.area(), outlet.area())));
			long with = there.stream().filter(area -> covered.contains(area.code())).count();
			counted.add(Counted.ratio(LOCALITIES, period, Slice.WHOLE, with, there.size(), open.size()));
		}
	}

	private static List<Period> periods(Collection<Asked> asked, MeasureCode measure) {
		return asked.stream().filter(it -> it.measure().equals(measure)).map(Asked::period).toList();
	}

	private static String[] days(List<Period> periods, Function<Period, LocalDate> day) {
		return periods.stream().map(period -> day.apply(period).toString()).toArray(String[]::new);
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** How an outlet stood from one day to another, which is null where it goes on. */
	private record Stand(AreaCode area, boolean open, LocalDate since, @Nullable LocalDate until) {

		boolean openOn(LocalDate day) {
			return open && !since.isAfter(day) && (until == null || !until.isBefore(day));
		}

	}

}
