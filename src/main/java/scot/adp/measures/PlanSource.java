package scot.adp.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.WorkingDays;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.UnitId;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanProgress;

/**
 * Tells how the plans themselves are kept. It stands here because {@code strategy} shows
 * measures and so cannot know them.
 */
@Component
class PlanSource implements MeasureSource {

	private static final MeasureCode FRESH = new MeasureCode("PLN-01");

	private static final MeasureCode ON_TIME = new MeasureCode("PLN-02");

	private static final MeasureCode ANSWERED = new MeasureCode("PLN-03");

	/** Priorities in which the principle is lived whose ways it speaks for. */
	private static final MeasureCode LIVED = new MeasureCode("PLN-04");

	/** Milestones of the actions that it speaks for. */
	private static final MeasureCode OF_ACTIONS = new MeasureCode("NAL-06");

	private static final Map<MeasureCode, DataSet> READS = Map.of(FRESH, PlanProgress.UPDATES, ON_TIME,
			PlanProgress.MILESTONES, ANSWERED, PlanProgress.HELP, OF_ACTIONS, PlanProgress.MILESTONES, LIVED,
			PlanProgress.UPDATES);

	private static final int WITHIN_WORKING_DAYS = 10;

	/** So that a few nights may be missed. */
	private static final int MARGIN_DAYS = 14;

	private final Dictionary dictionary;

	private final PlanProgress progress;

	private final WorkingDays workingDays;

	private final Clock clock;

	PlanSource(Dictionary dictionary, PlanProgress progress, WorkingDays workingDays, Clock clock) {
		this.dictionary = dictionary;
		this.progress = progress;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "measures.plan";
	}

	@Override
	public Set<DataSet> reads() {
		return new HashSet<>(READS.values());
	}

	@Override
	public Set<MeasureCode> measures() {
		return READS.keySet();
	}

	@Override
	public Set<MeasureCode> measures(DataSet dataSet) {
		return READS.entrySet()
			.stream()
			.filter(it -> it.getValue().equals(dataSet))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	@Override
	public Optional<LocalDate> earliest() {
		return progress.earliest();
	}

	/** A request that waits counts from the day on which its time is over. */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		if (!measure.equals(ANSWERED)) {
			return rows;
		}
		int within = dictionary.get(ANSWERED)
			.methods()
			.stream()
			.map(it -> Objects.requireNonNullElse(it.within(), WITHIN_WORKING_DAYS))
			.max(Integer::compareTo)
			.orElse(WITHIN_WORKING_DAYS);
		LocalDate back = workingDays.before(rows.from(), within).minusDays(MARGIN_DAYS);
		// Before the first record there is nothing to have a value of.
		LocalDate first = earlier(progress.earliest().orElse(rows.from()), rows.from());
		return new Days(back.isBefore(first) ? first : back, rows.to());
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var counted = new ArrayList<Counted>();
		asked.stream().filter(it -> it.measure().equals(FRESH)).forEach(it -> counted.addAll(fresh(it)));
		asked.stream().filter(it -> it.measure().equals(LIVED)).forEach(it -> counted.addAll(lived(it)));
		counted.addAll(inPeriods(asked, ON_TIME,
				(from, to, wanted) -> progress.milestones(from, to).stream().map(Kept::of).toList()));
		counted.addAll(inPeriods(asked, OF_ACTIONS, this::ofActions));
		counted.addAll(inPeriods(asked, ANSWERED, this::answered));
		return counted;
	}

	/** As at the last day of the period, or today where that is to come. */
	private List<Counted> fresh(Asked asked) {
		LocalDate day = earlier(asked.period().to(), LocalDate.now(clock));
		var tally = new Tally(asked);
		progress.fresh(day).forEach(it -> tally.add(Kept.of(it)));
		return tally.counted();
	}

