package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import scot.adp.treatment.EpisodeFact.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows from the facts of an episode, and which facts tell anything new. */
class EpisodeStandingTests {

	private static final LocalDate STARTED = LocalDate.of(2026, 3, 2);

	private static final EpisodeFact METHADONE = EpisodeFact.medicine(STARTED, "METHADONE");

	@Test
	void firstDayIsTheLastContactWhereNobodyToldOfOne() {
		assertThat(of().lastContactOn()).isEqualTo(STARTED);
	}

	@Test
	void latestContactHoldsWheneverItWasTold() {
		assertThat(
				of(EpisodeFact.contact(STARTED.plusDays(40)), EpisodeFact.contact(STARTED.plusDays(9))).lastContactOn())
			.isEqualTo(STARTED.plusDays(40));
	}

	@Test
	void whatWasToldLastHoldsWhereAThingCanOnlyBeOneWay() {
		assertThat(of(EpisodeFact.value(Kind.SETTING, "PRISON")).setting()).isEqualTo("PRISON");
	}

	@Test
	void medicineOfTheLatestDayIsThatOfNow() {
		assertThat(of(EpisodeFact.medicine(STARTED.plusDays(60), "BUPRENORPHINE_LONG_ACTING"), METHADONE).medicine())
			.isEqualTo("BUPRENORPHINE_LONG_ACTING");
	}

	@Test
	void ofTwoMedicinesOfADayTheOneToldLastHolds() {
		assertThat(of(METHADONE, EpisodeFact.medicine(STARTED, "BUPRENORPHINE_ORAL")).medicine())
			.isEqualTo("BUPRENORPHINE_ORAL");
	}

	@Test
	void sameMedicineOfTheSameDayTellsNothingNew() {
		assertThat(adds(METHADONE, METHADONE)).isFalse();
	}

	@Test
	void earlierContactTellsNothingNew() {
		assertThat(adds(EpisodeFact.contact(STARTED.plusDays(3)), EpisodeFact.contact(STARTED.plusDays(9)))).isFalse();
	}

	@Test
	void sameMomentInAnotherOffsetTellsNothingNew() {
		assertThat(adds(EpisodeFact.moment(Kind.FIRST_CONTACT, OffsetDateTime.parse("2026-06-01T10:00+01:00")),
				EpisodeFact.moment(Kind.FIRST_CONTACT, OffsetDateTime.parse("2026-06-01T09:00Z"))))
			.isFalse();
	}

	@Test
	void endWithoutAReasonTakesNoReasonAway() {
		LocalDate end = STARTED.plusDays(90);

		assertThat(adds(EpisodeFact.ended(end, null, null), EpisodeFact.ended(end, "PLANNED_COMPLETE", null)))
			.isFalse();
	}

	@Test
	void reasonForAnEndThatHadNoneIsNew() {
		LocalDate end = STARTED.plusDays(90);

		assertThat(adds(EpisodeFact.ended(end, "PLANNED_COMPLETE", null), EpisodeFact.ended(end, null, null))).isTrue();
	}

	private static EpisodeStanding of(EpisodeFact... more) {
		return EpisodeStanding.of(STARTED, with(more));
	}

	private static boolean adds(EpisodeFact fact, EpisodeFact... known) {
		return EpisodeStanding.adds(STARTED, with(known), fact);
	}

	private static List<EpisodeFact> with(EpisodeFact... more) {
		var facts = new ArrayList<>(List.of(EpisodeFact.value(Kind.SUBSTANCE, "DRUGS"),
				EpisodeFact.treatment(List.of("OST")), EpisodeFact.value(Kind.SETTING, "COMMUNITY")));
		facts.addAll(List.of(more));
		return facts;
	}

}
