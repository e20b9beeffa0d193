package scot.adp.treatment;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.platform.ConfigFile;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows from what is known of a stay, by its oracles and by further cases. */
class StayClockTests {

	static final StayRules RULES = new StayRules(ConfigFile.read(Path.of("config", "treatment", "stays.yaml")));

	private static final LocalDate LEFT = LocalDate.of(2026, 8, 24);

	@Test
	void s3_waitRunsFromApprovalToAdmission() {
		assertThat(StayClock.waited(facts("fundingOn", "2026-04-10", "admittedOn", "2026-05-08"))).isEqualTo(28);
	}

	@Test
	void s3_whoNeverCameInHasNoWait() {
		assertThat(StayClock.waited(facts("fundingOn", "2026-04-10"))).isNull();
	}

	@Test
	void whoCameInBeforeTheApprovalHasNoWait() {
		assertThat(StayClock.waited(facts("fundingOn", "2026-05-12", "admittedOn", "2026-05-08"))).isNull();
	}

	@Test
	void s4_nightOfLeavingDoesNotCount() {
		assertThat(StayClock.nights(facts("admittedOn", "2026-06-01", "leftOn", "2026-08-24"))).isEqualTo(84);
	}

	@ParameterizedTest
	@CsvSource({ "2026-08-24, true", "2026-08-31, true", "2026-09-01, false" })
	void s4_contactCountsUntilTheSeventhDay(LocalDate on, boolean inTime) {
		LocalDate due = LEFT.plusDays(RULES.on(LEFT).contactDays());

		assertThat(StayClock.contact(LEFT, List.of(new StayClock.Told(on, "IN_SUPPORT")), RULES))
			.matches(contact -> contact.isAfter(due) != inTime, "in time: " + inTime);
	}

	@Test
	void whoCouldNotBeReachedIsNoContact() {
		assertThat(StayClock.contact(LEFT, List.of(new StayClock.Told(LEFT.plusDays(3), "NOT_IN_CONTACT")), RULES))
			.isNull();
	}

	@Test
	void s5_windowOfThreeMonths() {
		assertThat(asked().getFirst()).returns(LocalDate.of(2026, 11, 10), StayView.Asked::opensOn)
			.returns(LocalDate.of(2026, 12, 8), StayView.Asked::closesOn);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-09, false", "2026-11-10, true", "2026-12-08, true", "2026-12-09, false" })
	void s5_answerCountsWithinItsWindow(LocalDate on, boolean counts) {
		assertThat(asked(new StayClock.Told(on, "WELL")).getFirst().known()).isEqualTo(counts);
	}

	@Test
	void s5_withoutAnAnswerItIsNotKnown() {
		assertThat(asked().getFirst()).returns(null, StayView.Asked::status).returns(false, StayView.Asked::known);
	}

	@Test
	void answerThatKnowsCountsBeforeALaterOneThatDoesNot() {
		var told = asked(new StayClock.Told(LEFT.plusMonths(3), "IN_SUPPORT"),
				new StayClock.Told(LEFT.plusMonths(3).plusDays(2), "NOT_IN_CONTACT"));

		assertThat(told.getFirst().status()).isEqualTo("IN_SUPPORT");
	}

	@Test
	void whoDiedIsNotAsked() {
		assertThat(StayClock.asked(LEFT, List.of(), LEFT.plusMonths(4), RULES)).extracting(StayView.Asked::leftOut)
			.containsExactly(false, true, true);
	}

	@ParameterizedTest
	@CsvSource({ "enquiryOn, ENQUIRY", "assessedOn, ASSESSED", "planAgreedOn, PLANNED", "appliedOn, PLANNED",
			"fundingOn, FUNDED", "acceptedOn, ACCEPTED", "preparationOn, PREPARING", "admittedOn, IN_STAY",
			"leftOn, AFTERCARE" })
	void stageIsThatOfTheFurthestFact(String fact, StayStage stage) {
		assertThat(StayClock.standing(facts("enquiryOn", "2026-01-10", fact, "2026-03-01"), null, RULES))
			.isEqualTo(new StayClock.Standing(stage, LocalDate.of(2026, 3, 1)));
	}

	@Test
	void stepsThatAreSkippedDoNotMatter() {
		assertThat(StayClock.standing(facts("admittedOn", "2026-03-01", "fundingOn", "2026-04-01"), null, RULES))
			.isEqualTo(new StayClock.Standing(StayStage.IN_STAY, LocalDate.of(2026, 3, 1)));
	}

	@Test
	void whatDoesNotSuitStaysSo() {
		assertThat(StayClock.standing(facts("assessedOn", "2026-03-01", "decision", "NOT_SUITABLE"), null, RULES))
			.isEqualTo(new StayClock.Standing(StayStage.NOT_SUITABLE, LocalDate.of(2026, 3, 1)));
	}

	@Test
	void moneyThatIsApprovedAfterwardsIsFurther() {
		assertThat(StayClock
			.standing(facts("assessedOn", "2026-03-01", "decision", "NOT_SUITABLE", "fundingOn", "2026-06-01"), null,
					RULES)
			.stage()).isEqualTo(StayStage.FUNDED);
	}

	@Test
	void closedIsClosed() {
		assertThat(StayClock.standing(facts("leftOn", "2026-03-01"), LocalDate.of(2027, 4, 1), RULES).stage())
			.isEqualTo(StayStage.CLOSED);
	}

	@Test
	void admissionWithoutApprovalIsTold() {
		assertThat(StayClock.admittedBeforeFunding(facts("admittedOn", "2026-03-01"))).isTrue();
	}

	@Test
	void laterPlannedEndHoldsAndWhatElseIsKnownStays() {
		var different = new ArrayList<String>();

		var facts = facts("admittedOn", "2026-06-01", "plannedEndOn", "2026-08-24")
			.and(facts("admittedOn", "2026-06-02", "plannedEndOn", "2026-08-31"), different);

		assertThat(facts).isEqualTo(facts("admittedOn", "2026-06-01", "plannedEndOn", "2026-08-31"));
		assertThat(different).containsExactly("admittedOn");
	}

	private static List<StayView.Asked> asked(StayClock.Told... told) {
		return StayClock.asked(LEFT, List.of(told), null, RULES);
	}

	/** Facts by their names: days, else codes. */
	static StayFacts facts(String... told) {
		Map<String, @Nullable Object> facts = new HashMap<>();
		for (int i = 0; i < told.length; i += 2) {
			facts.put(told[i], told[i].endsWith("On") ? LocalDate.parse(told[i + 1]) : told[i + 1]);
		}
		return StayFacts.of(facts);
	}

}