	/** The same day; a priority is nobody's, so there is no part of a unit. */
	private List<Counted> lived(Asked asked) {
		LocalDate day = earlier(asked.period().to(), LocalDate.now(clock));
		var kept = progress.living(dictionary.get(LIVED).principles(), day);
		int all = kept.stream().mapToInt(PlanProgress.Kept::allOf).sum();
		return Stream
			.concat(Stream.of(
					Counted
						.ratio(LIVED, asked.period(), Slice.WHOLE,
								kept.stream().mapToInt(PlanProgress.Kept::kept).sum(), all, all)),
					kept.stream()
						.map(it -> Counted.ratio(LIVED, asked.period(), new Slice("plan", it.plan().value()), it.kept(),
								it.allOf(), it.allOf())))
			.toList();
	}

	private List<Kept> ofActions(LocalDate from, LocalDate to, List<Asked> wanted) {
		return progress.milestones(dictionary.get(OF_ACTIONS).actions(), from, to).stream().map(Kept::of).toList();
	}

	private List<Kept> answered(LocalDate from, LocalDate to, List<Asked> wanted) {
		LocalDate today = LocalDate.now(clock);
		return progress.help(from, to).stream().flatMap(it -> {
			LocalDate until = workingDays.after(it.day(), within(it.day(), wanted));
			@Nullable LocalDate answeredOn = it.answeredOn();
			if (answeredOn == null && !today.isAfter(until)) {
				return Stream.empty();
			}
			return Stream.of(new Kept(it.day(), it.plan(), it.unit(),
					(answeredOn != null && !answeredOn.isAfter(until)) ? 1 : 0, 1));
		}).toList();
	}

	private static int within(LocalDate day, List<Asked> wanted) {
		return wanted.stream()
			.filter(it -> it.period().equals(it.period().type().of(day)))
			.map(Asked::within)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(WITHIN_WORKING_DAYS);
	}

	private List<Counted> inPeriods(Collection<Asked> asked, MeasureCode measure, Reading reading) {
		var tallies = new LinkedHashMap<Period, Tally>();
		asked.stream()
			.filter(it -> it.measure().equals(measure))
			.forEach(it -> tallies.put(it.period(), new Tally(it)));
		if (tallies.isEmpty()) {
			return List.of();
		}
		LocalDate from = tallies.keySet().stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = tallies.keySet().stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		reading.rows(from, earlier(to, LocalDate.now(clock)), tallies.values().stream().map(tally -> tally.of).toList())
			.forEach(row -> {
				@Nullable Tally tally = tallies.get(tallies.keySet().iterator().next().type().of(row.day()));
				if (tally != null) {
					tally.add(row);
				}
			});
		return tallies.values().stream().flatMap(tally -> tally.counted().stream()).toList();
	}

	private static LocalDate earlier(LocalDate one, LocalDate other) {
		return one.isBefore(other) ? one : other;
	}

	private interface Reading {

		List<Kept> rows(LocalDate from, LocalDate to, List<Asked> wanted);

	}

	private record Kept(LocalDate day, PlanCode plan, @Nullable UnitId unit, int kept, int all) {

		static Kept of(PlanProgress.Kept it) {
			return new Kept(it.day(), it.plan(), it.unit(), it.kept(), it.allOf());
		}

	}

	/** Adds rows up: the whole, by plan and by unit. */
	private static final class Tally {

		private final Asked of;

		private final Map<Slice, int[]> sums = new HashMap<>();

		Tally(Asked of) {
			this.of = of;
			sums.put(Slice.WHOLE, new int[2]);
		}

		void add(Kept row) {
			@Nullable UnitId unit = row.unit();
			for (Slice slice : List.of(Slice.WHOLE, new Slice("plan", row.plan().value()),
					(unit != null) ? Slice.of(unit) : new Slice(Slice.UNIT, Slice.NOT_KNOWN))) {
				int[] sum = sums.computeIfAbsent(slice, it -> new int[2]);
				sum[0] += row.kept();
				sum[1] += row.all();
			}
		}

		List<Counted> counted() {
			return sums.entrySet()
				.stream()
				.map(it -> Counted.ratio(of.measure(), of.period(), it.getKey(), it.getValue()[0], it.getValue()[1],
						it.getValue()[1]))
				.toList();
		}

	}

}
