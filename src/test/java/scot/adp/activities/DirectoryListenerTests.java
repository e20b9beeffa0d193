package scot.adp.activities;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.test.Scenario;
import scot.adp.directory.Hours;
import scot.adp.directory.OpenReason;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceView;
import scot.adp.events.BusEvent;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.PlaceChanged;
import scot.adp.events.RecordId;
import scot.adp.events.ServiceClosed;
import scot.adp.events.ServicePaused;
import scot.adp.events.ServiceResumed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/** How series follow the directory, over the bus: once, twice and late. */
class DirectoryListenerTests extends ActivitiesSlice {

	private static final LocalDate FROM = LocalDate.of(2026, 10, 1);

	private ServiceId service = new ServiceId(UUID.randomUUID());

	@BeforeEach
	void anotherService() {
		service = new ServiceId(UUID.randomUUID());
	}

	@Test
	void aPauseAsksWhetherItRanAndIsNoLackOfAWord() {
		var series = ofTheService();
		assertThat(states(series)).containsOnly(PlannedDay.State.NOT_RECORDED, PlannedDay.State.WAITING);
		given(catalogue.pauses(anyCollection())).willReturn(Map.of(service,
				List.of(new Hours.Away(OpenReason.PAUSED, LocalDate.of(2026, 11, 1), null, "STAFFING"))));

		assertThat(plans.planned(filter(series), LocalDate.of(2026, 11, 1), TODAY)).isNotEmpty()
			.allMatch(day -> day.state() == PlannedDay.State.ASKED);
		assertThat(plans.planned(filter(series), FROM, LocalDate.of(2026, 10, 31))).isNotEmpty()
			.noneMatch(day -> day.state() == PlannedDay.State.ASKED);
		assertThat(figures.of(List.of(programme(series)), FROM, TODAY).values()).singleElement().satisfies(it -> {
			assertThat(it.notRecorded()).as("in October alone").isEqualTo(5);
			assertThat(it.waiting()).isEqualTo(4);
		});
	}

	@Test
	void aPauseIsCountedAnewOnce() {
		ofTheService();
		var paused = new ServicePaused(envelope(service.value(), 2), LocalDate.of(2026, 11, 1), null,
				new ListedCode("STAFFING"));
		publish(paused);
		await().until(() -> heard.from(unit, LocalDate.of(2026, 11, 1)) == 1);
		publish(paused);
		publish(new ServiceResumed(envelope(service.value(), 3), LocalDate.of(2026, 11, 20)));
		await().until(() -> heard.from(unit, LocalDate.of(2026, 11, 20)) == 1);

		assertThat(heard.from(unit, LocalDate.of(2026, 11, 1))).as("told twice, counted once").isEqualTo(1);
	}

	@Test
	void aSeriesEndsWithItsServiceOnce(Scenario scenario) {
		var series = ofTheService();
		var closed = new ServiceClosed(envelope(service.value(), 4), LocalDate.of(2026, 11, 14), null);
		scenario.publish(closed)
			.andWaitForStateChange(() -> view(series), it -> it.state() == SeriesPlans.State.ENDED)
			.andVerify(it -> {
				assertThat(it.endedOn()).isEqualTo(LocalDate.of(2026, 11, 13));
				assertThat(it.endedBecause()).isEqualTo(SeriesPlans.EndedBecause.SERVICE_CLOSED);
				assertThat(it.endedByName()).isNull();
				assertThat(it.version()).isEqualTo(2);
			});
		assertThat(plans.planned(filter(series), LocalDate.of(2026, 11, 14), TODAY)).isEmpty();
		assertThat(plans.planned(filter(series), FROM, LocalDate.of(2026, 11, 13))).hasSize(7);
		publish(closed);
		// Late: what came before the end says nothing any more.
		publish(new ServiceResumed(envelope(service.value(), 3), LocalDate.of(2026, 11, 2)));
		assertThat(view(series).version()).isEqualTo(2);
		verify(recording, times(1)).tell(eq("activities.series.end-with-service"), any(), any());
	}

	@Test
	void aSeriesMovesToThePlaceThatLeadsOnOnce(Scenario scenario) {
		var old = new PlaceId(UUID.randomUUID());
		var next = new PlaceId(UUID.randomUUID());
		var series = plans.add(key(), openAt(old));
		publish(new PlaceChanged(envelope(old.value(), 2), null, TODAY));
		given(catalogue.successors(List.of(old))).willReturn(Map.of(old, next));
		var moved = new PlaceChanged(envelope(old.value(), 3), null, TODAY);
		scenario.publish(moved)
			.andWaitForStateChange(() -> view(series), it -> next.equals(it.place()))
			.andVerify(it -> assertThat(it.version()).isEqualTo(2));
		publish(moved);
		publish(new PlaceChanged(envelope(old.value(), 1), new RecordId(UUID.randomUUID()), TODAY));
		assertThat(view(series).place()).isEqualTo(next);
		assertThat(view(series).version()).isEqualTo(2);
	}

	private SeriesPlans.What openAt(PlaceId place) {
		var found = mock(PlaceView.class);
		given(found.open(any())).willReturn(true);
		given(places.find(place)).willReturn(Optional.of(found));
		return series(running("DROP_IN", CountingMode.HEADCOUNT), place, weekly("FR", FROM, null));
	}

	private SeriesPlans.Id ofTheService() {
		given(services.find(service)).willReturn(Optional.of(mock(ServiceView.class)));
		var of = series(running("DROP_IN", CountingMode.HEADCOUNT), null, weekly("FR", FROM, null));
		return plans.add(key(), new SeriesPlans.What(of.programme(), null, null, null, Mode.IN_PERSON, service,
				List.of(), SeriesPlans.CountOffered.PER_SESSION, of.when()));
	}

	private Programmes.Id programme(SeriesPlans.Id series) {
		return view(series).programme();
	}

	private SeriesView view(SeriesPlans.Id series) {
		return plans.find(series).orElseThrow();
	}

	private SeriesPlans.Filter filter(SeriesPlans.Id series) {
		return SeriesPlans.Filter.of(programme(series));
	}

	private List<PlannedDay.State> states(SeriesPlans.Id series) {
		return plans.planned(filter(series), FROM, TODAY.minusDays(1)).stream().map(PlannedDay::state).toList();
	}

	private void publish(BusEvent event) {
		transaction.executeWithoutResult(status -> publisher.publishEvent(event));
	}

	private static Envelope envelope(UUID record, int revision) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(record), revision, Instant.now(), null, 1,
				null);
	}

}
