package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.treatment.WaitRules.Lists;
import scot.adp.treatment.WaitTally.Count;
import scot.adp.treatment.WaitTally.Kind;

/**
 * Counts waits by the rule that judges each: those in which treatment began in a quarter,
 * those that went on at its end, and those that were closed. It is referrals that are
 * counted, not people.
 */
@Component
class WaitSource implements MeasureSource {

	/** The second promise: nobody waits for longer. */
	static final int SIX_WEEKS = 42;

	private static final int THREE_WEEKS = 21;

	static final MeasureCode STANDARD = new MeasureCode("WT-01");

	private static final MeasureCode SIX = new MeasureCode("WT-02");

	private static final MeasureCode ONGOING = new MeasureCode("WT-03");

	private static final MeasureCode CLOSED = new MeasureCode("WT-04");

	private static final MeasureCode CHANGED = new MeasureCode("WT-05");

	private static final MeasureCode REASONS = new MeasureCode("WT-06");

	private static final MeasureCode RAW = new MeasureCode("WT-07");

	private static final MeasureCode UNITS = new MeasureCode("WT-08");

	private static final MeasureCode LOCAL = new MeasureCode("WT-09");

	private static final String SUBSTANCE = "substance";

	private static final String SERVICE_TYPE = "serviceType";

	private static final String REASON = "reason";

	private static final String AREA = "area";

	private static final Map<MeasureCode, List<String>> BREAKDOWNS = Map.of(STANDARD, List.of(SUBSTANCE, SERVICE_TYPE),
			SIX, List.of(Slice.UNIT, SUBSTANCE), ONGOING, List.of(Slice.UNIT, SUBSTANCE), CLOSED,
			List.of(Slice.UNIT, SUBSTANCE), CHANGED, List.of(Slice.UNIT, SUBSTANCE), REASONS,
			List.of(Slice.UNIT, REASON), RAW, List.of(SUBSTANCE, SERVICE_TYPE), UNITS, List.of(Slice.UNIT), LOCAL,
			List.of(AREA));

	/** Who was entered twice never waited, and nobody failed whoever died. */
	private static final Set<String> NO_END = Set.of("DUPLICATE", "DECEASED");

	private static final LocalDate BEFORE_ALL = LocalDate.of(2011, 4, 1);

	private final JdbcClient jdbc;

	private final WaitTally tally;

	private final WaitRules rules;

	private final UnitSources sources;

	private final Areas areas;

	private final Clock clock;

