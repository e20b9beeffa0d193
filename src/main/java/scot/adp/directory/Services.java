package scot.adp.directory;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.RecordId;
import scot.adp.events.ServiceClosed;
import scot.adp.events.ServicePaused;
import scot.adp.events.ServiceResumed;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * Services that people can come to: what is told of them, and that it is right. Whoever
 * writes for a unit looks after what it runs; the support team tells it for a unit and
 * says how it heard.
 */
@Service
@Transactional
public class Services {

	/** The most characters of a name. */
	public static final int NAME_LIMIT = 100;

	/** The most characters of a description. */
	public static final int TEXT_LIMIT = 2000;

	/** The most characters of a line, such as what it costs. */
	public static final int LINE_LIMIT = 300;

	/** The most characters of a number to ring. */
	public static final int PHONE_LIMIT = 20;

	/** The most entries that are said to be right at once. */
	private static final int AT_ONCE = 100;

	/** How far ahead holidays are asked for: in November those of the new year too. */
	private static final int HOLIDAYS_AHEAD = 75;

	private final ServiceStore store;

	private final ServiceQueries queries;

	private final ServiceListQueries listing;

	private final ServiceWriting writing;

	private final ServiceDetails details;

	private final ServicePlaceStore places;

	private final ServiceCheck check;

	private final UnitTree units;

	private final ServiceLists lists;

	private final WorkingDays workingDays;

	private final OpeningWindows windows;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Services(ServiceStore store, ServiceQueries queries, ServiceListQueries listing, ServiceWriting writing,
			ServiceDetails details, ServicePlaceStore places, ServiceCheck check, UnitTree units, ServiceLists lists,
			WorkingDays workingDays, OpeningWindows windows, CurrentCaller currentCaller, Recording recording,
			ApplicationEventPublisher events, Clock clock) {
		this.store = store;
		this.queries = queries;
		this.listing = listing;
		this.writing = writing;
		this.details = details;
		this.places = places;
		this.check = check;
		this.units = units;
		this.lists = lists;
		this.workingDays = workingDays;
		this.windows = windows;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.events = events;
		this.clock = clock;
	}

	/** All services, drafts and closed ones too, by name. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public List<ServiceRecord> all() {
		return details.of(store.services(), today())
			.stream()
			.map(it -> it.record(today()))
			.filter(it -> !it.merged())
			.toList();
	}

	/**
	 * Some of the services that are wanted, closed ones only where they are asked for:
	 * those of the own units first, and of these what has to be done first.
	 */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public List<ServiceRecord> page(Wanted wanted, int offset, int limit) {
		Caller caller = currentCaller.get();
		var ids = listing.page(wanted, reader(caller), caller.supportTeam() ? List.of() : caller.ownUnits(), offset,
				limit, today());
		var found = byIds(ids);
		return ids.stream().map(found::get).filter(Objects::nonNull).toList();
	}

	/** How many services are wanted. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public int count(Wanted wanted) {
		return listing.count(wanted, reader(currentCaller.get()), today());
	}

	private static ServiceListQueries.Reader reader(Caller caller) {
		boolean works = caller.memberships().stream().anyMatch(membership -> membership.role().readsForUnit());
		return new ServiceListQueries.Reader(caller.supportTeam(), works ? caller.readUnits() : List.of());
	}

	/** Services by id; unknown ids are left out. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Map<ServiceId, ServiceRecord> byIds(Collection<ServiceId> ids) {
		return details.of(store.services(ids), today())
			.stream()
			.map(it -> it.record(today()))
			.collect(Collectors.toMap(ServiceRecord::id, Function.identity()));
	}

	/** A service by id; where it was merged, the one that leads on. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Optional<ServiceRecord> find(ServiceId id) {
		Optional<ServiceRecord> found = Optional.ofNullable(byIds(List.of(id)).get(id));
		return found.filter(ServiceRecord::merged)
			.flatMap(it -> store.leadsTo(id))
			.map(it -> byIds(List.of(it)).get(it))
			.or(() -> found);
	}

	/**
	 * The service that a public address ends in, whatever its state; where it was merged,
	 * the one that leads on.
	 */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Optional<ServiceId> bySlug(String slug) {
		return store.bySlug(slug).flatMap(this::find).map(ServiceRecord::id);
	}

