package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.ServiceId;
import scot.adp.events.PlaceChanged;
import scot.adp.events.ServiceClosed;
import scot.adp.events.ServicePaused;
import scot.adp.events.ServiceResumed;
import scot.adp.identity.Recording;

/**
 * Follows the directory: a series ends with its service and moves with its place. When a
 * service was away is read there when planned days are, so of a pause nothing is kept;
 * what follows from it is counted anew.
 */
@Component
class DirectoryListener {

	private final SeriesStore series;

	private final PlaceCatalogue catalogue;

	private final SessionNews news;

	private final Recording recording;

	private final Clock clock;

	DirectoryListener(SeriesStore series, PlaceCatalogue catalogue, SessionNews news, Recording recording,
			Clock clock) {
		this.series = series;
		this.catalogue = catalogue;
		this.news = news;
		this.recording = recording;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "activities.series-paused")
	void on(ServicePaused event) {
		countAnew(event.envelope().record().value(), event.from());
	}

	@ApplicationModuleListener(id = "activities.series-resumed")
	void on(ServiceResumed event) {
		countAnew(event.envelope().record().value(), event.from());
	}

	@ApplicationModuleListener(id = "activities.series-ended")
	void on(ServiceClosed event) {
		LocalDate last = event.on().minusDays(1);
		OffsetDateTime at = OffsetDateTime.now(clock);
		for (SeriesView one : series.of(new ServiceId(event.envelope().record().value()), null)) {
			series.end(one.id(), one.version(), last, SeriesPlans.EndedBecause.SERVICE_CLOSED, null, at);
			recording.tell("activities.series.end-with-service", SeriesPlans.subject(one.id()),
					Map.of("endedOn", last.toString()));
			tell(one, last, at);
		}
	}

	@ApplicationModuleListener(id = "activities.series-moved")
	void on(PlaceChanged event) {
		var place = new PlaceId(event.envelope().record().value());
		@Nullable PlaceId then = Optional.ofNullable(event.successor())
			.map(it -> new PlaceId(it.value()))
			.or(() -> Optional.ofNullable(catalogue.successors(List.of(place)).get(place)))
			.orElse(null);
		if (then == null) {
			return;
		}
		OffsetDateTime at = OffsetDateTime.now(clock);
		for (SeriesView one : series.of(null, place)) {
			series.move(one.id(), one.version(), then, at);
			recording.tell("activities.series.move-with-place", SeriesPlans.subject(one.id()),
					Map.of("place", then.value().toString()));
		}
	}

	private void countAnew(UUID service, LocalDate from) {
		series.of(new ServiceId(service), null).forEach(one -> tell(one, from, OffsetDateTime.now(clock)));
	}

	/** What was planned up to today counts otherwise from a day on. */
	private void tell(SeriesView one, LocalDate from, OffsetDateTime at) {
		LocalDate today = at.toLocalDate();
		if (!from.isAfter(today)) {
			news.of(UUID.randomUUID(), 1, one.unit(), List.of(from, today), at);
		}
	}

}
