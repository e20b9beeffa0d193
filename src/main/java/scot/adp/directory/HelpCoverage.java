package scot.adp.directory;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.CoverageCell.Reason;
import scot.adp.directory.CoverageCell.State;
import scot.adp.directory.CoverageCount.Stretch;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * Where and when something is open that people can go to, and where nothing is. It counts
 * what everybody may find: no draft, nothing for staff, nothing that is not said to be
 * right, no place that is not shown.
 */
@Service
@Transactional(readOnly = true)
public class HelpCoverage {

	/** Days by which months of different lengths can differ. */
	private static final int LEEWAY = 3;

	/** Of how many questions the answers are kept. */
	private static final int AT_MOST = 64;

	private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

	private final HelpCoverageQueries queries;

	private final CoverageStore kept;

	private final CoverageRules rules;

	private final ServiceStore services;

	private final ServiceLists lists;

	private final Areas areas;

	private final Clock clock;

	HelpCoverage(HelpCoverageQueries queries, CoverageStore kept, CoverageRules rules, ServiceStore services,
			ServiceLists lists, Areas areas, Clock clock) {
		this.queries = queries;
		this.kept = kept;
		this.rules = rules;
		this.services = services;
		this.lists = lists;
		this.areas = areas;
		this.clock = clock;
	}

	/**
	 * All cells, by area in its order, band and day of the week.
	 * @param kinds codes of kinds of services; those that are watched where there are
	 * none
	 * @param on a day; the weeks from the Monday on or after it are looked at. Today
	 * where it is null
	 * @throws Problem where a kind is unknown, or the day is past or too far ahead
	 */
	@Allowed(operation = "directory.coverage.read", to = Audience.SIGNED_IN)
	public Picture of(Collection<String> kinds, @Nullable LocalDate on) {
		var asked = asked(kinds, on);
		var cells = cells(asked);
		if (Set.copyOf(asked.kinds()).equals(Set.copyOf(asked.rule().watched()))
				&& asked.monday().equals(monday(today()))) {
			var since = kept.since();
			cells = cells.stream()
				.map(it -> it.since(Optional.ofNullable(since.get(CoverageStore.Key.of(it)))
					.filter(known -> known.state() == it.state())
					.map(CoverageStore.Kept::since)
					.orElse(null)))
				.toList();
		}
		return new Picture(asked.rule(), asked.kinds(), asked.monday(),
				asked.monday().plusWeeks(asked.rule().weeks()).minusDays(1), asked.areas(), cells);
	}

	/**
	 * What is behind a cell: what is open then, what would be but for a reason, and who
	 * runs something of the kind in the area at other times.
	 * @throws Problem as {@link #of}, and where there is no such cell
	 */
	@Allowed(operation = "directory.coverage.read", to = Audience.SIGNED_IN)
	public Behind behind(Collection<String> kinds, @Nullable LocalDate on, AreaCode area, DayOfWeek weekday,
			String band) {
		var asked = asked(kinds, on);
		var found = asked.rule()
			.bands()
			.stream()
			.filter(it -> it.code().equals(band) && it.days().contains(weekday))
			.findFirst()
			.orElseThrow(() -> Problem.notFound("time of day", band));
		return nearby(asked, List.of(area)).behind(area, weekday, found);
	}

	/**
	 * Each cell of what is watched in which nothing is open, with what is behind it: out
	 * of hours first, then by area and day of the week.
	 */
	@Allowed(operation = "directory.coverage.read", to = Audience.SIGNED_IN)
	public List<Gap> gaps() {
		var picture = of(List.of(), null);
		var cells = picture.cells().stream().filter(it -> it.state() == State.GAP).toList();
		var nearby = nearby(asked(List.of(), null), cells.stream().map(CoverageCell::area).distinct().toList());
		var bands = picture.rule()
			.bands()
			.stream()
			.collect(Collectors.toMap(CoverageRule.Band::code, Function.identity()));
		return cells.stream().map(cell -> {
			var band = Objects.requireNonNull(bands.get(cell.band()));
			return new Gap(cell, band, nearby.behind(cell.area(), cell.weekday(), band));
		}).sorted(Comparator.comparing((Gap it) -> !it.band().outOfHours())).toList();
	}

