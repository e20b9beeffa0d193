package scot.adp.activities;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.BusEvent;
import scot.adp.events.DrugAlertChanged;
import scot.adp.events.DrugAlertIssued;
import scot.adp.events.DrugAlertWithdrawn;
import scot.adp.identity.Recording;

/**
 * Hears of drug alerts: resources that name one of their substances are to be looked at
 * until somebody did, unless the alert is withdrawn; and a unit that runs campaigns is
 * asked whether one is wanted.
 */
@Component
class AlertListener {

	private final ResourceStore store;

	private final ResourceWatch watch;

	private final Recording recording;

	private final Clock clock;

	AlertListener(ResourceStore store, ResourceWatch watch, Recording recording, Clock clock) {
		this.store = store;
		this.watch = watch;
		this.recording = recording;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "activities.alert-issued")
	void on(DrugAlertIssued event) {
		hear(event, new ResourceStore.Alert(event.envelope().record(), event.substances(), event.validUntil()));
	}

	@ApplicationModuleListener(id = "activities.alert-changed")
	void on(DrugAlertChanged event) {
		hear(event, new ResourceStore.Alert(event.envelope().record(), event.substances(), event.validUntil()));
	}

	@ApplicationModuleListener(id = "activities.alert-withdrawn")
	void on(DrugAlertWithdrawn event) {
		var alert = new ResourceStore.Alert(event.envelope().record(), event.substances(), event.validUntil());
		store.withdrawn(alert, OffsetDateTime.now(clock));
		tell(event, 0);
	}

	private void hear(BusEvent event, ResourceStore.Alert alert) {
		// As fine as the database keeps it, since what was heard then is found by it.
		OffsetDateTime at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
		store.heard(alert, at);
		tell(event, watch.tell(at));
	}

	private void tell(BusEvent event, int resources) {
		recording.tell("activities.alert.hear", "alert " + event.envelope().record().value(),
				Map.of("event", event.getClass().getSimpleName(), "resources", String.valueOf(resources)));
	}

}
