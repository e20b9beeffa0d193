package scot.adp.treatment;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.directory.WorkingDays;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.UnitId;
import scot.adp.treatment.JointCareClock.Standing;
import scot.adp.treatment.JointCareFact.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows from what was told of joint care, by its oracles and by further cases. */
class JointCareClockTests {

	static final JointCareRules RULES = new JointCareRules(
			ConfigFile.read(Path.of("config", "treatment", "joint-care.yaml")));

	/** The first Monday of May 2026 is a holiday. */
	static final WorkingDays DAYS = new WorkingDays(List.of(LocalDate.of(2026, 5, 4)));

	static final UnitId RECOVERY = new UnitId("NADARS");

	static final UnitId MENTAL_HEALTH = new UnitId("NAHSCP-CMH");

	private static final LocalDate ASKED = LocalDate.of(2026, 5, 1);

	@Test
	void j1_whoIsRefusedByOneAndLedByTheOtherHasNoGap() {
		assertThat(standing(declined(MENTAL_HEALTH, 4, "BECAUSE_OF_SUBSTANCE_USE"), accepted(RECOVERY, 6),
				lead(RECOVERY, 7)))
			.returns(null, Standing::gapFromOn)
			.returns(true, Standing::refusedOther)
			.returns(JointCareStage.LED, it -> it.stage(day(8)));
	}

	@Test
	void j2_whomBothDeclineNobodyLeadsFromThatDayOn() {
		assertThat(standing(declined(MENTAL_HEALTH, 4, "BECAUSE_OF_SUBSTANCE_USE"), declined(RECOVERY, 6, "THRESHOLD")))
			.returns(day(6), Standing::gapFromOn)
			.returns(null, Standing::gapToOn)
			.returns(JointCareStage.GAP, it -> it.stage(day(6)));
	}

	@Test
	void j2_gapLastsUntilALeadIsNamed() {
		assertThat(standing(declined(MENTAL_HEALTH, 4, "THRESHOLD"), declined(RECOVERY, 6, "THRESHOLD"),
				accepted(RECOVERY, 8), lead(RECOVERY, 12)))
			.returns(day(6), Standing::gapFromOn)
			.returns(day(12), Standing::gapToOn);
	}

	@Test
	void j2_acceptingAloneEndsNoGap() {
		assertThat(standing(declined(MENTAL_HEALTH, 4, "THRESHOLD"), declined(RECOVERY, 6, "THRESHOLD"),
				accepted(RECOVERY, 8))
			.stage(day(8))).isEqualTo(JointCareStage.GAP);
	}

	@ParameterizedTest
	@CsvSource({ "18, ASKED", "19, GAP" })
	void gapBeginsOnceTenWorkingDaysPassedWithoutALead(int on, JointCareStage stage) {
		assertThat(standing().stage(day(on))).isEqualTo(stage);
	}

	@Test
	void leadOnTheTenthWorkingDayIsInTime() {
		assertThat(standing(accepted(RECOVERY, 18), lead(RECOVERY, 18)).gapFromOn()).isNull();
	}

	@Test
	void leadOnTheDayAfterEndsAGapOfNoDay() {
		assertThat(standing(lead(RECOVERY, 19))).returns(day(19), Standing::gapFromOn)
			.returns(day(19), Standing::gapToOn);
	}

	@Test
	void anAnswerThatIsNoLeadDoesNotStopTheClock() {
		assertThat(standing(accepted(MENTAL_HEALTH, 6)).stage(day(20))).isEqualTo(JointCareStage.GAP);
	}

	@Test
	void bothDeclineOnlyWhereTheLastAnswersOfBothDo() {
		assertThat(standing(declined(MENTAL_HEALTH, 4, "THRESHOLD"), accepted(MENTAL_HEALTH, 5),
				declined(RECOVERY, 6, "THRESHOLD"))
			.stage(day(7))).isEqualTo(JointCareStage.ANSWERED);
	}

	@Test
	void leadOnTheDayOfTheSecondRefusalLeavesNoGap() {
		assertThat(
				standing(declined(MENTAL_HEALTH, 4, "THRESHOLD"), declined(RECOVERY, 6, "THRESHOLD"), lead(RECOVERY, 6))
					.gapFromOn())
			.isNull();
	}

	@Test
	void closingEndsAGap() {
		assertThat(standing(declined(MENTAL_HEALTH, 4, "THRESHOLD"), declined(RECOVERY, 6, "THRESHOLD"),
				new JointCareFact(Kind.CLOSED, null, day(9), "PERSON_DECLINED", null)))
			.returns(day(9), Standing::gapToOn)
			.returns(JointCareStage.CLOSED, it -> it.stage(day(20)));
	}

	@Test
	void closingInTimeLeavesNoGap() {
		assertThat(standing(new JointCareFact(Kind.CLOSED, null, day(9), "PERSON_DECLINED", null)).gapFromOn())
			.isNull();
	}

	@Test
	void otherReasonsAreNoRefusalForTheOtherCondition() {
		assertThat(standing(declined(MENTAL_HEALTH, 4, "NO_CAPACITY")).refusedOther()).isFalse();
	}

	@Test
	void jointAssessmentIsDueTwentyWorkingDaysAfterTheAnswer() {
		assertThat(standing(new JointCareFact(Kind.ANSWER, MENTAL_HEALTH, day(5), "JOINT", null)).assessDueOn())
			.isEqualTo(LocalDate.of(2026, 6, 2));
	}

	@Test
	void nothingIsAssessedTogetherOnceEitherDeclined() {
		var joint = new JointCareFact(Kind.ANSWER, MENTAL_HEALTH, day(5), "JOINT", null);

		assertThat(standing(joint, declined(RECOVERY, 7, "THRESHOLD"))).returns(null, Standing::jointOn)
			.returns(null, Standing::assessDueOn);
		assertThat(standing(joint, declined(RECOVERY, 7, "THRESHOLD"), accepted(RECOVERY, 8)).jointOn())
			.isEqualTo(day(5));
	}

	@Test
	void anotherLeadTakesOverAndTheFirstDayStays() {
		assertThat(standing(lead(RECOVERY, 7), lead(MENTAL_HEALTH, 14))).returns(MENTAL_HEALTH, Standing::leadUnit)
			.returns(day(7), Standing::leadOn);
	}

	@Test
	void orderOfTellingDoesNotMatter() {
		assertThat(standing(lead(RECOVERY, 12), declined(RECOVERY, 6, "THRESHOLD"),
				declined(MENTAL_HEALTH, 4, "THRESHOLD")))
			.isEqualTo(standing(declined(MENTAL_HEALTH, 4, "THRESHOLD"), declined(RECOVERY, 6, "THRESHOLD"),
					lead(RECOVERY, 12)));
	}

	static JointCareFact declined(UnitId unit, int on, String reason) {
		return new JointCareFact(Kind.ANSWER, unit, day(on), "DECLINED", reason);
	}

	static JointCareFact accepted(UnitId unit, int on) {
		return new JointCareFact(Kind.ANSWER, unit, day(on), "ACCEPTED", null);
	}

	static JointCareFact lead(UnitId unit, int on) {
		return new JointCareFact(Kind.LEAD, unit, day(on), null, null);
	}

	static LocalDate day(int of) {
		return LocalDate.of(2026, 5, of);
	}

	private static Standing standing(JointCareFact... told) {
		return JointCareClock.standing(RECOVERY, MENTAL_HEALTH, ASKED, List.of(told), RULES, DAYS);
	}

}
