package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceLists;
import scot.adp.directory.ServiceRegister;
import scot.adp.events.LocalArea;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * What is planned to happen again and again, and which days that gives. Planned days are
 * worked out when they are asked for, and stored nowhere.
 */
@Service
@Transactional
public class SeriesPlans {

	/** The most characters of a title. */
	public static final int TITLE_LIMIT = 100;

	/** For how many days planned days are told at once. */
	public static final int DAYS_AT_MOST = 800;

	private static final int EVERY_AT_MOST = 12;

	private final SeriesStore store;

	private final ProgrammeStore programmes;

	private final ActivityRules rules;

	private final ServiceLists hours;

	private final PlaceCatalogue catalogue;

	private final Places places;

	private final ServiceRegister services;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final SessionNews changes;

	private final Clock clock;

	SeriesPlans(SeriesStore store, ProgrammeStore programmes, ActivityRules rules, ServiceLists hours,
			PlaceCatalogue catalogue, Places places, ServiceRegister services, CurrentCaller currentCaller,
			Recording recording, SessionNews changes, Clock clock) {
		this.store = store;
		this.programmes = programmes;
		this.rules = rules;
		this.hours = hours;
		this.catalogue = catalogue;
		this.places = places;
		this.services = services;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/** Series by title. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<SeriesView> list(Filter filter) {
		return store.list(filter);
	}

	/** Series by id; unknown ids are left out. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Id, SeriesView> byIds(Collection<Id> ids) {
		return store.byIds(ids);
	}

	/** A series by id. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<SeriesView> find(Id id) {
		return Optional.ofNullable(store.byIds(List.of(id)).get(id));
	}

	/**
	 * The planned days of series between two days, both counted, by day and time, each
	 * with what is known of it.
	 * @throws Problem where it is more than {@value #DAYS_AT_MOST} days
	 */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<PlannedDay> planned(Filter filter, LocalDate from, LocalDate to) {
		new Problem.Faults().when(to.isBefore(from), "to", "The last day is before the first.")
			.when(from.plusDays(DAYS_AT_MOST).isBefore(to), "to", "Ask for at most %d days.".formatted(DAYS_AT_MOST))
			.raise();
		return planned(store.list(filter), from, to);
	}

	/** Which of some planned days lie out of office hours, by the rule of each. */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public Set<PlannedDay> outOfHours(Collection<PlannedDay> days) {
		Set<LocalDate> holidays = hours.days().holidays();
		return days.stream()
			.filter(it -> Boolean.TRUE
				.equals(OutOfHours.of(it.on(), it.starts(), it.ends(), rules.on(it.on()), holidays)))
			.collect(Collectors.toSet());
	}

	/** The same of series that are known, for who works without a caller. */
	List<PlannedDay> planned(List<SeriesView> series, LocalDate from, LocalDate to) {
		LocalDate today = LocalDate.now(clock);
		var recorded = store.recorded(series.stream().map(SeriesView::id).toList(), from, to);
		var away = catalogue
			.pauses(series.stream().map(SeriesView::service).filter(Objects::nonNull).distinct().toList());
		var days = new ArrayList<PlannedDay>();
		for (SeriesView one : series) {
			days.addAll(Planning.days(one,
					(one.service() != null) ? away.getOrDefault(one.service(), List.of()) : List.of(),
					recorded.getOrDefault(one.id(), Map.of()), hours.days(), from, to, today,
					rules.on(today).notRecordedDays()));
		}
		days.sort(Comparator.comparing(PlannedDay::on)
			.thenComparing(PlannedDay::starts)
			.thenComparing(it -> it.series().value()));
		return days;
	}

	/**
	 * Adds a series.
	 * @throws Problem where something is missing or wrong, or the programme is of other
	 * units
	 */
	@Allowed(operation = "activities.programme.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Id add(String idempotencyKey, What what) {
		ProgrammeView programme = answering(what.programme());
		What given = what.stripped();
		UnitId unit = (given.unit() != null) ? given.unit() : programme.unit();
		var author = recording.author(unit);
		return recording.once(author, idempotencyKey, given, Id::new, () -> {
			var faults = check(given, unit, programme);
			@Nullable Schedule row = given.when().checked(faults);
			faults.raise();
			var id = new Id(UUID.randomUUID());
			store.add(id, given, unit, List.of(Objects.requireNonNull(row)), author);
			changes.of(id.value(), 1, unit, past(given.when().from()), author.at());
			return new Made<>(id, subject(id),
					Map.of("programme", given.programme().value().toString(), "unit", unit.value()));
		});
	}

	/**
	 * Changes a series: all of it, also what stays.
	 * @param expectedVersion the version that the caller saw
	 * @param from from which day on it is planned so; the days before stay as they were
	 * planned. Null to put right how it was planned all along.
	 * @throws Problem where something is wrong, it is of other units, has ended or was
	 * changed meanwhile
	 */
	@Allowed(operation = "activities.programme.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public SeriesView change(String idempotencyKey, Id id, int expectedVersion, What what, @Nullable LocalDate from) {
		SeriesView before = known(id);
		ProgrammeView programme = answering(before.programme());
		What given = what.stripped();
		UnitId unit = (given.unit() != null) ? given.unit() : programme.unit();
		var author = recording.author(unit);
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, given, String.valueOf(from)), Id::new,
				() -> {
					SeriesView stored = store.locked(id).orElseThrow();
					Problem.unlessSeen(expectedVersion, stored.version(), "this series");
					running(stored);
					if (given.equals(What.of(stored).stripped())) {
						return Made.found(id);
					}
					var faults = check(given, unit, programme).when(!given.programme().equals(before.programme()),
							"programme", "A series stays with its programme; end this one and add another.");
					@Nullable Schedule row = given.when().checked(faults);
					faults.raise();
					var rows = When.of(stored.current()).equals(given.when()) ? stored.schedules()
							: planned(stored.schedules(), Objects.requireNonNull(row), from);
					store.change(id, expectedVersion, given, unit, rows, author);
					changes.of(id.value(), expectedVersion + 1, unit,
							past((from != null) ? from : stored.schedules().getFirst().anchorOn()), author.at());
					return new Made<>(id, subject(id), Map.of("series", Auditable.CHANGED));
				});
		return known(id);
	}

	/** Rows that hold before a day, and another from then on. */
	static List<Schedule> planned(List<Schedule> before, Schedule then, @Nullable LocalDate from) {
		if (from == null) {
			return List.of(then);
		}
		var rows = new ArrayList<Schedule>();
		before.stream().filter(it -> it.anchorOn() != null && it.anchorOn().isBefore(from)).forEach(it -> {
			boolean ends = it.until() == null || !it.until().isBefore(from);
			rows.add(ends ? until(it, from.minusDays(1)) : it);
		});
		rows.add((then.anchorOn() != null && then.anchorOn().isBefore(from)) ? from(then, from) : then);
		return rows;
	}

	private static Schedule until(Schedule it, LocalDate day) {
		return When.of(it).ending(day).schedule();
	}

	/**
	 * Weeks and months are still counted from where they were, so the first day is the
	 * next on which it occurs.
	 */
	private static Schedule from(Schedule it, LocalDate day) {
		LocalDate first = day;
		while (!it.occurs(first) && first.isBefore(day.plusYears(2))) {
			first = first.plusDays(1);
		}
		return When.of(it).beginning(first).schedule();
	}

	/**
	 * Ends a series: from the next day on nothing is planned.
	 * @param on its last day, today or before
	 */
	@Allowed(operation = "activities.programme.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public SeriesView end(String idempotencyKey, Id id, int expectedVersion, LocalDate on) {
		SeriesView before = known(id);
		ProgrammeView programme = answering(before.programme());
		new Problem.Faults().when(on.isAfter(LocalDate.now(clock)), "on", "End it on the day, not before.", "IN_FUTURE")
			.raise();
		recording.once(recording.author(before.unit()), idempotencyKey, List.of(id, expectedVersion, on), Id::new,
				() -> {
					Optional.ofNullable(before.service()).ifPresent(store::hold);
					SeriesView stored = store.locked(id).orElseThrow();
					Problem.unlessSeen(expectedVersion, stored.version(), "this series");
					running(stored);
					var author = recording.author(before.unit());
					store.end(id, expectedVersion, on, EndedBecause.OWN, author.words(), author.at());
					changes.of(id.value(), expectedVersion + 1, before.unit(), past(on), author.at());
					if (stopped(stored, programme)) {
						changes.stopped(stored, expectedVersion + 1, area(stored.place()), on, author.at());
					}
					return new Made<>(id, subject(id), Map.of("endedOn", on.toString()));
				});
		return known(id);
	}

	/** Whether a group meets no more once one of its series has ended. */
	private boolean stopped(SeriesView ended, ProgrammeView programme) {
		LocalDate today = LocalDate.now(clock);
		return rules.on(today).groupKinds().contains(programme.kind())
				&& (ended.service() == null || !store.goesOn(ended.service(), today));
	}

	private @Nullable LocalArea area(@Nullable PlaceId place) {
		return Optional.ofNullable(place)
			.flatMap(it -> Optional.ofNullable(catalogue.byIds(List.of(it)).get(it)))
			.filter(it -> it.masking() != PlaceView.Masking.NONE_SHOWN)
			.map(PlaceView::area)
			.map(it -> new LocalArea(it.value()))
			.orElse(null);
	}

	private static void running(SeriesView stored) {
		if (stored.state() == State.ENDED) {
			throw Problem.conflict("This series has ended. Add another one.", stored.version());
		}
	}

	private SeriesView known(Id id) {
		return find(id).orElseThrow(() -> Problem.notFound("series", id.value().toString()));
	}

	/** The days from one to today, on which something may be planned otherwise. */
	private List<LocalDate> past(@Nullable LocalDate from) {
		LocalDate today = LocalDate.now(clock);
		return (from == null || from.isAfter(today)) ? List.of() : List.of(from, today);
	}

	private ProgrammeView answering(Programmes.Id id) {
		ProgrammeView found = Optional.ofNullable(programmes.byIds(List.of(id)).get(id))
			.orElseThrow(() -> Problem.notFound("programme", id.value().toString()));
		if (!currentCaller.get().supportTeam() && !found.runBy(currentCaller.reach())) {
			currentCaller.reaching(found.unit());
		}
		return found;
	}

	private Problem.Faults check(What given, UnitId unit, ProgrammeView programme) {
		LocalDate today = LocalDate.now(clock);
		@Nullable PlaceId place = given.place();
		@Nullable ServiceId service = given.service();
		return new Problem.Faults().text(given.title(), TITLE_LIMIT, "title")
			.when(programme.state() == Programmes.State.ENDED, "programme", "This programme has ended.")
			.when(!programme.units().contains(unit), "unit", "Choose the programme's unit or one of its partner units.")
			.when(place != null && places.find(place).filter(it -> it.open(today)).isEmpty(), "place",
					"Choose a place of the directory that is open.")
			.when(place != null && given.mode() == Mode.ONLINE, "place", "What is online is at no place; leave it out.")
			.when(service != null && services.find(service).isEmpty(), "service", "There is no such service.")
			.when(given.agencies().contains(unit), "agencies", "Its own unit is none of those that join it.");
	}

	static String subject(Id id) {
		return "series " + id.value();
	}

	/** A series. */
	public record Id(UUID value) implements Identifier {
	}

	/** Whether it still runs. */
	public enum State {

		/** It does. */
		ACTIVE,
		/** It has ended. */
		ENDED

	}

	/** Who ended it. */
	public enum EndedBecause {

		/** Somebody who looks after it. */
		OWN,
		/** The directory: its service closed. */
		SERVICE_CLOSED

	}

	/**
	 * How often those who run it let anybody count heads. Some groups never do.
	 */
	public enum CountOffered {

		/** Never. */
		NONE,
		/** At each session. */
		PER_SESSION,
		/** Once a quarter. */
		PER_QUARTER,
		/** Once a year. */
		PER_YEAR

	}

	/**
	 * What is told of a series.
	 *
	 * @param unit who runs it; null for the programme's unit
	 * @param title null to go by the title of its programme
	 * @param service the service of the directory that it is; null for none
	 * @param agencies units that run it together with its own
	 */
	public record What(Programmes.Id programme, @Nullable UnitId unit, @Nullable String title, @Nullable PlaceId place,
			Mode mode, @Nullable ServiceId service, List<UnitId> agencies, CountOffered countOffered, When when) {

		/** The same as is told of a series now. */
		public static What of(SeriesView it) {
			return new What(it.programme(), it.unit(), it.ownTitle(), it.place(), it.mode(), it.service(),
					it.agencies(), it.countOffered(), When.of(it.current()));
		}

		private What stripped() {
			return new What(programme, unit, Blanks.stripped(title), place, mode, service,
					agencies.stream().distinct().sorted(Comparator.comparing(UnitId::value)).toList(), countOffered,
					when);
		}

	}

	/**
	 * When it is planned, as hours of a service are.
	 *
	 * @param every each how many weeks or months, from 1
	 * @param byDay days of the week such as {@code FR}, in a month with the how-manieth
	 * such as {@code 2TU} or {@code -1FR}
	 * @param from its first day, from which weeks and months are counted; of what happens
	 * once its day
	 * @param until its last day; null while nobody knows
	 * @param closes on the next day where it is not after the start
	 */
	public record When(Schedule.Frequency frequency, int every, List<String> byDay, List<Integer> byMonthDay,
			@Nullable LocalDate from, @Nullable LocalDate until, @Nullable LocalTime opens, @Nullable LocalTime closes,
			Schedule.OnHolidays onHolidays, boolean termTimeOnly) {

		public When {
			byDay = List.copyOf(byDay);
			byMonthDay = List.copyOf(byMonthDay);
		}

		/** The same as a row of hours says. */
		public static When of(Schedule row) {
			return new When(row.frequency(), row.every(), row.byDay().stream().map(Schedule.ByDay::code).toList(),
					row.byMonthDay(), row.anchorOn(), row.until(), row.opens(), row.closes(), row.onHolidays(),
					row.termTimeOnly());
		}

		private When ending(LocalDate day) {
			return new When(frequency, every, byDay, byMonthDay, from, day, opens, closes, onHolidays, termTimeOnly);
		}

		private When beginning(LocalDate day) {
			return new When(frequency, every, byDay, byMonthDay, day, until, opens, closes, onHolidays, termTimeOnly);
		}

		/** Notes what is wrong, and answers the row where nothing is. */
		private @Nullable Schedule checked(Problem.Faults faults) {
			boolean once = frequency == Schedule.Frequency.ONCE;
			boolean monthly = frequency == Schedule.Frequency.MONTHLY;
			var wrong = new HashSet<String>(byDay);
			wrong.removeIf(it -> readable(it) && (Schedule.ByDay.of(it).which() != 0) == monthly);
			int before = faults.noted().size();
			faults.when(from == null, "from", once ? "Say on which day." : "Say on which day it begins.")
				.when(opens == null, "opens", "Say when it begins.")
				.when(closes == null, "closes", "Say when it ends.")
				.when(every < 1 || every > EVERY_AT_MOST, "every", "Say each how many, from 1 to 12.")
				.when(from != null && until != null && until.isBefore(from), "until",
						"Its last day is before its first.")
				.when(!once && byDay.isEmpty() && byMonthDay.isEmpty(), "byDay", "Say on which days.")
				.when(!byDay.isEmpty() && !byMonthDay.isEmpty(), "byDay",
						"Say days of the week or days of the month, not both.")
				.when(!wrong.isEmpty(), "byDay",
						monthly ? "In a month say which, such as 2TU for the second Tuesday."
								: "Say days of the week such as FR.")
				.when(!monthly && !byMonthDay.isEmpty(), "byMonthDay", "Days of the month are for what is monthly.")
				.when(byMonthDay.stream().anyMatch(it -> it == 0 || it < -31 || it > 31), "byMonthDay",
						"Say days from 1 to 31, or -1 for the last.");
			return (faults.noted().size() == before) ? schedule() : null;
		}

		private static boolean readable(String day) {
			try {
				Schedule.ByDay.of(day);
				return true;
			}
			catch (IllegalArgumentException ex) {
				return false;
			}
		}

		private Schedule schedule() {
			return new Schedule(Schedule.Group.REGULAR, null, false, frequency, every,
					byDay.stream().map(Schedule.ByDay::of).toList(), byMonthDay, from, until,
					Objects.requireNonNull(opens), Objects.requireNonNull(closes), null, onHolidays, termTimeOnly,
					null);
		}

	}

	/**
	 * Which series.
	 *
	 * @param programmes of these; null for any
	 * @param units run by these; null for any
	 * @param ended whether those that ended are wanted too
	 */
	public record Filter(@Nullable Collection<Programmes.Id> programmes, @Nullable Set<UnitId> units, boolean ended) {

		/** Those of a programme, those that ended too. */
		public static Filter of(Programmes.Id programme) {
			return new Filter(List.of(programme), null, true);
		}

	}

}
