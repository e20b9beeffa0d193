package scot.adp.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.activities.SessionCatalogue.HeldAt;
import scot.adp.activities.SessionCatalogue.Offered;
import scot.adp.activities.SessionCatalogue.Stretch;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;

/** What other modules are told of where sessions were held. */
class SessionCatalogueTests extends ActivitiesSlice {

	private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 13);

	private static final Stretch AUTUMN = new Stretch(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 12, 31));

	@Autowired
	SessionCatalogue sessionCatalogue;

	private PlaceView school;

	private Programmes.Id lessons;

	@BeforeEach
	void begin() {
		school = new PlaceView(new PlaceId(UUID.randomUUID()), 1, "A school", PlaceView.Kind.SCHOOL,
				new AreaCode("IRVINE"), null, null, null, PlaceView.Masking.OPEN, null, null, null);
		given(catalogue.byIds(anyCollection())).willReturn(Map.of(school.id(), school));
		lessons = running("ROADSHOW", CountingMode.HEADCOUNT);
	}

	@Test
	void ofSeveralSessionsThePupilsOfTheLargestAreTold() {
		record(FRIDAY, 12);
		record(FRIDAY.minusWeeks(1), 30);

		assertThat(held()).singleElement()
			.returns(2, HeldAt::sessions)
			.returns(30, HeldAt::pupils)
			.returns(FRIDAY, HeldAt::lastOn)
			.returns(List.of(FRIDAY.minusWeeks(1), FRIDAY), HeldAt::days);
	}

	@Test
	void staffAreNoPupils() {
		sessions.record(key(), entry(FRIDAY, new Tallies(null, 20, null, 3, 2, null)));

		assertThat(held()).singleElement().returns(20, HeldAt::pupils);
	}

	@Test
	void struckSessionIsNone() {
		var id = record(FRIDAY, 12);
		sessions.strike(key(), id, 1, "WRONG");

		assertThat(held()).isEmpty();
	}

	@Test
	void sessionThatWaitsToBeCheckedIsNone() {
		var id = record(FRIDAY, 12);
		jdbc.sql("update activities.session set state = 'TO_CHECK' where id = :id").param("id", id.value()).update();

		assertThat(held()).isEmpty();
	}

	@Test
	void sessionCountsInTheStretchOfItsDayAlone() {
		record(FRIDAY, 12);

		assertThat(sessionCatalogue.held(List.of(lessons),
				List.of(new Stretch(LocalDate.of(2025, 8, 1), LocalDate.of(2026, 7, 31)))))
			.isEmpty();
	}

	@Test
	void programmesAreFoundByKindOrByWhatTheyAreDoneFor() {
		assertThat(sessionCatalogue.programmes(List.of("ROADSHOW"), List.of())).extracting(it -> it.programme().id())
			.contains(lessons);
		assertThat(sessionCatalogue.programmes(List.of(), List.of("NAADP-2025/FAM-1.7")))
			.filteredOn(it -> it.programme().id().equals(lessons))
			.singleElement()
			.extracting(Offered::promises)
			.isEqualTo(List.of("NAADP-2025/FAM-1.7"));
	}

	private List<HeldAt> held() {
		return sessionCatalogue.held(List.of(lessons), List.of(AUTUMN));
	}

	private Sessions.Id record(LocalDate on, int pupils) {
		return sessions.record(key(), entry(on, new Tallies(null, pupils, null, null, null, null))).id();
	}

	private SessionEntry entry(LocalDate on, Tallies tallies) {
		return new SessionEntry(null, lessons, on, LocalTime.of(10, 0), LocalTime.of(11, 0), null, school.id(), null,
				null, null, false, tallies, null, null, null, null, null, null, null, null, null, null, null, null,
				null, true);
	}

}