	/**
	 * What is told of some areas, read in few statements however many cells are asked.
	 */
	private Nearby nearby(Asked asked, Collection<AreaCode> areas) {
		var count = asked.count();
		var hidden = Set.copyOf(hidden(asked.kinds()));
		var rows = queries.of(areas, asked.kinds(), count.from(), count.to());
		var usual = usual(rows);
		var told = rows.stream()
			.map(row -> new Told(row.service(), row.area(), stretch(row, hidden, usual)))
			.collect(Collectors.groupingBy(Told::area));
		var online = online(asked, hidden);
		var all = new HashSet<>(online.keySet());
		rows.forEach(it -> all.add(it.service()));
		return new Nearby(count, told, online, hidden,
				services.services(all)
					.stream()
					.collect(Collectors.toMap(ServiceStore.ServiceRow::id, Function.identity())));
	}

	/**
	 * Which services are open in each of some cells of a picture, by name; of cells in
	 * which nothing is, none.
	 * @throws Problem as {@link #of}
	 */
	@Allowed(operation = "directory.coverage.read", to = Audience.SIGNED_IN)
	public Map<CoverageCell, List<ServiceId>> open(Collection<String> kinds, @Nullable LocalDate on,
			Collection<CoverageCell> cells) {
		var asked = asked(kinds, on);
		var count = asked.count();
		var hidden = Set.copyOf(hidden(asked.kinds()));
		Map<Here, Set<ServiceId>> open = new HashMap<>();
		queries.of(cells.stream().map(CoverageCell::area).distinct().toList(), asked.kinds(), count.from(), count.to())
			.stream()
			.filter(it -> it.state() == OpenState.OPEN && !hidden.contains(it.service()))
			.forEach(row -> count.slots(row.startsAt().toInstant(), row.endsAt().toInstant())
				.forEach(it -> open.computeIfAbsent(new Here(row.area(), it), key -> new LinkedHashSet<>())
					.add(row.service())));
		var found = new LinkedHashMap<CoverageCell, List<ServiceId>>();
		for (CoverageCell cell : cells) {
			var here = new Here(cell.area(), new CoverageCount.Slot(cell.weekday(), cell.band()));
			found.put(cell, List.copyOf(open.getOrDefault(here, Set.of())));
		}
		return found;
	}

	/** What is watched, as it is counted on a day. */
	Counted watched(LocalDate today) {
		var rule = rules.on(today);
		var asked = new Asked(rule, rule.watched(), monday(today), areas.coverage(today));
		return new Counted(rule, cells(asked));
	}

	/** The kinds that are looked at unless others are asked for, A to Z. */
	@Allowed(operation = "directory.coverage.read", to = Audience.SIGNED_IN)
	public List<String> watchedKinds() {
		return rules.on(today()).watched();
	}

	/** Kept as long as nothing changed that they are counted from. */
	private List<CoverageCell> cells(Asked asked) {
		var question = new Question(asked, today());
		// Read before they are counted: what changes meanwhile changes the mark again.
		String mark = queries.mark();
		@Nullable Answer before = answers.get(question);
		if (before != null && before.mark().equals(mark)) {
			return before.cells();
		}
		if (answers.size() >= AT_MOST) {
			answers.clear();
		}
		var cells = counted(asked);
		answers.put(question, new Answer(mark, cells));
		return cells;
	}

	private List<CoverageCell> counted(Asked asked) {
		var count = asked.count();
		var hidden = hidden(asked.kinds());
		var stretches = new ArrayList<Stretch>();
		queries.open(asked.kinds(), hidden, count.from(), count.to())
			.forEach(it -> stretches
				.add(new Stretch(it.area(), null, it.startsAt().toInstant(), it.endsAt().toInstant(), List.of())));
		var areas = asked.areas().stream().map(LocalAreaView::code).toList();
		// Reasons are told of gaps alone, so they are read for areas that have one.
		var lacking = count.lacking(areas, stretches);
		if (!lacking.isEmpty()) {
			queries.missed(lacking, asked.kinds(), hidden, count.from(), count.to())
				.stream()
				.map(HelpCoverage::stretch)
				.filter(Objects::nonNull)
				.forEach(stretches::add);
			online(asked, Set.copyOf(hidden)).values().forEach(stretches::addAll);
		}
		return count.cells(areas, stretches);
	}

	private static @Nullable Stretch stretch(HelpCoverageQueries.MissedRow row) {
		@Nullable Reason why = (row.state() == OpenState.OPEN) ? Reason.NOT_ASSURED : why(row.state(), row.reason());
		CoverageCount.@Nullable Usual usual = row.usual();
		return (why != null) ? new Stretch(row.area(), why, row.startsAt().toInstant(), row.endsAt().toInstant(),
				(usual != null) ? List.of(usual) : List.of()) : null;
	}

