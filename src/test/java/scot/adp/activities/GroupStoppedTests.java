package scot.adp.activities;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.test.AssertablePublishedEvents;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceView;
import scot.adp.events.GroupStopped;
import scot.adp.events.LocalArea;
import scot.adp.events.RecordId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** When it is told that a group stopped. */
class GroupStoppedTests extends ActivitiesSlice {

	private static final LocalDate FROM = LocalDate.of(2026, 10, 2);

	private ServiceId service = new ServiceId(UUID.randomUUID());

	@BeforeEach
	void anotherService() {
		service = new ServiceId(UUID.randomUUID());
		given(services.find(service)).willReturn(Optional.of(mock(ServiceView.class)));
	}

	@Test
	void lastSeriesOfAServiceTellsThatItsGroupStopped(AssertablePublishedEvents events) {
		var series = of("RECOVERY_GROUP", null, null);
		end(series);

		assertThat(told(events, series)).singleElement().satisfies(it -> {
			assertThat(it.service()).isEqualTo(new RecordId(service.value()));
			assertThat(it.on()).isEqualTo(TODAY);
			assertThat(it.envelope().revision()).isEqualTo(2);
			assertThat(it.envelope().unit()).isEqualTo(unit);
		});
	}

	@Test
	void asLongAsAnotherSeriesOfTheServiceGoesOnItDidNotStop(AssertablePublishedEvents events) {
		var series = of("RECOVERY_GROUP", null, null);
		of("DROP_IN", null, null);
		end(series);

		assertThat(told(events, series)).isEmpty();
	}

	@Test
	void seriesOfWhichNothingIsPlannedAnyMoreGoesOnNoMore(AssertablePublishedEvents events) {
		var series = of("RECOVERY_GROUP", null, null);
		of("RECOVERY_GROUP", null, TODAY.minusDays(1));
		end(series);

		assertThat(told(events, series)).hasSize(1);
	}

	@Test
	void lessonsThatEndAreNoGroup(AssertablePublishedEvents events) {
		var series = of("SCHOOL_LESSON", null, null);
		end(series);

		assertThat(told(events, series)).isEmpty();
	}

	@Test
	void areaOfTheGroupIsTold(AssertablePublishedEvents events) {
		var series = of("DROP_IN", at(PlaceView.Masking.AREA_ONLY), null);
		end(series);

		assertThat(told(events, series)).extracting(GroupStopped::area).containsExactly(new LocalArea("ARRAN"));
	}

	@Test
	void areaOfAPlaceThatNobodyIsShownIsNotTold(AssertablePublishedEvents events) {
		var series = of("DROP_IN", at(PlaceView.Masking.NONE_SHOWN), null);
		end(series);

		assertThat(told(events, series)).singleElement().satisfies(it -> assertThat(it.area()).isNull());
	}

	private PlaceId at(PlaceView.Masking masking) {
		var place = new PlaceId(UUID.randomUUID());
		var view = new PlaceView(place, 1, "Hall", PlaceView.Kind.VENUE, new AreaCode("ARRAN"), null, null, null,
				masking, null, null, null);
		given(places.find(place)).willReturn(Optional.of(view));
		given(catalogue.byIds(any())).willReturn(Map.of(place, view));
		return place;
	}

	private SeriesPlans.Id of(String kind, @Nullable PlaceId place, @Nullable LocalDate until) {
		return plans.add(key(), new SeriesPlans.What(running(kind, CountingMode.HEADCOUNT), null, null, place,
				Mode.IN_PERSON, service, List.of(), SeriesPlans.CountOffered.PER_SESSION, weekly("FR", FROM, until)));
	}

	private void end(SeriesPlans.Id series) {
		plans.end(key(), series, 1, TODAY);
	}

	private static Iterable<GroupStopped> told(AssertablePublishedEvents events, SeriesPlans.Id series) {
		return events.ofType(GroupStopped.class).matching(it -> it.envelope().record().value().equals(series.value()));
	}

}