	/**
	 * Services behind one, by name; one more than the limit where there are more.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Page behind(Filter filter, @Nullable ServiceId last, int limit) {
		LocalDate today = today();
		new Problem.Faults()
			.when(filter.openAt() != null && !filter.openAt().isBefore(windows.until(today)), "openAt",
					"Ask for a moment within %d days.".formatted(lists.rules().daysAhead()))
			.when(filter.openAt() != null && filter.openAt().isBefore(clock.instant()), "openAt",
					"Ask for now or a moment to come.")
			.raise();
		new Problem.Faults()
			.when(last != null && store.services(List.of(last)).isEmpty(), "after",
					"This is no cursor; use one that a page gave you.")
			.raise();
		return new Page(queries.behind(filter, last, limit + 1, today), queries.count(filter, today));
	}

	/** Whether services are open now, each at the first of its places. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Map<ServiceId, Opening> openings(Collection<ServiceId> ids) {
		return openings(ids, clock.instant());
	}

	/** Whether services are open at a moment, each at the first of its places. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Map<ServiceId, Opening> openings(Collection<ServiceId> ids, Instant at) {
		// What was paused or closed on days that are over is not looked at any more.
		new Problem.Faults()
			.when(at.isBefore(today().atStartOfDay(Hours.ZONE).toInstant()), "at", "Ask for today or a day to come.")
			.raise();
		var known = windows.until(today());
		Map<ServiceId, Opening> openings = new HashMap<>();
		store.around(ids, at, known).forEach((id, of) -> openings.put(id, Opening.at(at, of, known)));
		// Nothing is kept of when a draft would be open.
		var drafts = ids.stream().filter(it -> !openings.containsKey(it)).toList();
		for (var it : drafts.isEmpty() ? List.<ServiceDetails.Detail>of()
				: details.of(store.services(drafts), today())) {
			var first = it.places().isEmpty() ? null : it.places().getFirst().id();
			openings.put(it.row().id(), Opening.at(at,
					at.isBefore(known) ? it.hours(first, lists.days()).windows(at, known) : List.of(), known));
		}
		return openings;
	}

	/**
	 * Adds a service, as a draft.
	 * @throws Problem where something is wrong, or the unit is another's
	 */
	@Allowed(operation = "directory.service.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public ServiceId add(String idempotencyKey, ServiceEntry entry) {
		var given = entry.stripped();
		answering(given.unit(), given.heardHow());
		checked(null, given).raise();
		return recording.once(recording.author(given.unit()), idempotencyKey, given, ServiceId::new, () -> {
			Author author = recording.author(given.unit());
			var id = new ServiceId(UUID.randomUUID());
			writing.add(id, given, author);
			return new Made<>(id, subject(id), Map.of("unit", given.unit().value(), "state", "DRAFT"));
		});
	}

	/**
	 * Changes what is told of a service: all of it, also what stays. That an entry is
	 * changed does not say that the rest of it is right.
	 * @param expectedVersion the version that the caller saw
	 * @throws Problem where something is wrong, it is another unit's, or was changed
	 * meanwhile
	 */
	@Allowed(operation = "directory.service.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public ServiceRecord change(String idempotencyKey, ServiceId id, int expectedVersion, ServiceEntry entry) {
		var before = known(id);
		var given = entry.stripped();
		currentCaller.reaching(before.entry().unit());
		answering(given.unit(), given.heardHow());
		var faults = checked(id, given);
		if (before.status() != ServiceStatus.DRAFT) {
			var row = store.services(List.of(id)).getFirst();
			faults.when(row.slug() != null && Blanks.isBlank(given.description()), "description",
					"Say in a few words what it is.");
		}
		faults.raise();
		recording.once(recording.author(given.unit()), idempotencyKey, List.of(id, expectedVersion, given),
				ServiceId::new, () -> {
					Problem.unlessSeen(expectedVersion, before.version(), "this service");
					notClosed(before);
					if (given.equals(before.entry().stripped())) {
						return Made.found(id);
					}
					writing.change(id, expectedVersion, given, recording.author(given.unit()));
					windows.of(List.of(id));
					return new Made<>(id, subject(id), Map.of("service", Auditable.CHANGED));
				});
		return known(id);
	}

