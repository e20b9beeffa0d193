package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PlaceChanged;
import scot.adp.events.RecordId;
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
 * The places where things happen. Where a place is, is told here as far as it may be: its
 * own unit and the support team see all of it, others no address of one that shows its
 * area alone, and nothing of one that is not shown.
 */
@Service
@Transactional
public class Places {

	/** The most characters of a name, a street or a town. */
	public static final int NAME_LIMIT = 100;

	/** The most characters of a postcode. */
	public static final int POSTCODE_LIMIT = 10;

	/** The most characters of why others see more of a place. */
	public static final int REASON_LIMIT = 500;

	private static final Set<PlaceView.Kind> NOWHERE = Set.of(PlaceView.Kind.ONLINE, PlaceView.Kind.HOME_VISITS);

	private final ServicePlaceStore store;

	private final Areas areas;

	private final UnitTree units;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Places(ServicePlaceStore store, Areas areas, UnitTree units, CurrentCaller currentCaller, Recording recording,
			ApplicationEventPublisher events, Clock clock) {
		this.store = store;
		this.areas = areas;
		this.units = units;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.events = events;
		this.clock = clock;
	}

	/** All places that are not closed and that the caller may know of, by name. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public List<PlaceView> all() {
		return told(store.places());
	}

	/**
	 * Places by id, closed ones too; what is unknown or not shown to the caller is left
	 * out.
	 */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Map<PlaceId, PlaceView> byIds(Collection<PlaceId> ids) {
		return told(store.places(ids)).stream().collect(Collectors.toMap(PlaceView::id, Function.identity()));
	}