	/**
	 * Hours as they were told, of what does not say by its windows when it would be open.
	 */
	private Map<ServiceId, List<ServiceStore.ScheduleRow>> usual(Collection<HelpCoverageQueries.NearRow> rows) {
		var of = rows.stream()
			.filter(it -> it.state() != OpenState.OPEN)
			.map(HelpCoverageQueries.NearRow::service)
			.distinct()
			.toList();
		return services.schedules(of).stream().collect(Collectors.groupingBy(ServiceStore.ScheduleRow::service));
	}

	/** Null where it tells nothing of coverage, such as that it has ended. */
	private static @Nullable Stretch stretch(HelpCoverageQueries.NearRow row, Set<ServiceId> hidden,
			Map<ServiceId, List<ServiceStore.ScheduleRow>> usual) {
		if (row.state() == OpenState.OPEN) {
			return new Stretch(row.area(), hidden.contains(row.service()) ? Reason.NOT_ASSURED : null,
					row.startsAt().toInstant(), row.endsAt().toInstant(), List.of());
		}
		@Nullable Reason why = why(row.state(), row.reason());
		if (why == null) {
			return null;
		}
		var told = usual.getOrDefault(row.service(), List.of());
		var own = told.stream().filter(it -> row.atPlace().equals(it.atPlace())).toList();
		var held = own.isEmpty() ? told.stream().filter(it -> it.atPlace() == null).toList() : own;
		return new Stretch(row.area(), why, row.startsAt().toInstant(), row.endsAt().toInstant(),
				held.stream().map(it -> CoverageCount.Usual.of(it.schedule())).toList());
	}

	private static @Nullable Reason why(OpenState state, @Nullable OpenReason reason) {
		if (state == OpenState.UNKNOWN) {
			return Reason.HOURS_NOT_CONFIRMED;
		}
		if (reason == null) {
			return null;
		}
		return switch (reason) {
			case PAUSED -> Reason.PAUSED;
			case HOLIDAY, SCHOOL_HOLIDAY, CLOSED_THAT_DAY -> Reason.HOLIDAY;
			default -> null;
		};
	}

	/** When what is online alone is open, for each area that it serves. */
	private Map<ServiceId, List<Stretch>> online(Asked asked, Set<ServiceId> hidden) {
		var count = asked.count();
		return queries.online(asked.kinds(), hidden, count.from(), count.to())
			.stream()
			.collect(
					Collectors.groupingBy(HelpCoverageQueries.OnlineRow::service,
							Collectors.flatMapping(
									row -> asked.areas()
										.stream()
										.filter(it -> row.areas().isEmpty() || row.areas().contains(it.code())
												|| row.areas().contains(it.locality()))
										.map(it -> new Stretch(it.code(), Reason.ONLINE_ONLY,
												row.startsAt().toInstant(), row.endsAt().toInstant(), List.of())),
									Collectors.toList())));
	}

	private List<ServiceId> hidden(Collection<String> kinds) {
		var rule = lists.rules().assurance();
		var unsaid = queries.unsaid(kinds, today().minusMonths(rule.hiddenMonths()).plusDays(LEEWAY));
		Map<ServiceId, ServiceStore.SaidRow> said = services.said(unsaid)
			.stream()
			.collect(Collectors.toMap(ServiceStore.SaidRow::service, Function.identity()));
		return unsaid.stream().filter(id -> {
			ServiceStore.@Nullable SaidRow last = said.get(id);
			return !rule.on(today(), (last != null) ? last.said() : null, (last != null) ? last.noticeOn() : null)
				.shown();
		}).toList();
	}

	private static List<Named> named(Collection<ServiceId> ids, Map<ServiceId, ServiceStore.ServiceRow> known,
			Map<ServiceId, Reason> reasons) {
		return ids.stream()
			.map(known::get)
			.filter(Objects::nonNull)
			.map(it -> new Named(it.id(), it.name(), it.unit(), reasons.get(it.id())))
			.sorted(Comparator.comparing(Named::name, String.CASE_INSENSITIVE_ORDER))
			.toList();
	}

