package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;

/** The places where things happen. */
@Service
@Transactional
public class Places {

	/** The most characters of a name, a street or a town. */
	public static final int NAME_LIMIT = 100;

	private static final int POSTCODE_LIMIT = 10;

	private final ServicePlaceStore store;

	private final Areas areas;

	private final Recording recording;

	private final Clock clock;

	Places(ServicePlaceStore store, Areas areas, Recording recording, Clock clock) {
		this.store = store;
		this.areas = areas;
		this.recording = recording;
		this.clock = clock;
	}

	/** All places that are not closed, by name. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public List<PlaceView> all() {
		return store.places();
	}

	/** Places by id, closed ones too; unknown ids are left out. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Map<PlaceId, PlaceView> byIds(Collection<PlaceId> ids) {
		return store.places(ids).stream().collect(Collectors.toMap(PlaceView::id, Function.identity()));
	}

	/** A place by id. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Optional<PlaceView> find(PlaceId id) {
		return store.places(List.of(id)).stream().findFirst();
	}

	/**
	 * Adds a place.
	 * @throws Problem where something is missing, or the area is none
	 */
	@Allowed(operation = "directory.place.add",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR })
	public PlaceId add(String idempotencyKey, New place) {
		var given = place.stripped();
		var faults = new Problem.Faults().words(given.name(), NAME_LIMIT, "name", "Say what the place is called.")
			.text(given.street(), NAME_LIMIT, "street")
			.text(given.town(), NAME_LIMIT, "town")
			.text(given.postcode(), POSTCODE_LIMIT, "postcode");
		LocalDate today = LocalDate.now(clock);
		faults.when(areas.find(given.area()).filter(area -> area.coverage() && area.holds(today)).isEmpty(), "area",
				"Choose one of the areas, such as %s.".formatted(areas.coverage(today).getFirst().name()));
		faults.raise();
		return recording.once(idempotencyKey, given, PlaceId::new, author -> {
			var id = new PlaceId(UUID.randomUUID());
			store.add(id, given, author);
			return new Made<>(id, "place " + id.value(), Map.of("kind", given.kind().name(), "area",
					given.area().value(), "masking", given.masking().name()));
		});
	}

	/**
	 * A place to be added.
	 *
	 * @param area where coverage is looked at: not a locality that is told apart
	 * @param openedOn its first day, where that is known
	 */
	public record New(String name, PlaceView.Kind kind, AreaCode area, @Nullable String street, @Nullable String town,
			@Nullable String postcode, PlaceView.Masking masking, @Nullable LocalDate openedOn) {

		private New stripped() {
			return new New(Blanks.strip(name), kind, area, empty(street), empty(town), empty(postcode), masking,
					openedOn);
		}

		private static @Nullable String empty(@Nullable String text) {
			String stripped = (text != null) ? Blanks.strip(text) : "";
			return stripped.isEmpty() ? null : stripped;
		}

	}

}