	/** A place by id; empty where it is not shown to the caller. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Optional<PlaceView> find(PlaceId id) {
		return told(store.places(List.of(id))).stream().findFirst();
	}

	private List<PlaceView> told(List<PlaceView> places) {
		if (places.stream().allMatch(place -> place.masking() == PlaceView.Masking.OPEN)) {
			return places;
		}
		Caller caller = currentCaller.get();
		// Who counts for the team reads the words of units, and no address.
		boolean works = caller.memberships().stream().anyMatch(membership -> membership.role().readsForUnit());
		return places.stream().flatMap(place -> {
			@Nullable UnitId unit = place.unit();
			boolean own = caller.supportTeam() || (works && unit != null && caller.readUnits().contains(unit));
			return (own ? Optional.of(place) : place.forOthers()).stream();
		}).toList();
	}

	/**
	 * Adds a place.
	 * @param unit whose place it is; null for the support team's, or the caller's only
	 * unit
	 * @throws Problem where something is missing, the area is none or the unit another's
	 */
	@Allowed(operation = "directory.place.add",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public PlaceId add(String idempotencyKey, @Nullable UnitId unit, What what) {
		@Nullable UnitId owner = owner(unit);
		var given = what.stripped();
		check(given).raise();
		return recording.once(idempotencyKey, List.of(String.valueOf(owner), given), PlaceId::new, author -> {
			var id = new PlaceId(UUID.randomUUID());
			store.add(id, owner, given, author);
			return new Made<>(id, subject(id), Map.of("kind", given.kind().name(), "area", given.area().value(),
					"masking", given.masking().name(), "unit", String.valueOf(owner)));
		});
	}

	private @Nullable UnitId owner(@Nullable UnitId unit) {
		if (unit != null) {
			currentCaller.reaching(unit);
			return unit;
		}
		if (currentCaller.get().supportTeam()) {
			return null;
		}
		var own = currentCaller.reach();
		new Problem.Faults().when(own.size() != 1, "unit", "Say which of your units looks after it.").raise();
		return own.iterator().next();
	}

	/**
	 * Corrects what is told of a place, shows more or less of it, or closes it. What lies
	 * there moves along to another area.
	 * @param expectedVersion the version that the caller saw
	 * @param closedOn its last day; null while it is open
	 * @param because why others are to see more of it than before; null where they see no
	 * more
	 * @throws Problem where something is missing, the place is another unit's, or it was
	 * changed meanwhile
	 */
	@Allowed(operation = "directory.place.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public PlaceView change(String idempotencyKey, PlaceId id, int expectedVersion, What what,
			@Nullable LocalDate closedOn, @Nullable String because) {
		PlaceView place = find(id).orElseThrow(() -> Problem.notFound("place", id.value().toString()));
		answering(place);
		var given = what.stripped();
		boolean more = given.masking().compareTo(place.masking()) < 0;
		@Nullable String why = more ? Blanks.stripped(because) : null;
		if (more) {
			leading(place);
		}
		check(given)
			.when(more && why == null, "because", "Say why others may see more of this place than before.",
					"REASON_NEEDED")
			.text(why, REASON_LIMIT, "because")
			.when(closedOn != null && closedOn.isAfter(LocalDate.now(clock)), "closedOn",
					"Close it on the day, not before.")
			.when(closedOn != null && given.openedOn() != null && closedOn.isBefore(given.openedOn()), "closedOn",
					"It was not there yet on this day.")
			.raise();
		recording.once(idempotencyKey,
				List.of(id, expectedVersion, given, String.valueOf(closedOn), String.valueOf(why)), PlaceId::new,
				author -> {
					Problem.unlessSeen(expectedVersion, place.version(), "this place");
					if (given.equals(What.of(place)) && Optional.ofNullable(closedOn).equals(place.closed())) {
						return Made.found(id);
					}
					if (!store.change(id, expectedVersion, given, closedOn)) {
						throw Problem.conflict("Somebody changed this place meanwhile. Look at what it says now.",
								null);
					}
					if (why != null) {
						store.shown(id, given.masking(), why, author);
					}
					// What is kept of services there may tell what is not to be found
					// from now on.
					store.touchServicesAt(id, author.at());
					events.publishEvent(new PlaceChanged(
							new Envelope(new EventId(UUID.randomUUID()), new RecordId(id.value()), expectedVersion + 1,
									author.at().toInstant(), place.unit(), 1, null),
							null, author.at().atZoneSameInstant(Hours.ZONE).toLocalDate()));
					if (!given.area().equals(place.area())) {
						events.publishEvent(new PlaceMoved(id, given.area()));
					}
					return new Made<>(id, subject(id), changes(place, given, closedOn));
				});
		return find(id).orElseThrow();
	}

	/**
	 * Hiding is anybody's who writes; showing more is for a lead of its unit, or of one
	 * above, to decide.
	 */
	private void leading(PlaceView place) {
		Caller caller = currentCaller.get();
		@Nullable UnitId unit = place.unit();
		boolean leads = unit != null && caller.memberships()
			.stream()
			.anyMatch(it -> it.role() == Role.UNIT_LEAD && units.withBelow(List.of(it.unit())).contains(unit));
		if (!leads && !caller.supportTeam()) {
			throw Problem.forbidden("That others see more of a place is for the lead of its unit to decide.");
		}
	}

	/** Without a unit it is the support team's alone. */
	private void answering(PlaceView place) {
		@Nullable UnitId unit = place.unit();
		if (unit != null) {
			currentCaller.reaching(unit);
		}
		else if (!currentCaller.get().supportTeam()) {
			throw Problem.forbidden("The support team looks after this place; ask them to change it.");
		}
	}

	private Problem.Faults check(What given) {
		LocalDate today = LocalDate.now(clock);
		boolean nowhere = NOWHERE.contains(given.kind());
		return new Problem.Faults().words(given.name(), NAME_LIMIT, "name", "Say what the place is called.")
			.text(given.street(), NAME_LIMIT, "street")
			.text(given.town(), NAME_LIMIT, "town")
			.text(given.postcode(), POSTCODE_LIMIT, "postcode")
			.when(nowhere && (given.street() != null || given.postcode() != null),
					(given.street() != null) ? "street" : "postcode",
					"What is online or at people's homes has no address; leave it out.")
			.when(areas.find(given.area()).filter(area -> area.coverage() && area.holds(today)).isEmpty(), "area",
					"Choose one of the areas, such as %s.".formatted(areas.coverage(today).getFirst().name()));
	}

	/** What changed, without the address: the trail is read by others than the place. */
	private static Map<String, String> changes(PlaceView before, What now, @Nullable LocalDate closedOn) {
		var changes = new LinkedHashMap<String, String>();
		if (before.masking() != now.masking()) {
			changes.put("masking", now.masking().name());
		}
		if (!before.area().equals(now.area())) {
			changes.put("area", now.area().value());
		}
		if (!before.closed().equals(Optional.ofNullable(closedOn))) {
			changes.put("closedOn", String.valueOf(closedOn));
		}
		if (changes.isEmpty()) {
			changes.put("place", Auditable.CHANGED);
		}
		return changes;
	}

	private static String subject(PlaceId id) {
		return "place " + id.value();
	}

	/**
	 * What is told of a place.
	 *
	 * @param area where coverage is looked at: not a locality that is told apart
	 * @param openedOn its first day, where that is known
	 */
	public record What(String name, PlaceView.Kind kind, AreaCode area, @Nullable String street, @Nullable String town,
			@Nullable String postcode, PlaceView.Masking masking, @Nullable LocalDate openedOn) {

		private static What of(PlaceView place) {
			return new What(place.name(), place.kind(), place.area(), place.street(), place.town(), place.postcode(),
					place.masking(), place.openedOn());
		}

		private What stripped() {
			return new What(Blanks.strip(name), kind, area, Blanks.stripped(street), Blanks.stripped(town),
					Blanks.stripped(postcode), masking, openedOn);
		}

	}

}
