package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;

/**
 * Counts what outlets told of injecting equipment. What was not told is left out, and is
 * not nought; where nobody told anything there is no number.
 */
@Component
class EquipmentSource implements MeasureSource {

	static final MeasureCode ATTENDANCES = new MeasureCode("IEP-01");

	static final MeasureCode PER_ATTENDANCE = new MeasureCode("IEP-02");

	static final MeasureCode NEEDLES = new MeasureCode("IEP-03");

	static final MeasureCode FOIL = new MeasureCode("IEP-04");

	static final MeasureCode REPORTING = new MeasureCode("IEP-05");

	/** A quarter that holds a month may have begun so many months before it. */
	private static final int MONTHS_AROUND = 2;

	private final JdbcClient jdbc;

	private final EquipmentStore store;

	private final EquipmentAsked months;

	private final Areas areas;

	private final Clock clock;

	EquipmentSource(JdbcClient jdbc, EquipmentStore store, EquipmentAsked months, Areas areas, Clock clock) {
		this.jdbc = jdbc;
		this.store = store;
		this.months = months;
		this.areas = areas;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "treatment.equipment";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.EQUIPMENT, ChangedRecords.STOCK);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Set.of(ATTENDANCES, PER_ATTENDANCE, NEEDLES, FOIL, REPORTING);
	}

	/** An outlet that opens, closes or moves tells of all periods from then on. */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		LocalDate today = LocalDate.now(clock);
		return rows.to().isBefore(today) ? new Days(rows.from(), today) : rows;
	}

	@Override
	public Optional<LocalDate> earliest() {
		return jdbc.sql("select min(period_from) from treatment.equipment_return")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
	}

	@Override
	public Optional<String> name(Slice slice) {
		return areas.all()
			.stream()
			.filter(it -> slice.by().equals(KitTally.LOCALITY) && it.code().value().equals(slice.value()))
			.findFirst()
			.map(LocalAreaView::name);
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		if (measure.equals(REPORTING)) {
			return Map.of();
		}
		var list = List.copyOf(periods);
		var late = new HashMap<Period, Long>();
		jdbc.sql("""
				select p.n, count(*) as rows
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join treatment.equipment_return r on r.period_from between p.first and p.last
				where r.after_sign_off and""" + " " + EquipmentStore.HOLDS + "group by p.n")
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
		var numbers = asked.stream().filter(it -> !it.measure().equals(REPORTING)).toList();
		if (!numbers.isEmpty()) {
			var sums = sums(numbers.stream().map(Asked::period).distinct().sorted().toList());
			numbers.forEach(it -> {
				var of = sums.getOrDefault(it.period(), Map.of());
				counted.add(counted(it, Slice.WHOLE, of.getOrDefault(Slice.WHOLE, Sum.NONE)));
				of.forEach((slice, sum) -> {
					boolean told = !it.measure().equals(PER_ATTENDANCE) || (slice.unit() != null && sum.both() > 0);
					if (!slice.whole() && told) {
						counted.add(counted(it, slice, sum));
					}
				});
			});
		}
		var reporting = asked.stream()
			.filter(it -> it.measure().equals(REPORTING))
			.map(Asked::period)
			.distinct()
			.sorted()
			.toList();
		if (!reporting.isEmpty()) {
			countReporting(reporting, counted);
		}
		return counted;
	}

	private static Counted counted(Asked of, Slice slice, Sum sum) {
		if (of.measure().equals(PER_ATTENDANCE)) {
			return (sum.both() > 0)
					? Counted.ratio(of.measure(), of.period(), slice, sum.items(), sum.attended(),
							Math.max(sum.attended(), sum.both()))
					: Counted.without(of.measure(), of.period(), slice, Counted.State.MISSING);
		}
		boolean attendances = of.measure().equals(ATTENDANCES);
		boolean needles = of.measure().equals(NEEDLES);
		long told = attendances ? sum.toldAttendances() : needles ? sum.toldNeedles() : sum.toldFoil();
		long number = attendances ? sum.attendances() : needles ? sum.needles() : sum.foil();
		if (told > 0) {
			// Of as many people at most as came; where that was not told, of few.
			return Counted.count(of.measure(), of.period(), slice, number, Math.max(sum.attendances(), told));
		}
		return (sum.nil() > 0) ? Counted.nil(of.measure(), of.period(), slice)
				: Counted.without(of.measure(), of.period(), slice, Counted.State.MISSING);
	}

	private Map<Period, Map<Slice, Sum>> sums(List<Period> periods) {
		Map<String, String> localities = areas.all()
			.stream()
			.collect(Collectors.toMap(area -> area.code().value(), area -> area.locality().value()));
		var sums = new HashMap<Period, Map<Slice, Sum>>();
		jdbc.sql("""
				select p.n, o.area, o.unit, grouping(o.area, o.unit) as level, count(*) filter (where r.nil) as nil,
				    count(r.attendances) as told_attendances, coalesce(sum(r.attendances), 0) as attendances,
				    count(c.needles) as told_needles, coalesce(sum(c.needles), 0) as needles,
				    count(c.foil) as told_foil, coalesce(sum(c.foil), 0) as foil,
				    count(*) filter (where r.attendances is not null and c.items is not null) as both_told,
				    coalesce(sum(c.items) filter (where r.attendances is not null), 0) as items,
				    coalesce(sum(r.attendances) filter (where c.items is not null), 0) as attended
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join treatment.equipment_return r on r.period_from between p.first and p.last
				join treatment.outlet o on o.id = r.outlet
				left join lateral (select sum(number) as items, max(number) filter (where code = :needle) as needles,
				        max(number) filter (where code = :foil) as foil
				    from treatment.equipment_count where id = r.id and version = r.version and kind = 'ITEM') c on true
				where""" + " " + EquipmentStore.HOLDS + "group by grouping sets ((p.n), (p.n, o.area), (p.n, o.unit))")
			.param("needle", EquipmentRules.NEEDLES)
			.param("foil", EquipmentRules.FOIL)
			.param("froms", days(periods, Period::from))
			.param("tos", days(periods, Period::to))
			.query(row -> {
				Slice slice = switch (row.getInt("level")) {
					case 0b01 ->
						new Slice(KitTally.LOCALITY, localities.getOrDefault(row.getString("area"), Slice.NOT_KNOWN));
					case 0b10 -> new Slice(Slice.UNIT, row.getString("unit"));
					default -> Slice.WHOLE;
				};
				sums.computeIfAbsent(periods.get(row.getInt("n") - 1), period -> new HashMap<>())
					.merge(slice,
							new Sum(row.getLong("nil"), row.getLong("told_attendances"), row.getLong("attendances"),
									row.getLong("told_needles"), row.getLong("needles"), row.getLong("told_foil"),
									row.getLong("foil"), row.getLong("both_told"), row.getLong("items"),
									row.getLong("attended")),
							Sum::with);
			});
		return sums;
	}

	/** Of the outlets that had something to tell by today, those that told all of it. */
	private void countReporting(List<Period> periods, List<Counted> counted) {
		var told = store.told(null, periods.getFirst().from().minusMonths(MONTHS_AROUND));
		for (Period period : periods) {
			long asked = 0;
			long reporting = 0;
			for (EquipmentStore.Told outlet : told) {
				@Nullable Boolean whole = months.reported(outlet, period);
				if (whole != null) {
					asked++;
					reporting += whole ? 1 : 0;
				}
			}
			counted.add(Counted.ratio(REPORTING, period, Slice.WHOLE, reporting, asked, asked));
		}
	}

	private static String[] days(List<Period> periods, Function<Period, LocalDate> day) {
		return periods.stream().map(period -> day.apply(period).toString()).toArray(String[]::new);
	}

	/**
	 * What was told, and how many returns told it.
	 *
	 * @param both how many told both attendances and items: their items and attendances
	 */
	private record Sum(long nil, long toldAttendances, long attendances, long toldNeedles, long needles, long toldFoil,
			long foil, long both, long items, long attended) {

		static final Sum NONE = new Sum(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

		/** Areas of one locality together. */
		Sum with(Sum other) {
			return new Sum(nil + other.nil, toldAttendances + other.toldAttendances, attendances + other.attendances,
					toldNeedles + other.toldNeedles, needles + other.needles, toldFoil + other.toldFoil,
					foil + other.foil, both + other.both, items + other.items, attended + other.attended);
		}

	}

}
