package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.NaloxoneRules.Lists;

/** Where naloxone is handed out. */
@Service
@Transactional
public class Outlets {

	/** The most kits of a reorder level. */
	static final int LEVEL_AT_MOST = 10_000;

	private static final String PUBLIC_UNSEEN = "Nobody can come to a place that is not shown; show more of it first.";

	private final OutletStore store;

	private final NaloxoneRules rules;

	private final Areas areas;

	private final Places places;

	private final ServiceRegister services;

	private final Partners partners;

	private final StockWatch watch;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Clock clock;

	Outlets(OutletStore store, NaloxoneRules rules, Areas areas, Places places, ServiceRegister services,
			Partners partners, StockWatch watch, CurrentCaller currentCaller, Recording recording,
			ChangedRecords changes, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.areas = areas;
		this.places = places;
		this.services = services;
		this.partners = partners;
		this.watch = watch;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/** The outlets that are open, area by area, then by name. */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<NaloxoneOutletView> all() {
		var order = areas.all().stream().map(LocalAreaView::code).toList();
		return views(store.all()).stream()
			.sorted(Comparator.<NaloxoneOutletView>comparingInt(outlet -> order.indexOf(outlet.area()))
				.thenComparing(NaloxoneOutletView::name))
			.toList();
	}

	/** Outlets by id, closed ones too; unknown ids are left out. */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Id, NaloxoneOutletView> byIds(Collection<Id> ids) {
		return views(store.byIds(ids)).stream().collect(Collectors.toMap(NaloxoneOutletView::id, Function.identity()));
	}

	/** An outlet by id. */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<NaloxoneOutletView> find(Id id) {
		return views(store.byIds(List.of(id))).stream().findFirst();
	}

	/** The areas in which no outlet is open to the public, in their order. */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<LocalAreaView> areasWithout() {
		var covered = store.all()
			.stream()
			.filter(OutletStore.Row::openToPublic)
			.map(OutletStore.Row::area)
			.collect(Collectors.toSet());
		return areas.coverage(LocalDate.now(clock)).stream().filter(area -> !covered.contains(area.code())).toList();
	}

	/**
	 * Adds an outlet.
	 * @throws Problem where something is missing or of no list, the service is of a unit
	 * that the caller does not work for, or it is there already
	 */
	@Allowed(operation = "treatment.outlet.write",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public Id add(String idempotencyKey, New outlet) {
		currentCaller.reaching(outlet.unit());
		@Nullable PlaceView place = Optional.ofNullable(outlet.place()).flatMap(places::find).orElse(null);
		@Nullable ServiceView service = Optional.ofNullable(outlet.service()).flatMap(services::find).orElse(null);
		if (service != null) {
			currentCaller.reaching(service.unit());
		}
		@Nullable AreaCode area = (place != null) ? place.area() : outlet.area();
		LocalDate today = LocalDate.now(clock);
		var faults = new Problem.Faults()
			.when(partners.units(List.of(outlet.unit())).isEmpty(), "unit", "There is no such unit.")
			.when(outlet.place() == null && outlet.service() == null, "place", "Choose a place, a service or both.")
			.when(outlet.place() != null && (place == null || !place.open(today)), "place",
					"There is no such place any more.")
			.when(place != null && place.masking() == PlaceView.Masking.NONE_SHOWN && outlet.openToPublic(),
					"openToPublic", PUBLIC_UNSEEN)
			.when(outlet.service() != null && (service == null || service.endedOn() != null), "service",
					"There is no such service any more.")
			.when(outlet.openedOn() != null && outlet.openedOn().isAfter(today), "openedOn",
					"This day is still to come.", "IN_FUTURE")
			.when(area == null || areas.find(area).filter(it -> it.coverage() && it.holds(today)).isEmpty(), "area",
					"Choose the area that it is in.");
		check(faults, outlet.kind(), outlet.routes(), outlet.reorderLevel(), today);
		faults.raise();
		var author = recording.author(outlet.unit());
		return recording.once(author, idempotencyKey, outlet, Id::new, () -> {
			var id = new Id(UUID.randomUUID());
			LocalDate opened = Objects.requireNonNullElse(outlet.openedOn(), today);
			if (!store.add(id, outlet, Objects.requireNonNull(area), opened, author)) {
				throw Problem.conflict("There is an outlet there already.", null);
			}
			changes.ofOutlet(id.value(), 1, outlet.unit(), opened, author.at());
			return new Made<>(id, subject(id),
					Map.of("unit", outlet.unit().value(), "kind", outlet.kind(), "area", area.value()));
		});
	}

	/**
	 * Changes what an outlet is, or closes it. Whether anybody can come and ask changes
	 * from today on, and stays as it was for the days before.
	 * @throws Problem where something is missing or of no list, or it was changed
	 * meanwhile
	 */
	@Allowed(operation = "treatment.outlet.write",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public NaloxoneOutletView change(String idempotencyKey, Id id, int expectedVersion, Change change) {
		var row = store.locked(id)
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound("outlet", id.value().toString()));
		currentCaller.reaching(row.unit());
		LocalDate today = LocalDate.now(clock);
		var faults = new Problem.Faults()
			.when(change.closedOn() != null && change.closedOn().isAfter(today), "closedOn",
					"Close it on the day, not before.")
			.when(change.openToPublic() && !row.openToPublic() && row.place() != null
					&& places.find(row.place())
						.filter(place -> place.masking() != PlaceView.Masking.NONE_SHOWN)
						.isEmpty(),
					"openToPublic", PUBLIC_UNSEEN)
			.when(change.closedOn() != null && change.closedOn().isBefore(row.openedOn()), "closedOn",
					"It was not there yet on this day.");
		check(faults, change.kind(), change.routes(), change.reorderLevel(), today);
		faults.raise();
		var author = recording.author(row.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, change), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, row.version(), "this outlet");
			if (change.equals(Change.of(row))) {
				return Made.found(id);
			}
			store.change(id, change);
			if (change.openToPublic() != row.openToPublic()) {
				store.openToPublic(id, today, change.openToPublic());
			}
			// What is counted by whether it was open changes from the earlier of both
			// days.
			LocalDate from = Stream
				.of(Optional.of(today), Optional.ofNullable(row.closedOn()), Optional.ofNullable(change.closedOn()))
				.flatMap(Optional::stream)
				.min(LocalDate::compareTo)
				.orElse(today);
			changes.ofOutlet(id.value(), row.version() + 1, row.unit(), from, author.at());
			watch.look(List.of(id), author.at());
			return new Made<>(id, subject(id), Map.of("kind", change.kind(), "openToPublic",
					String.valueOf(change.openToPublic()), "reorderLevel", String.valueOf(change.reorderLevel())));
		});
		return find(id).orElseThrow();
	}

	private void check(Problem.Faults faults, String kind, List<String> routes, int level, LocalDate today) {
		rules.list(Lists.OUTLET_KIND).check(faults, "kind", kind, today);
		CodeList known = rules.list(Lists.ROUTE);
		faults.when(routes.isEmpty(), "routes", "Say which kits it has.");
		routes.forEach(route -> known.check(faults, "routes", route, today));
		faults.when(level < 0 || level > LEVEL_AT_MOST, "reorderLevel",
				"Say below how many kits more are to be ordered, from 0 to %,d.".formatted(LEVEL_AT_MOST));
	}

	/** A code of a list with its words. */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElse(new CodeList.Value(code, code, null, null, false));
	}

	/** The codes of a list that hold today. */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<CodeList.Value> offered(Lists list) {
		return rules.list(list).on(LocalDate.now(clock));
	}

	/**
	 * What can be told on a day of where a person lives: the areas, and why it is not
	 * known.
	 */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<CodeList.Value> homes(LocalDate day) {
		return Stream
			.concat(areas.coverage(day)
				.stream()
				.map(area -> new CodeList.Value(area.code().value(), area.name(), null, null, false)),
					rules.list(Lists.HOME_MISSING).on(day).stream())
			.toList();
	}

	/** Where a person lives as at a day, or why that is not known, with its words. */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public CodeList.Value home(String code, LocalDate day) {
		return homes(day).stream()
			.filter(it -> it.code().equals(code))
			.findFirst()
			.orElseGet(() -> told(Lists.HOME_MISSING, code));
	}

	/** Within how many days kits expire that are shown as expiring. */
	@Allowed(operation = "treatment.outlet.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public int expiresWithinDays() {
		return rules.expiresWithinDays();
	}

	static String subject(Id id) {
		return "naloxone outlet " + id.value();
	}

	private List<NaloxoneOutletView> views(List<OutletStore.Row> rows) {
		var places = this.places.byIds(rows.stream().map(OutletStore.Row::place).filter(Objects::nonNull).toList());
		var services = this.services
			.byIds(rows.stream().map(OutletStore.Row::service).filter(Objects::nonNull).toList());
		return rows.stream()
			.filter(row -> row.place() == null || places.containsKey(row.place()) || isOwn(row))
			.map(row -> {
				@Nullable PlaceView place = (row.place() != null) ? places.get(row.place()) : null;
				@Nullable ServiceView service = (row.service() != null) ? services.get(row.service()) : null;
				return new NaloxoneOutletView(row.id(), row.version(), row.unit(), row.service(), row.place(),
						named(row, place, service), row.area(), row.kind(), row.openToPublic(), row.routes(),
						row.reorderLevel(), (place != null) ? place.address() : null, row.openedOn(), row.closedOn());
			})
			.toList();
	}

	/** Whether the caller works where the outlet belongs, and may know of it anyhow. */
	private boolean isOwn(OutletStore.Row row) {
		var caller = currentCaller.get();
		return caller.supportTeam() || caller.readUnits().contains(row.unit());
	}

	private String named(OutletStore.Row row, @Nullable PlaceView place, @Nullable ServiceView service) {
		if (place != null && service != null) {
			return "%s, %s".formatted(service.name(), place.name());
		}
		if (place != null) {
			return place.name();
		}
		// Its place is shown to nobody but who looks after it.
		return (service != null) ? service.name() : "%s, %s".formatted(told(Lists.OUTLET_KIND, row.kind()).label(),
				areas.find(row.area()).map(LocalAreaView::name).orElse(row.area().value()));
	}

	/** An outlet. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * An outlet to be added: a place, a service, or a service at a place.
	 *
	 * @param area where it is; may be left out where the place tells
	 * @param openedOn its first day; null for today
	 */
	public record New(UnitId unit, @Nullable ServiceId service, @Nullable PlaceId place, @Nullable AreaCode area,
			String kind, boolean openToPublic, List<String> routes, int reorderLevel, @Nullable LocalDate openedOn) {
	}

	/** What an outlet is to be from now on. */
	public record Change(String kind, boolean openToPublic, List<String> routes, int reorderLevel,
			@Nullable LocalDate closedOn) {

		private static Change of(OutletStore.Row row) {
			return new Change(row.kind(), row.openToPublic(), row.routes(), row.reorderLevel(), row.closedOn());
		}

	}

}