	/**
	 * Lets the public see a service. Whoever does it says that the entry is right.
	 * @throws Problem where something that people need is missing
	 */
	@Allowed(operation = "directory.service.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public ServiceRecord publish(String idempotencyKey, ServiceId id, int expectedVersion) {
		var before = known(id);
		currentCaller.reaching(before.entry().unit());
		recording.once(recording.author(before.entry().unit()), idempotencyKey, List.of(id, expectedVersion),
				ServiceId::new, () -> {
					Problem.unlessSeen(expectedVersion, before.version(), "this service");
					notClosed(before);
					if (before.status() != ServiceStatus.DRAFT) {
						return Made.found(id);
					}
					var row = store.services(List.of(id)).getFirst();
					boolean contact = !store.phones(List.of(id)).isEmpty();
					check.missing(row, contact, !before.entry().places().isEmpty()).raise();
					Author author = recording.author(before.entry().unit());
					writing.publish(id, expectedVersion, slug(before.entry().name()), author);
					writing.assure(List.of(id), how(author), today(), author);
					windows.of(List.of(id));
					return new Made<>(id, subject(id), Map.of("state", "PUBLISHED"));
				});
		return known(id);
	}

	/**
	 * Pauses a service, or one of its places alone. That a place is paused is told on
	 * record and to the public; other modules hear only of a whole service.
	 * @param at the place; null for all of the service
	 * @param to the last day of the pause; null where nobody knows
	 * @param reviewOn where nobody knows: when it is looked at again
	 * @param reason a code of the list of reasons
	 * @throws Problem where it is none that people can come to, or the days are wrong
	 */
	@Allowed(operation = "directory.service.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public ServiceRecord pause(String idempotencyKey, ServiceId id, @Nullable AtPlaceId at, int expectedVersion,
			LocalDate from, @Nullable LocalDate to, @Nullable LocalDate reviewOn, String reason) {
		var before = known(id);
		UnitId unit = before.entry().unit();
		currentCaller.reaching(unit);
		LocalDate today = today();
		var faults = new Problem.Faults()
			.when(from.isBefore(today.minusDays(lists.rules().reviewDays())), "from", "That is too long ago.")
			.when(to != null && to.isBefore(from), "to", "It ends before it begins.")
			.when(to == null && reviewOn == null, "reviewOn", "Say when it is back, or when you will look at it again.")
			.when(to == null && reviewOn != null && reviewOn.isAfter(from.plusDays(lists.rules().reviewDays())),
					"reviewOn", "Look at it again within %d days.".formatted(lists.rules().reviewDays()))
			.when(to == null && reviewOn != null && reviewOn.isBefore(from), "reviewOn", "That is before the pause.")
			.when(at != null && !before.atPlaces().containsValue(at), "at", "The service is at no such place.");
		lists.reasons().check(faults, "reason", reason, today);
		faults.raise();
		recording.once(recording.author(unit), idempotencyKey, List.of(id, String.valueOf(at), expectedVersion, from,
				String.valueOf(to), String.valueOf(reviewOn), reason), ServiceId::new, () -> {
					Problem.unlessSeen(expectedVersion, before.version(), "this service");
					published(before);
					if (at != null && before.pauseAt(at).isPresent()) {
						throw Problem.conflict("A pause of this place holds or is to come already. End it first.",
								before.version());
					}
					if (before.pausedFrom() != null) {
						throw Problem.conflict("A pause of this service holds or is to come already. End it first.",
								before.version());
					}
					Author author = recording.author(unit);
					writing.pause(id, at, expectedVersion, from, to, (to == null) ? reviewOn : null, reason, author);
					windows.of(List.of(id));
					if (at == null) {
						events.publishEvent(new ServicePaused(envelope(id, expectedVersion + 1, unit, author.at()),
								from, to, new ListedCode(reason)));
					}
					return new Made<>(id, subject(id), told(at,
							Map.of("pausedFrom", from.toString(), "pausedTo", String.valueOf(to), "reason", reason)));
				});
		return known(id);
	}

