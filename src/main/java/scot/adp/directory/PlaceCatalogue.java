package scot.adp.directory;

import java.util.List;

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

}
