package scot.adp.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/** Services and places that are there, for what runs without a caller. */
@Component
public class PlaceCatalogue {

	private final ServicePlaceStore store;

	PlaceCatalogue(ServicePlaceStore store) {
		this.store = store;
	}

	/** All services that are run, unit by unit. */
	public List<ServiceView> services() {
		return store.services();
	}

	/** All places that are not closed, by name. */
	public List<PlaceView> places() {
		return store.places();
	}

	/** Schools, closed ones too, by name. */
	public List<SchoolPlace> schools() {
		return store.schools();
	}

	/** Places by id, closed ones too; what is unknown is left out. */
	public Map<PlaceId, PlaceView> byIds(Collection<PlaceId> ids) {
		return store.places(ids).stream().collect(Collectors.toMap(PlaceView::id, Function.identity()));
	}

	/** Where places lie, of those of which it is known. */
	public Map<PlaceId, PlacePosition> positions(Collection<PlaceId> ids) {
		return store.positions(ids);
	}

	/**
	 * When services were or will be paused, from the first pause on; those that never
	 * were are left out.
	 */
	public Map<ServiceId, List<Hours.Away>> pauses(Collection<ServiceId> services) {
		return services.isEmpty() ? Map.of() : store.pauses(services);
	}

	/** The place that leads on, of those that closed with one. */
	public Map<PlaceId, PlaceId> successors(Collection<PlaceId> ids) {
		return store.successors(ids);
	}

}
