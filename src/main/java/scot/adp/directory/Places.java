package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * The places where things happen. Where a place is, is told here as far as it may be: the
 * address of one that is not open to all its own unit and the support team read by
 * {@link #address} alone, which tells the audit trail; of one that is not shown others
 * know nothing.
 */
@Service
@Transactional
public class Places {

	/** The most characters of a name, a street or a town. */
	public static final int NAME_LIMIT = 100;

	/** The most characters of a postcode. */
	public static final int POSTCODE_LIMIT = 10;

	/** The most characters of a number, such as a school's. */
	public static final int NUMBER_LIMIT = 20;

	/** The most characters of why others see more of a place. */
	public static final int REASON_LIMIT = 500;

	private static final Set<PlaceView.Kind> NOWHERE = Set.of(PlaceView.Kind.ONLINE, PlaceView.Kind.HOME_VISITS);

	private final ServicePlaceStore store;

	private final Areas areas;

	private final UnitTree units;

	private final ServiceLists lists;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Places(ServicePlaceStore store, Areas areas, UnitTree units, ServiceLists lists, CurrentCaller currentCaller,
			Recording recording, ApplicationEventPublisher events, Clock clock) {
		this.store = store;
		this.areas = areas;
		this.units = units;
		this.lists = lists;
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
			return (own ? Optional.of(place.withoutAddress()) : place.forOthers()).stream();
		}).toList();
	}

	/**
	 * Where a place of the own units is, and what else is known of it, for the support
	 * team of all. Of one that is not open to all each reading is told to the audit
	 * trail.
	 * @throws Problem where the place is another unit's
	 */
	@Allowed(operation = "directory.masked.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD,
			Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER }, scope = Scope.OWN_UNITS)
	public PlaceAddress address(PlaceId id) {
		PlaceView place = find(id).orElseThrow(() -> Problem.notFound("place", id.value().toString()));
		Caller caller = currentCaller.get();
		@Nullable UnitId unit = place.unit();
		if (!caller.supportTeam() && (unit == null || !caller.readUnits().contains(unit))) {
			throw Problem.forbidden("The unit whose place it is knows where it is; ask them.");
		}
		if (place.masking() != PlaceView.Masking.OPEN) {
			recording.tell(subject(id), Map.of("address", "read"));
		}
		return store.address(id).orElseThrow();
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
	 * @param what where it leaves all of the address out, the withheld one of a place
	 * that is not open to all stays as it is; so do facts that are left out
	 * @param closedOn its last day; null while it is open
	 * @param successor the place that leads on once it is closed; null for none
	 * @param because why others are to see more of it than before; null where they see no
	 * more
	 * @throws Problem where something is missing, the place is another unit's, or it was
	 * changed meanwhile
	 */
	@Allowed(operation = "directory.place.change",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public PlaceView change(String idempotencyKey, PlaceId id, int expectedVersion, What what,
			@Nullable LocalDate closedOn, @Nullable PlaceId successor, @Nullable String because) {
		PlaceView place = find(id).orElseThrow(() -> Problem.notFound("place", id.value().toString()));
		answering(place);
		PlaceAddress known = store.address(id).orElseThrow();
		var asked = what.stripped();
		var given = asked.keeping(place, known);
		PlaceFacts facts = Objects.requireNonNullElse(given.facts(), known.facts());
		var leading = (successor != null) ? store.leadsTo(successor) : Optional.of(id);
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
			.when(successor != null && closedOn == null, "successor", "Say first on which day it closed.")
			.when(leading.isEmpty(), "successor", "There is no such place.")
			.when(successor != null && leading.filter(id::equals).isPresent(), "successor",
					"That leads back to this place.")
			.raise();
		recording.once(idempotencyKey, List.of(id, expectedVersion, asked, String.valueOf(closedOn),
				String.valueOf(successor), String.valueOf(why)), PlaceId::new, author -> {
					Problem.unlessSeen(expectedVersion, place.version(), "this place");
					if (given.equals(What.of(place, known)) && Optional.ofNullable(closedOn).equals(place.closed())
							&& Objects.equals(successor, known.successor())) {
						return Made.found(id);
					}
					if (!store.change(id, expectedVersion, given, facts, closedOn, successor)) {
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
							(successor != null) ? new RecordId(successor.value()) : null,
							author.at().atZoneSameInstant(Hours.ZONE).toLocalDate()));
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
		PlaceFacts facts = Objects.requireNonNullElse(given.facts(), PlaceFacts.NONE);
		boolean position = facts.latitude() != null || facts.longitude() != null;
		return new Problem.Faults().words(given.name(), NAME_LIMIT, "name", "Say what the place is called.")
			.text(given.street(), NAME_LIMIT, "street")
			.text(given.town(), NAME_LIMIT, "town")
			.text(given.postcode(), POSTCODE_LIMIT, "postcode")
			.when(nowhere && (given.street() != null || given.postcode() != null),
					(given.street() != null) ? "street" : "postcode",
					"What is online or at people's homes has no address; leave it out.")
			.when(position && (nowhere || given.kind() == PlaceView.Kind.OUTDOOR_SITE), "latitude",
					"This kind of place is no point on a map; leave its position out.")
			.when((facts.latitude() == null) != (facts.longitude() == null),
					(facts.latitude() == null) ? "latitude" : "longitude",
					"Say both how far north and how far east it is, or neither.")
			.when(facts.latitude() != null && !(facts.latitude() >= 49 && facts.latitude() <= 61), "latitude",
					"Write degrees north as a number between 49 and 61, such as 55.6140.")
			.when(facts.longitude() != null && !(facts.longitude() >= -9 && facts.longitude() <= 3), "longitude",
					"Write degrees east as a number between -9 and 3, such as -4.6690.")
			.when(facts.uprn() != null && !facts.uprn().matches("[0-9]{1,12}"), "uprn",
					"Write the number of the property in at most 12 digits.")
			.text(facts.schoolCode(), NUMBER_LIMIT, "schoolCode")
			.when(facts.schoolCode() != null && given.kind() != PlaceView.Kind.SCHOOL, "schoolCode",
					"Only a school has such a number.")
			.when(facts.features().stream().anyMatch(it -> lists.features().find(it).isEmpty()), "features",
					"Choose what is on the list.")
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
	 * @param facts null where nothing is said of them
	 */
	public record What(String name, PlaceView.Kind kind, AreaCode area, @Nullable String street, @Nullable String town,
			@Nullable String postcode, PlaceView.Masking masking, @Nullable LocalDate openedOn,
			@Nullable PlaceFacts facts) {

		/** Of which no more facts are told than there are. */
		public What(String name, PlaceView.Kind kind, AreaCode area, @Nullable String street, @Nullable String town,
				@Nullable String postcode, PlaceView.Masking masking, @Nullable LocalDate openedOn) {
			this(name, kind, area, street, town, postcode, masking, openedOn, null);
		}

		private static What of(PlaceView place, PlaceAddress at) {
			return new What(place.name(), place.kind(), place.area(), at.street(), at.town(), at.postcode(),
					place.masking(), place.openedOn(), at.facts());
		}

		private What stripped() {
			return new What(Blanks.strip(name), kind, area, Blanks.stripped(street), Blanks.stripped(town),
					Blanks.stripped(postcode), masking, openedOn,
					(facts != null) ? new PlaceFacts(facts.latitude(), facts.longitude(), Blanks.stripped(facts.uprn()),
							Blanks.stripped(facts.schoolCode()), facts.features().stream().distinct().sorted().toList())
							: null);
		}

		/**
		 * With what is known already of what whoever changes it may not have been told.
		 */
		private What keeping(PlaceView place, PlaceAddress known) {
			boolean withheld = place.masking() != PlaceView.Masking.OPEN && facts == null && street == null
					&& town == null && postcode == null;
			PlaceFacts told = Objects.requireNonNullElse(facts, known.facts());
			return withheld ? new What(name, kind, area, known.street(), known.town(), known.postcode(), masking,
					openedOn, told) : new What(name, kind, area, street, town, postcode, masking, openedOn, told);
		}

	}

}