	private Asked asked(Collection<String> kinds, @Nullable LocalDate on) {
		LocalDate today = today();
		LocalDate day = Objects.requireNonNullElse(on, today);
		var rule = rules.on(day);
		LocalDate monday = monday(day);
		if (day.isBefore(today)) {
			throw Problem.invalid("on", "Choose today or a later day: what was open before is not kept.");
		}
		if (monday.plusWeeks(rule.weeks()).isAfter(today.plusDays(lists.rules().daysAhead()))) {
			throw Problem.invalid("on", "Choose an earlier day: so far ahead it is not known what is open.");
		}
		for (String kind : kinds) {
			if (lists.kinds().find(kind).isEmpty()) {
				throw Problem.invalid("kinds", "Choose kinds of services that are on the list.");
			}
		}
		return new Asked(rule, kinds.isEmpty() ? rule.watched() : kinds.stream().distinct().sorted().toList(), monday,
				areas.coverage(day));
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(Hours.ZONE));
	}

	private static LocalDate monday(LocalDate day) {
		return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
	}

	/**
	 * What was found.
	 *
	 * @param kinds codes of the kinds that were counted, A to Z
	 * @param from the first day that was looked at, a Monday
	 * @param to the last
	 * @param areas in their order
	 */
	public record Picture(CoverageRule rule, List<String> kinds, LocalDate from, LocalDate to,
			List<LocalAreaView> areas, List<CoverageCell> cells) {

		/** Areas in which there is nothing at any time that is looked at. */
		public List<LocalAreaView> without() {
			return areas.stream()
				.filter(area -> cells.stream()
					.filter(it -> it.area().equals(area.code()))
					.allMatch(it -> it.state() == State.GAP))
				.toList();
		}

		/** Localities in none of whose areas there is anything. */
		public List<AreaCode> localitiesWithout() {
			var without = Set.copyOf(without());
			return localities().stream()
				.filter(code -> areas.stream().filter(it -> it.locality().equals(code)).allMatch(without::contains))
				.toList();
		}

		/** All localities, in their order. */
		public List<AreaCode> localities() {
			return areas.stream().map(LocalAreaView::locality).distinct().toList();
		}

	}

	/**
	 * What is behind a cell, each part by name.
	 *
	 * @param near what would be open then but for a reason
	 * @param others what is in the area at other times, whose people could be asked
	 */
	public record Behind(List<Named> open, List<Named> near, List<Named> others) {

		/** Who could be open then, the nearest first. */
		public List<Named> could() {
			return Stream.concat(near.stream(), others.stream()).toList();
		}

	}

	/** A cell in which nothing is open, and who could be. */
	public record Gap(CoverageCell cell, CoverageRule.Band band, Behind behind) {
	}

	/**
	 * One time at which something is told of a service.
	 *
	 * @param stretch null where it tells nothing of coverage
	 */
	private record Told(ServiceId service, AreaCode area, @Nullable Stretch stretch) {
	}

	/** What is told of some areas. */
	private record Nearby(CoverageCount count, Map<AreaCode, List<Told>> told, Map<ServiceId, List<Stretch>> online,
			Set<ServiceId> hidden, Map<ServiceId, ServiceStore.ServiceRow> known) {

		Behind behind(AreaCode area, DayOfWeek weekday, CoverageRule.Band band) {
			var here = told.getOrDefault(area, List.of());
			var open = new HashSet<ServiceId>();
			var near = new LinkedHashMap<ServiceId, Reason>();
			for (var one : here) {
				@Nullable Stretch stretch = one.stretch();
				if (stretch == null || !count.fits(stretch, weekday, band)) {
					continue;
				}
				if (stretch.why() == null) {
					open.add(one.service());
				}
				else {
					near.merge(one.service(), stretch.why(), (a, b) -> (a.compareTo(b) < 0) ? a : b);
				}
			}
			online.forEach((service, stretches) -> {
				if (stretches.stream().anyMatch(it -> it.area().equals(area) && count.fits(it, weekday, band))) {
					near.put(service, Reason.ONLINE_ONLY);
				}
			});
			open.forEach(near::remove);
			var others = here.stream()
				.map(Told::service)
				.distinct()
				.filter(it -> !open.contains(it) && !near.containsKey(it) && !hidden.contains(it))
				.toList();
			return new Behind(named(open, known, near), named(near.keySet(), known, near), named(others, known, near));
		}

	}

	/** A cell of any picture. */
	private record Here(AreaCode area, CoverageCount.Slot slot) {
	}

	/**
	 * A service by name.
	 *
	 * @param reason why it is not open then; null where it is, and where it never is
	 */
	public record Named(ServiceId id, String name, UnitId unit, @Nullable Reason reason) {
	}

	/** What is counted of what is watched. */
	record Counted(CoverageRule rule, List<CoverageCell> cells) {
	}

	private record Question(Asked asked, LocalDate today) {
	}

	private record Answer(String mark, List<CoverageCell> cells) {
	}

	private record Asked(CoverageRule rule, List<String> kinds, LocalDate monday, List<LocalAreaView> areas) {

		CoverageCount count() {
			return new CoverageCount(rule, monday);
		}

	}

}
