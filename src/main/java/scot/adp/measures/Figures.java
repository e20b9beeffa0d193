package scot.adp.measures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.LocalAreaView;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * The one way to read numbers, for pages, the API, files and papers alike. The lead
 * officer, officers and the analyst see what there is now, with the small numbers hidden;
 * everybody else sees what was released; each unit sees its own as they are.
 */
@Service
@Transactional(readOnly = true)
public class Figures {

	/** The most periods of a series that are read at once. */
	public static final int PERIODS_AT_MOST = 60;

	private static final int LOCAL_AT_MOST = 20;

	private static final int LOCAL_PERIODS = 8;

	/** How many of the values that a period had are told. */
	private static final int VINTAGES = 12;

	private final Dictionary dictionary;

	private final CellStore cells;

	private final ReleaseStore releases;

	private final Gate gate;

	private final SourceFacts facts;

	private final CurrentCaller currentCaller;

	private final Clock clock;

	Figures(Dictionary dictionary, CellStore cells, ReleaseStore releases, Gate gate, SourceFacts facts,
			CurrentCaller currentCaller, Clock clock) {
		this.dictionary = dictionary;
		this.cells = cells;
		this.releases = releases;
		this.gate = gate;
		this.facts = facts;
		this.currentCaller = currentCaller;
		this.clock = clock;
	}