	private static Map<String, String> told(@Nullable AtPlaceId at, Map<String, String> changes) {
		var told = new HashMap<>(changes);
		if (at != null) {
			told.put("at", at.value().toString());
		}
		return told;
	}

	/**
	 * Says that a paused service, or one of its places, is back from a day on.
	 * @param at the place; null for all of the service
	 * @throws Problem where it is not paused
	 */
	@Allowed(operation = "directory.service.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public ServiceRecord resume(String idempotencyKey, ServiceId id, @Nullable AtPlaceId at, int expectedVersion,
			LocalDate from) {
		var before = known(id);
		UnitId unit = before.entry().unit();
		currentCaller.reaching(unit);
		recording.once(recording.author(unit), idempotencyKey, List.of(id, String.valueOf(at), expectedVersion, from),
				ServiceId::new, () -> {
					Problem.unlessSeen(expectedVersion, before.version(), "this service");
					@Nullable LocalDate paused = (at == null) ? before.pausedFrom()
							: before.pauseAt(at).map(ServiceRecord.PausedPlace::from).orElse(null);
					if (paused == null) {
						throw Problem.conflict(
								(at == null) ? "This service is not paused." : "This place is not paused.",
								before.version());
					}
					new Problem.Faults()
						.when(from.isBefore(paused), "from", "The pause begins later; say a day from then on.")
						.when(from.isBefore(today()), "from", "Say today or a day to come.")
						.raise();
					Author author = recording.author(unit);
					writing.resume(id, at, expectedVersion, from, author);
					windows.of(List.of(id));
					if (at == null) {
						events.publishEvent(
								new ServiceResumed(envelope(id, expectedVersion + 1, unit, author.at()), from));
					}
					return new Made<>(id, subject(id), told(at, Map.of("resumedFrom", from.toString())));
				});
		return known(id);
	}

	/**
	 * Ends a service. It stays readable for a while, then leads on to its successor.
	 * @param on its first day of being no more
	 * @param successor the service that leads on; null for none
	 */
	@Allowed(operation = "directory.service.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public ServiceRecord close(String idempotencyKey, ServiceId id, int expectedVersion, LocalDate on,
			@Nullable ServiceId successor) {
		var before = known(id);
		UnitId unit = before.entry().unit();
		currentCaller.reaching(unit);
		successor(id, successor, "successor");
		new Problem.Faults().when(on.isAfter(today()), "on", "Close it on the day, not before; until then, pause it.")
			.raise();
		recording.once(recording.author(unit), idempotencyKey,
				List.of(id, expectedVersion, on, String.valueOf(successor)), ServiceId::new, () -> {
					Problem.unlessSeen(expectedVersion, before.version(), "this service");
					notClosed(before);
					Author author = recording.author(unit);
					end(before, expectedVersion, on, successor, false, author);
					return new Made<>(id, subject(id),
							Map.of("state", "CLOSED", "successor", String.valueOf(successor)));
				});
		return known(id);
	}

