package scot.adp.treatment;

import java.time.Clock;
import java.time.OffsetDateTime;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import scot.adp.directory.PlaceMoved;

/** Outlets lie where their places do. */
@Component
class OutletAreas {

	private final OutletStore store;

	private final ChangedRecords changes;

	private final Clock clock;

	OutletAreas(OutletStore store, ChangedRecords changes, Clock clock) {
		this.store = store;
		this.changes = changes;
		this.clock = clock;
	}

	/** Takes the outlets of a place along, and has counted anew what is told by area. */
	@EventListener
	void on(PlaceMoved moved) {
		store.moved(moved.place(), moved.area())
			.forEach(outlet -> changes.ofOutlet(outlet.id().value(), outlet.version(), outlet.unit(), outlet.openedOn(),
					OffsetDateTime.now(clock)));
	}

}