	/**
	 * What measures said in their last periods, in order of time; the same few statements
	 * for any number of measures. A measure that never had a value has no points.
	 * @param periods how many, that of the day itself counted
	 * @param asAt as known at the end of this day; null for now
	 */
	@Allowed(operation = "measures.figure.read", to = Audience.READERS)
	public Map<MeasureCode, List<Point>> series(Collection<MeasureCode> measures, int periods,
			@Nullable LocalDate asAt) {
		return read(measures, periods, asAt, false).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().stream().map(Parts::point).toList(),
					(one, other) -> one, LinkedHashMap::new));
	}

	/**
	 * What measures said in their last periods, with the parts of each: by their
	 * breakdowns, and of units the reader's own as they are.
	 */
	@Allowed(operation = "measures.figure.read", to = Audience.READERS)
	public Map<MeasureCode, List<Parts>> parts(Collection<MeasureCode> measures, int periods,
			@Nullable LocalDate asAt) {
		return read(measures, periods, asAt, true);
	}

	/**
	 * What measures say of areas, each in the last of eight periods of which the reader
	 * may see it by area.
	 * @throws Problem where a measure is unknown or not broken down by area or locality
	 */
	@Allowed(operation = "measures.figure.read", to = Audience.READERS)
	public Map<MeasureCode, Local> local(Collection<MeasureCode> measures) {
		if (measures.isEmpty() || measures.size() > LOCAL_AT_MOST) {
			throw Problem.invalid("measures", "Ask for 1 to %d measures.".formatted(LOCAL_AT_MOST));
		}
		var faults = new Problem.Faults();
		measures.stream()
			.map(dictionary::get)
			.filter(it -> it.breakdowns().stream().noneMatch(by -> Local.BREAKDOWNS.contains(by.code())))
			.forEach(
					it -> faults.when(true, "measures", "%s is not broken down by area.".formatted(it.code().value())));
		faults.raise();
		var found = new LinkedHashMap<MeasureCode, Local>();
		read(measures, LOCAL_PERIODS, null, true).forEach((code, points) -> points.reversed()
			.stream()
			.map(it -> Local.of(dictionary.get(code), it))
			.reduce((last, earlier) -> last.told().isEmpty() ? earlier : last)
			.ifPresent(it -> found.put(code, it)));
		return found;
	}

	/**
	 * How the number of a period came about.
	 * @param from the first day of the period
	 * @throws Problem where the measure is unknown
	 */
	@Allowed(operation = "measures.figure.read", to = Audience.READERS)
	public About about(MeasureCode code, LocalDate from) {
		MeasureView measure = dictionary.get(code);
		Period period = measure.period().of(from);
		Caller caller = currentCaller.get();
		boolean live = caller.readsAsTeam();
		var past = releases.all(code, period.from());
		var stored = gate.snapshot(measure, period);
		var released = past.stream().map(it -> new Release(it.release(), it.figures().get(Slice.WHOLE))).toList();
		if (!live) {
			int method = past.isEmpty() ? measure.method(period.from()).version() : past.getFirst().release().method();
			return new About(period, method, null, null, List.of(), released, gate.isClosed(measure, period),
					new Late(0, false));
		}
		var hidden = Gate.hidden(stored.open(measure, period, Set.of()));
		var vintages = cells.vintages(code, period.from(), VINTAGES)
			.stream()
			.map(cell -> new Vintage(cell.vintage(), earlier(measure, cell, hidden), cell.method(), cell.computedAt()))
			.toList();
		Optional<Cell> whole = Optional.ofNullable(stored.whole(code, period));
		return new About(period, stored.method(measure, period),
				whole.filter(cell -> !hidden.contains(Slice.WHOLE) && !small(measure, cell.rows()))
					.map(Cell::rows)
					.orElse(null),
				whole.map(Cell::computedAt).orElse(null), vintages, released, gate.isClosed(measure, period),
				past.isEmpty() ? new Late(0, false) : late(measure, period));
	}

	private Late late(MeasureView measure, Period period) {
		long late = facts.late(measure.code(), period);
		boolean few = measure.counts() == MeasureView.Counts.PEOPLE && small(measure, late);
		return new Late(few ? measure.threshold() : late, few);
	}

	private static Figure earlier(MeasureView measure, Cell whole, Set<Slice> hidden) {
		return Gate.open(measure, List.of(whole), hidden, Map.of())
			.getOrDefault(Slice.WHOLE, Figure.without(Figure.State.MISSING));
	}

	private Map<MeasureCode, List<Parts>> read(Collection<MeasureCode> codes, int periods, @Nullable LocalDate asAt,
			boolean withParts) {
		if (periods < 1 || periods > PERIODS_AT_MOST) {
			throw Problem.invalid("periods", "Ask for 1 to %d periods.".formatted(PERIODS_AT_MOST));
		}
		LocalDate today = LocalDate.now(clock);
		if (asAt != null && asAt.isAfter(today)) {
			throw Problem.invalid("asAt",
					"Choose today or an earlier day; nothing is known of %s yet.".formatted(asAt));
		}
		LocalDate day = (asAt != null) ? asAt : today;
		@Nullable OffsetDateTime until = day.isBefore(today) ? day.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime()
				: null;
		var measures = codes.stream().distinct().map(dictionary::get).toList();
		LocalDate first = measures.stream()
			.map(measure -> firstOf(measure, day, periods).from())
			.min(Comparator.naturalOrder())
			.orElse(day);
		var then = (until != null) ? gate.snapshot(measures, first, day, until) : gate.now(measures, first, day);
		// What is hidden today is not to be read as of a day on which it was not.
		@Nullable Snapshot now = (until != null) ? gate.now(measures, first, day) : null;
		Caller caller = currentCaller.get();
		var byReturn = withParts ? facts.byReturn(measures.stream().map(MeasureView::code).toList())
				: Map.<MeasureCode, SourceFacts.ByReturn>of();
		var found = new LinkedHashMap<MeasureCode, List<Parts>>();
		for (MeasureView measure : measures) {
			var points = new ArrayList<Parts>();
			@Nullable Integer method = null;
			for (Period period : Period.covering(measure.period(), firstOf(measure, day, periods).from(), day)) {
				var figures = figures(measure, period, then, now, day, caller);
				int methodOf = method(measure, period, then, caller);
				boolean known = !figures.isEmpty() || !points.isEmpty();
				if (known || ownOf(then.cells(measure.code(), period), caller).findAny().isPresent()) {
					points.add(new Parts(
							point(measure, period, figures, then, caller, methodOf,
									method != null && method != methodOf, day),
							withParts ? parts(measure, period, figures, then, caller, byReturn.get(measure.code()))
									: List.of()));
				}
				method = methodOf;
			}
			found.put(measure.code(), points);
		}
		return found;
	}

	private static Map<Slice, Figure> figures(MeasureView measure, Period period, Snapshot then, @Nullable Snapshot now,
			LocalDate day, Caller caller) {
		boolean live = caller.readsAsTeam();
		if (now == null) {
			return live ? then.open(measure, period, Set.of()) : released(measure, period, then);
		}
		var hidden = Gate.hidden(live ? now.open(measure, period, Set.of()) : released(measure, period, now));
		var figures = Snapshot.without(live ? then.open(measure, period, hidden) : released(measure, period, then),
				hidden);
		if (live && !isClosed(measure, period, day)) {
			// From one day of an open period to the next, single rows would show.
			figures.keySet().removeIf(slice -> !slice.whole());
		}
		return figures;
	}

	private static Map<Slice, Figure> released(MeasureView measure, Period period, Snapshot stored) {
		ReleaseStore.@Nullable Released release = stored.release(measure.code(), period);
		return (release != null) ? release.figures() : Map.of();
	}

	/** By which method the figure was made that the reader sees. */
	private static int method(MeasureView measure, Period period, Snapshot stored, Caller caller) {
		ReleaseStore.@Nullable Released release = stored.release(measure.code(), period);
		return (release != null && !caller.readsAsTeam()) ? release.release().method() : stored.method(measure, period);
	}

	private static boolean isClosed(MeasureView measure, Period period, LocalDate day) {
		return day.isAfter(period.to().plusDays(measure.lagDays()));
	}

	private static Point point(MeasureView measure, Period period, Map<Slice, Figure> figures, Snapshot stored,
			Caller caller, int method, boolean breaks, LocalDate day) {
		boolean closed = isClosed(measure, period, day);
		Figure whole = figures.getOrDefault(Slice.WHOLE, Figure.without(!closed ? Figure.State.NOT_YET_DUE
				: caller.readsAsTeam() ? Figure.State.MISSING : Figure.State.NOT_RELEASED));
		if (whole.state() == Figure.State.MISSING && !period.to().isBefore(day)) {
			// Nobody owes what is told once a period is over before that.
			whole = Figure.without(Figure.State.NOT_YET_DUE);
		}
		@Nullable BigDecimal target = measure.target(period.to()).orElse(null);
		ReleaseStore.@Nullable Released release = stored.release(measure.code(), period);
		Optional<Cell> cell = caller.readsAsTeam() ? Optional.ofNullable(stored.whole(measure.code(), period))
				: Optional.empty();
		int notReported = (int) figures.entrySet()
			.stream()
			.filter(it -> it.getValue().state() == Figure.State.MISSING && it.getKey().unit() != null)
			.count();
		return new Point(period, whole, target, whole.meets(target, measure.direction()), whole.share(measure, target),
				breaks, !closed, method, notReported, cell.map(Cell::vintage).orElse(null),
				cell.map(Cell::computedAt).orElse(null), (release != null) ? release.release().releasedAt() : null,
				ownOf(stored.cells(measure.code(), period), caller)
					.map(it -> new Own(Objects.requireNonNull(it.slice().unit()), Gate.asItIs(measure, it)))
					.sorted(Comparator.comparing(it -> it.unit().value()))
					.toList());
	}

	private List<Part> parts(MeasureView measure, Period period, Map<Slice, Figure> figures, Snapshot stored,
			Caller caller, SourceFacts.@Nullable ByReturn byReturn) {
		var slices = new TreeMap<Slice, Part>(Comparator.comparing(Slice::by).thenComparing(Slice::value));
		figures.forEach((slice, figure) -> slices.put(slice, part(measure, period, slice, figure, false, byReturn)));
		ownOf(stored.cells(measure.code(), period), caller).forEach(own -> slices.put(own.slice(),
				part(measure, period, own.slice(), Gate.asItIs(measure, own), true, byReturn)));
		slices.remove(Slice.WHOLE);
		return List.copyOf(slices.values());
	}

	private Part part(MeasureView measure, Period period, Slice slice, Figure figure, boolean own,
			SourceFacts.@Nullable ByReturn byReturn) {
		@Nullable UnitId unit = slice.unit();
		return new Part(slice, facts.name(measure.code(), slice).orElse(null), figure, own,
				unit != null && byReturn != null && byReturn.of(unit, period));
	}

	private static Stream<Cell> ownOf(List<Cell> cells, Caller caller) {
		return cells.stream().filter(cell -> {
			@Nullable UnitId unit = cell.slice().unit();
			return unit != null && caller.readUnits().contains(unit);
		});
	}

	private static Period firstOf(MeasureView measure, LocalDate day, int periods) {
		Period period = measure.period().of(day);
		for (int i = 1; i < periods; i++) {
			period = period.previous();
		}
		return period;
	}

	private static boolean small(MeasureView measure, long rows) {
		return rows > 0 && rows <= measure.threshold();
	}

	/**
	 * What a measure said in one period.
	 *
	 * @param target what was aimed for at its end; null for nothing
	 * @param targetMet by the value that is not rounded; null where that cannot be said
	 * @param ofTarget the value as a percentage of the target, of a count; else null
	 * @param breakBefore whether it is counted by another method than the period before,
	 * so that the two are not to be compared
	 * @param open whether the period is not closed: the figure is what there is so far
	 * @param notReported how many units owe a return that was not filed, without which
	 * the figure is
	 * @param vintage counts the values it had; null for who sees what was released
	 * @param releasedAt when it was last released; null where it was not
	 * @param own what each of the reader's own units did in it, whatever may be seen of
	 * the whole
	 */
	public record Point(Period period, Figure figure, @Nullable BigDecimal target, @Nullable Boolean targetMet,
			@Nullable BigDecimal ofTarget, boolean breakBefore, boolean open, int method, int notReported,
			@Nullable Integer vintage, @Nullable OffsetDateTime computedAt, @Nullable OffsetDateTime releasedAt,
			List<Own> own) {

		public Point {
			own = List.copyOf(own);
		}

	}

	/** What a unit of the reader did, of which nothing is hidden. */
	public record Own(UnitId unit, Figure figure) {
	}

	/**
	 * One slice of a period.
	 *
	 * @param name what it is called; null where its code tells enough, and of units
	 * @param own whether it is of one of the reader's units, so that nothing is hidden
	 * @param byReturn whether the unit brought it by a return, and not as single records
	 */
	public record Part(Slice slice, @Nullable String name, Figure figure, boolean own, boolean byReturn) {
	}

	/**
	 * What a measure says of areas in a period.
	 *
	 * @param byLocality whether it tells of localities, and not of the areas that
	 * coverage is looked at by
	 * @param told by the code of the area
	 * @param otherwise what it says of an area that it tells nothing of
	 */
	public record Local(MeasureView measure, Point point, boolean byLocality, Map<String, Figure> told,
			Figure otherwise) {

		private static final String LOCALITY = "locality";

		private static final Set<String> BREAKDOWNS = Set.of("area", LOCALITY);

		private static Local of(MeasureView measure, Parts of) {
			var told = of.parts()
				.stream()
				.filter(it -> BREAKDOWNS.contains(it.slice().by()) && !it.slice().value().equals(Slice.NOT_KNOWN))
				.collect(Collectors.toMap(it -> it.slice().value(), Part::figure));
			Figure nothing = (measure.shape() == MeasureView.Shape.COUNT) ? Figure.count(BigDecimal.ZERO)
					: Figure.without(Figure.State.NO_VALUE);
			return new Local(measure, of.point(),
					measure.breakdowns().stream().anyMatch(by -> by.code().equals(LOCALITY)), told,
					told.isEmpty() ? untold(of.point().figure()) : nothing);
		}

		/** The number of all areas together is none of theirs. */
		private static Figure untold(Figure whole) {
			return Figure.without((whole.state() == Figure.State.NUMBER) ? Figure.State.MISSING : whole.state());
		}

		/**
		 * What it says of an area: nothing of a locality whose areas it tells apart, nor
		 * of an area within one where it tells of localities.
		 */
		public Figure of(LocalAreaView area) {
			return (byLocality ? area.isLocality() : area.coverage())
					? told.getOrDefault(area.code().value(), otherwise) : Figure.without(Figure.State.NOT_APPLICABLE);
		}

	}

	/** A period with its slices. */
	public record Parts(Point point, List<Part> parts) {
	}

	/**
	 * How a number came about.
	 *
	 * @param rows how many source rows were counted; null where that is hidden or not the
	 * reader's to see
	 * @param vintages the last values it had, the last first; none for who sees what was
	 * released
	 * @param late what came after figures of the period were released; those stand
	 */
	public record About(Period period, int method, @Nullable Long rows, @Nullable OffsetDateTime computedAt,
			List<Vintage> vintages, List<Release> releases, boolean closed, Late late) {
	}

	/**
	 * Rows and returns that came late.
	 *
	 * @param few whether there are some, and so few that only the most they can be is
	 * told
	 */
	public record Late(long count, boolean few) {
	}

	/** A value that a cell had. */
	public record Vintage(int number, Figure figure, int method, OffsetDateTime computedAt) {
	}

	/** A release with the figure of the whole. */
	public record Release(ReleaseView release, @Nullable Figure figure) {
	}

}