	WaitSource(JdbcClient jdbc, WaitTally tally, WaitRules rules, UnitSources sources, Areas areas, Clock clock) {
		this.jdbc = jdbc;
		this.tally = tally;
		this.rules = rules;
		this.sources = sources;
		this.areas = areas;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "treatment.waits";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.WAITS);
	}

	@Override
	public Set<MeasureCode> measures() {
		return BREAKDOWNS.keySet();
	}

	@Override
	public Optional<String> name(Slice slice) {
		return switch (slice.by()) {
			case SUBSTANCE -> label(Lists.SUBSTANCE, slice);
			case SERVICE_TYPE -> label(Lists.SERVICE_TYPE, slice);
			case REASON -> label(Lists.CLOSE_REASON, slice);
			case AREA -> areas.name(slice.value());
			default -> Optional.empty();
		};
	}

	private Optional<String> label(Lists list, Slice slice) {
		return rules.list(list).find(slice.value()).map(it -> it.label());
	}

	@Override
	public Optional<LocalDate> earliest() {
		var rows = jdbc.sql("select min(received_on) from treatment.wait where withdrawn_at is null")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
		return Stream
			.concat(rows.stream(),
					sources.returned(ChangedRecords.WAITS, BEFORE_ALL, LocalDate.now(clock))
						.stream()
						.map(it -> it.period().from()))
			.min(LocalDate::compareTo);
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var list = List.copyOf(periods);
		var late = new HashMap<Period, Long>();
		jdbc.sql("""
				select p.n, count(*) as waits
				from unnest(cast(:froms as date[]), cast(:tos as date[])) with ordinality as p (first, last, n)
				join treatment.wait w on w.ended_on between p.first and p.last
				where w.after_sign_off and w.withdrawn_at is null group by p.n""")
			.param("froms", WaitStore.days(list, Period::from))
			.param("tos", WaitStore.days(list, Period::to))
			.query(row -> {
				late.put(list.get(row.getInt("n") - 1), row.getLong("waits"));
			});
		return Set.of(ONGOING, LOCAL).contains(measure) ? Map.of() : late;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).distinct().sorted().toList();
		var limits = asked.stream().map(WaitSource::within).distinct().toList();
		Map<Period, List<Count>> counts = tally.count(periods, limits, null, null)
			.stream()
			.collect(Collectors.groupingBy(Count::period));
		Map<Period, List<Returned>> returned = sources
			.returned(ChangedRecords.WAITS, periods.getFirst().from(), periods.getLast().to())
			.stream()
			.collect(Collectors.groupingBy(Returned::period));
		var counted = new ArrayList<Counted>();
		for (Asked one : asked) {
			count(one, counts.getOrDefault(one.period(), List.of()), returned.getOrDefault(one.period(), List.of()),
					counted);
		}
		return counted;
	}

	private static int within(Asked asked) {
		return (asked.within() != null) ? asked.within() : asked.measure().equals(SIX) ? SIX_WEEKS : THREE_WEEKS;
	}

	private void count(Asked asked, List<Count> counts, List<Returned> returned, List<Counted> counted) {
		var kind = kind(asked);
		var sums = new HashMap<Slice, Sum>();
		var known = areas.all().stream().map(it -> it.code().value()).collect(Collectors.toSet());
		for (Count count : counts) {
			if (!kind.counts().test(count)) {
				continue;
			}
			slices(asked.measure(), count, known)
				.forEach(slice -> sums.computeIfAbsent(slice, it -> new Sum()).add(count, kind.among().test(count)));
		}
		boolean over = asked.period().to().isBefore(LocalDate.now(clock));
		boolean byReturn = kind.fromReturns();
		var missing = returned.stream().filter(it -> byReturn && over && !isTold(it, counts, kind)).toList();
		if (sums.isEmpty() && !missing.isEmpty()) {
			counted.add(Counted.without(asked.measure(), asked.period(), Slice.WHOLE, Counted.State.MISSING));
		}
		else {
			sums.putIfAbsent(Slice.WHOLE, new Sum());
		}
		sums.forEach((slice, sum) -> counted.add(sum.counted(asked, slice)));
		if (BREAKDOWNS.getOrDefault(asked.measure(), List.of()).contains(Slice.UNIT)) {
			returned.stream().filter(it -> byReturn && !sums.containsKey(Slice.of(it.unit()))).forEach(it -> {
				if (it.nil()) {
					counted.add(Counted.nil(asked.measure(), asked.period(), Slice.of(it.unit())));
				}
				else if (missing.contains(it)) {
					counted.add(Counted.without(asked.measure(), asked.period(), Slice.of(it.unit()),
							Counted.State.MISSING));
				}
			});
		}
	}

	/** Whether a unit filed what can be counted; how long waits were may be left out. */
	private static boolean isTold(Returned of, List<Count> counts, Which kind) {
		return of.filed() && counts.stream()
			.filter(it -> it.returned() && it.unit().equals(of.unit()))
			.noneMatch(it -> it.days() == null && kind.needsDays().test(it));
	}

	/** What a measure counts, and which of that it is a share of. */
	private Which kind(Asked asked) {
		int within = within(asked);
		Predicate<Count> started = it -> it.kind() == Kind.STARTED;
		Predicate<Count> withDays = it -> it.days() != null;
		return switch (asked.measure().value()) {
			case "WT-03", "WT-09" -> {
				var operator = rules.standard(asked.period().to()).ongoing();
				Predicate<Count> ongoing = it -> it.kind() == Kind.ONGOING;
				yield new Which(ongoing.and(withDays), it -> operator.over(Objects.requireNonNull(it.days()), within),
						ongoing, true);
			}
			case "WT-04" -> new Which(
					it -> !it.returned() && (it.kind() == Kind.STARTED
							|| (it.kind() == Kind.CLOSED && !NO_END.contains(String.valueOf(it.reason())))),
					it -> it.kind() == Kind.CLOSED, it -> false, false);
			case "WT-05" -> new Which(started.and(it -> !it.returned()), Count::changed, it -> false, false);
			case "WT-06" -> new Which(it -> it.kind() == Kind.CLOSED, it -> true, it -> false, false);
			case "WT-07" -> new Which(started.and(it -> it.raw() != null),
					it -> Objects.requireNonNull(it.raw()) <= within, it -> false, false);
			default ->
				new Which(started.and(withDays), it -> Objects.requireNonNull(it.days()) <= within, started, true);
		};
	}

	private static List<Slice> slices(MeasureCode measure, Count count, Set<String> known) {
		var slices = new ArrayList<Slice>();
		slices.add(Slice.WHOLE);
		for (String by : BREAKDOWNS.getOrDefault(measure, List.of())) {
			@Nullable String value = switch (by) {
				case SUBSTANCE -> count.substance();
				case SERVICE_TYPE -> count.serviceType();
				case REASON -> count.reason();
				// Else it is a code that says why nobody knows.
				case AREA -> known.contains(String.valueOf(count.homeArea())) ? count.homeArea() : null;
				default -> count.unit().value();
			};
			slices.add(new Slice(by, (value != null) ? value : Slice.NOT_KNOWN));
		}
		return slices;
	}

	/**
	 * What a measure counts.
	 *
	 * @param counts which waits
	 * @param among which of them it is a share of
	 * @param needsDays which waits of a return it cannot count unless it is told how long
	 * they were
	 * @param fromReturns whether returns tell of it
	 */
	private record Which(Predicate<Count> counts, Predicate<Count> among, Predicate<Count> needsDays,
			boolean fromReturns) {
	}

	/** So many of so many. */
	private static final class Sum {

		private long part;

		private long all;

		void add(Count count, boolean among) {
			all += count.waits();
			part += among ? count.waits() : 0;
		}

		Counted counted(Asked asked, Slice slice) {
			return asked.measure().equals(REASONS) ? Counted.count(asked.measure(), asked.period(), slice, part, part)
					: Counted.ratio(asked.measure(), asked.period(), slice, part, all, all);
		}

	}

}