	/**
	 * Says that two entries tell of the same service. The one is closed, and its id and
	 * its address lead on to the other from then on.
	 */
	@Allowed(operation = "directory.service.merge", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public ServiceRecord merge(String idempotencyKey, ServiceId id, int expectedVersion, ServiceId into) {
		var before = known(id);
		successor(id, into, "into");
		recording.once(idempotencyKey, List.of(id, expectedVersion, into), ServiceId::new, author -> {
			Problem.unlessSeen(expectedVersion, before.version(), "this service");
			notClosed(before);
			writing.takeExternalIds(id, into);
			end(before, expectedVersion, today(), into, true, author);
			return new Made<>(id, subject(id), Map.of("mergedInto", into.value().toString()));
		});
		return find(into).orElseThrow();
	}

	private void end(ServiceRecord before, int expectedVersion, LocalDate on, @Nullable ServiceId successor,
			boolean merged, Author author) {
		writing.close(before.id(), expectedVersion, on, successor, merged, author);
		windows.of(List.of(before.id()));
		events.publishEvent(
				new ServiceClosed(envelope(before.id(), expectedVersion + 1, before.entry().unit(), author.at()), on,
						(successor != null) ? new RecordId(successor.value()) : null));
	}

	/**
	 * Says that a service is closed on some days, or open besides.
	 * @param at the place; null for all of the service
	 * @param reason why it is closed, a code of the list of reasons; null where it is
	 * open besides
	 */
	@Allowed(operation = "directory.service.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public HoursException.Id except(String idempotencyKey, ServiceId id, @Nullable AtPlaceId at, LocalDate from,
			LocalDate to, @Nullable String reason, @Nullable LocalTime opens, @Nullable LocalTime closes) {
		var before = known(id);
		UnitId unit = before.entry().unit();
		currentCaller.reaching(unit);
		var faults = new Problem.Faults().when(to.isBefore(from), "to", "The last day is before the first.")
			.when(to.isBefore(today()), "to", "These days are over.")
			.when(to.isAfter(from.plusYears(1)), "to", "Say at most a year; longer, pause the service.")
			.when(at != null && !before.atPlaces().containsValue(at), "at", "The service is at no such place.")
			.when((reason == null) && (opens == null || closes == null), "opens",
					"Say why it is closed, or from when to when it is open besides.")
			.when(reason != null && (opens != null || closes != null), "reason",
					"Say either why it is closed, or from when to when it is open besides.");
		if (reason != null) {
			lists.reasons().check(faults, "reason", reason, today());
		}
		faults.raise();
		return recording.once(
				recording.author(unit), idempotencyKey, List.of(id, String.valueOf(at), from, to,
						String.valueOf(reason), String.valueOf(opens), String.valueOf(closes)),
				HoursException.Id::new, () -> {
					notClosed(before);
					Author author = recording.author(unit);
					var made = new HoursException(new HoursException.Id(UUID.randomUUID()), from, to, reason, opens,
							closes);
					writing.except(id, at, made, author);
					windows.of(List.of(id));
					return new Made<>(made.id(), subject(id), Map.of("exception", from + " to " + to));
				});
	}

	/**
	 * The holidays of the weeks ahead on which a service would be open as on other days,
	 * and what is said of each; those of what it has at places of its own hours left out.
	 */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public List<HolidayAhead> holidays(ServiceId id) {
		LocalDate today = today();
		return details.of(store.services(List.of(id)), today)
			.stream()
			.flatMap(detail -> lists.days()
				.holidays()
				.stream()
				.filter(day -> !day.isBefore(today) && day.isBefore(today.plusDays(HOLIDAYS_AHEAD)))
				.filter(day -> detail.ownSchedules(null).stream().anyMatch(it -> it.holds(day) && it.occurs(day)))
				.sorted()
				.map(day -> new HolidayAhead(day, workingDays.name(day), state(detail, day))))
			.toList();
	}

	private OpenState state(ServiceDetails.Detail detail, LocalDate day) {
		return detail.hours(null, lists.days())
			.windows(day.atStartOfDay(Hours.ZONE).toInstant(), day.plusDays(1).atStartOfDay(Hours.ZONE).toInstant())
			.stream()
			.map(OpenWindow::state)
			.min(Comparator.naturalOrder())
			.orElse(OpenState.CLOSED);
	}

	/**
	 * Says of all holidays ahead at once whether a service is open, at its usual hours.
	 * What was said of one of these days alone is said no more.
	 * @param open those on which it is open; on the others it is closed
	 * @throws Problem where one is no holiday ahead of the service
	 */
	@Allowed(operation = "directory.service.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public void answerHolidays(String idempotencyKey, ServiceId id, Collection<LocalDate> open) {
		var before = known(id);
		UnitId unit = before.entry().unit();
		currentCaller.reaching(unit);
		var ahead = holidays(id);
		var days = ahead.stream().map(HolidayAhead::day).toList();
		new Problem.Faults().when(!days.containsAll(open), "open", "One of these days is no holiday ahead of it.")
			.raise();
		recording.once(recording.author(unit), idempotencyKey, List.of(id, open.stream().sorted().toList()),
				ServiceId::new, () -> {
					notClosed(before);
					Author author = recording.author(unit);
					var changed = ahead.stream()
						.filter(it -> it.state() != (open.contains(it.day()) ? OpenState.OPEN : OpenState.CLOSED))
						.map(HolidayAhead::day)
						.toList();
					if (changed.isEmpty()) {
						return Made.found(id);
					}
					changed.forEach(day -> answerHoliday(before, day, open.contains(day), author));
					windows.of(List.of(id));
					return new Made<>(id, subject(id), Map.of("holidays", String.valueOf(changed.size())));
				});
	}

	private void answerHoliday(ServiceRecord service, LocalDate day, boolean open, Author author) {
		service.exceptions()
			.stream()
			.filter(it -> it.at() == null && it.exception().from().equals(day) && it.exception().to().equals(day))
			.forEach(it -> writing.dropException(service.id(), it.exception().id(), author));
		if (!open) {
			writing.except(service.id(), null,
					new HoursException(new HoursException.Id(UUID.randomUUID()), day, day, "HOLIDAY", null, null),
					author);
			return;
		}
		service.entry()
			.hours()
			.stream()
			.filter(it -> it.holds(day) && it.occurs(day))
			.forEach(it -> writing.except(service.id(), null, new HoursException(
					new HoursException.Id(UUID.randomUUID()), day, day, null, it.opens(), it.closes()), author));
	}

	/** Takes back that a service is closed on some days, or open besides. */
	@Allowed(operation = "directory.service.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public void dropException(String idempotencyKey, ServiceId id, HoursException.Id exception) {
		var before = known(id);
		UnitId unit = before.entry().unit();
		currentCaller.reaching(unit);
		recording.once(recording.author(unit), idempotencyKey, List.of(id, exception), ServiceId::new, () -> {
			if (!writing.dropException(id, exception, recording.author(unit))) {
				return Made.found(id);
			}
			windows.of(List.of(id));
			return new Made<>(id, subject(id), Map.of("exception", "taken back"));
		});
	}

	/**
	 * Says of some entries that they are right. Of those that ended nothing is written.
	 * @param how how it was heard; {@code OWN} for the unit's own
	 * @throws Problem where one is another unit's
	 */
	@Allowed(operation = "directory.service.assure",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public List<ServiceRecord> assure(String idempotencyKey, List<ServiceId> ids, Assurance.How how) {
		new Problem.Faults().when(ids.isEmpty(), "services", "Say of which entries.")
			.when(ids.size() > AT_ONCE, "services", "Say it of at most %d entries at once.".formatted(AT_ONCE))
			.raise();
		var found = byIds(ids);
		for (ServiceId id : ids) {
			if (!found.containsKey(id)) {
				throw Problem.notFound("service", id.value().toString());
			}
		}
		found.values().stream().map(it -> it.entry().unit()).distinct().forEach(currentCaller::reaching);
		new Problem.Faults()
			.when(how == Assurance.How.LINK || how == Assurance.How.IMPORT, "how",
					"Say how you know: your own, on the phone or on the spot.")
			.raise();
		recording.once(idempotencyKey, List.of(ids, how), author -> {
			for (var units : found.values()
				.stream()
				.collect(Collectors.groupingBy(it -> it.entry().unit()))
				.entrySet()) {
				var there = units.getValue()
					.stream()
					.filter(it -> it.status() == ServiceStatus.PUBLISHED || it.status() == ServiceStatus.PAUSED)
					.map(ServiceRecord::id)
					.toList();
				writing.assure(there, how, today(), recording.author(units.getKey()));
				there.forEach(it -> recording.tell(subject(it), Map.of("assured", how.name())));
			}
		});
		var now = byIds(ids);
		return ids.stream().map(now::get).filter(Objects::nonNull).toList();
	}

	/**
	 * What would stand of an entry if what was said of it last were taken back; empty
	 * where that cannot be taken back here: the first word, and one by a link or in a
	 * file.
	 */
	@Allowed(operation = "directory.service.assure",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Optional<Assurance.Said> saidBefore(ServiceId id) {
		var entry = known(id);
		currentCaller.reaching(entry.entry().unit());
		Assurance.@Nullable How how = entry.assurance().how();
		return (how == null || !Assurance.BY_HAND.contains(how)) ? Optional.empty() : store.saidBefore(id);
	}

	/**
	 * Takes back what was said of an entry last, which then stands as it did before.
	 * @param assuredOn when it was said that is taken back
	 * @param how how it was said
	 * @throws Problem where somebody said so since, or it was not said by hand
	 */
	@Allowed(operation = "directory.service.assure",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public void takeBackAssurance(String idempotencyKey, ServiceId id, LocalDate assuredOn, Assurance.How how) {
		var before = known(id);
		UnitId unit = before.entry().unit();
		currentCaller.reaching(unit);
		recording.once(recording.author(unit), idempotencyKey, List.of(id, assuredOn, how), ServiceId::new, () -> {
			if (saidBefore(id).isEmpty() || !writing.takeBackAssurance(id, assuredOn, how, recording.author(unit))) {
				throw Problem.conflict(
						"That cannot be taken back: somebody said so since, or it was the first word on this entry.",
						before.version());
			}
			return new Made<>(id, subject(id), Map.of("assured", "taken back"));
		});
	}

	/** Of how many entries of the own units it is time to say that they are right. */
	@Allowed(operation = "directory.service.assure",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public int toAssure() {
		return store.due(currentCaller.reach(), today(), lists.rules().assurance().dueMonths());
	}

	/**
	 * Entries of the own units, for the support team of all, of which it is time to say
	 * that they are right; those first that are hidden, or will be the next.
	 */
	@Allowed(operation = "directory.service.assure",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<ServiceRecord> entriesToAssure() {
		boolean everywhere = currentCaller.get().supportTeam();
		var reach = currentCaller.reach();
		return all().stream()
			.filter(it -> it.status() == ServiceStatus.PUBLISHED || it.status() == ServiceStatus.PAUSED)
			.filter(it -> everywhere || reach.contains(it.entry().unit()))
			.filter(it -> it.assurance().state() != Assurance.State.FRESH)
			.sorted(Comparator
				.comparing((ServiceRecord it) -> it.assurance().hiddenOn(),
						Comparator.nullsLast(Comparator.naturalOrder()))
				.thenComparing(it -> it.assurance().dueOn(), Comparator.nullsFirst(Comparator.naturalOrder())))
			.toList();
	}

	/** Says by whom else a service is listed, so that doubles are found. */
	@Allowed(operation = "directory.service.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public void listedAs(String idempotencyKey, ServiceId id, String scheme, String value) {
		var before = known(id);
		UnitId unit = before.entry().unit();
		currentCaller.reaching(unit);
		new Problem.Faults().words(scheme, NAME_LIMIT, "scheme", "Say who lists it.")
			.words(value, NAME_LIMIT, "value", "Say under which number or name.")
			.raise();
		recording.once(recording.author(unit), idempotencyKey, List.of(id, scheme, value), ServiceId::new, () -> {
			Optional<ServiceId> other = writing.listed(scheme, value);
			if (other.isPresent()) {
				if (other.get().equals(id)) {
					return Made.found(id);
				}
				throw Problem.conflict(
						"Another entry is listed under this already. Where both are the same service, ask the support team to merge them.",
						before.version());
			}
			writing.list(id, new ServiceWriting.ExternalId(scheme, value), null);
			return new Made<>(id, subject(id), Map.of("listedBy", scheme));
		});
	}

	private void successor(ServiceId id, @Nullable ServiceId successor, String path) {
		if (successor != null) {
			var leading = store.leadsTo(successor);
			new Problem.Faults().when(leading.isEmpty(), path, "There is no such service.")
				.when(leading.filter(id::equals).isPresent(), path, "That leads back to this service.")
				.raise();
		}
	}

	private Problem.Faults checked(@Nullable ServiceId id, ServiceEntry entry) {
		var ids = entry.places().stream().map(ServiceEntry.Where::place).toList();
		var known = places.places(ids).stream().collect(Collectors.toMap(PlaceView::id, Function.identity()));
		var faults = check.faults(entry, known, masked(entry.unit(), known.values()), today());
		return faults.when(!units.all().containsKey(entry.unit()), "unit", "There is no such unit.")
			.when(writing.named(entry.unit(), entry.name()).filter(it -> !it.equals(id)).isPresent(), "name",
					"This unit has a service of this name already.");
	}

	/** Addresses that what is told may not hold: of its places, and of its unit's. */
	private MaskedAddress masked(UnitId unit, Collection<PlaceView> own) {
		var all = new HashSet<>(own);
		places.places().stream().filter(it -> unit.equals(it.unit())).forEach(all::add);
		return MaskedAddress.at(all);
	}

	/** The support team tells it for a unit, and says how it heard. */
	private void answering(UnitId unit, @Nullable String heardHow) {
		Caller caller = currentCaller.reaching(unit);
		new Problem.Faults()
			.when(!caller.ownUnits().contains(unit) && Blanks.isBlank(heardHow), "heardHow",
					"Say how you heard it, such as on the phone, since it is another unit's.")
			.raise();
	}

	private Assurance.How how(Author author) {
		return currentCaller.get().supportTeam() ? Assurance.How.PHONE : Assurance.How.OWN;
	}

	private ServiceRecord known(ServiceId id) {
		return Optional.ofNullable(byIds(List.of(id)).get(id))
			.orElseThrow(() -> Problem.notFound("service", id.value().toString()));
	}

	private static void notClosed(ServiceRecord service) {
		if (service.status() == ServiceStatus.CLOSED) {
			throw Problem.conflict("This entry has ended.", service.version());
		}
	}

	private static void published(ServiceRecord service) {
		notClosed(service);
		if (service.status() == ServiceStatus.DRAFT) {
			throw Problem.conflict("The public does not see this service yet, so there is nothing to pause.",
					service.version());
		}
	}

	private String slug(String name) {
		String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]+", "-")
			.replaceAll("^-|-$", "");
		String stem = plain.isEmpty() ? "service" : plain.substring(0, Math.min(plain.length(), 60));
		String slug = stem;
		for (int i = 2; store.bySlug(slug).isPresent(); i++) {
			slug = stem + "-" + i;
		}
		return slug;
	}

	static Envelope envelope(ServiceId id, int revision, UnitId unit, OffsetDateTime at) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(id.value()), revision, at.toInstant(), unit, 1,
				null);
	}

	static String subject(ServiceId id) {
		return "service " + id.value();
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(Hours.ZONE));
	}

	/**
	 * Which services stand in the list of those who work with them; what is null or empty
	 * leaves none out but those that are closed.
	 *
	 * @param search a part of the name of the service or its unit
	 * @param area where it has a place, or which it serves
	 */
	public record Wanted(String search, @Nullable AreaCode area, @Nullable String kind, @Nullable Stand stand) {
	}

	/** How services stand. */
	public enum Stand {

		/** The public sees it. */
		SHOWN,
		/** It is to be said to be right. */
		DUE,
		/** That was asked for twice. */
		CHASED,
		/** Nobody said so, so the public does not see it. */
		HIDDEN,
		/** It is paused now. */
		PAUSED,
		/** The public never saw it. */
		DRAFT,
		/** It is no more. */
		CLOSED

	}

	/**
	 * Which services are wanted; what is null or empty leaves none out.
	 *
	 * @param search a part of the name of the service or its unit
	 * @param area where it has a place, or which it serves
	 * @param kinds of which one is enough
	 * @param openAt when it is open at one of its places
	 * @param changedSince the first moment of its last change
	 */
	public record Filter(@Nullable String search, @Nullable AreaCode area, List<String> kinds, @Nullable Instant openAt,
			@Nullable Integer forAge, Assurance.@Nullable State assurance, @Nullable Instant changedSince) {
	}

	/**
	 * Some of the services that are wanted.
	 *
	 * @param total how many are wanted in all
	 */
	public record Page(List<ServiceView> rows, int total) {
	}

}
