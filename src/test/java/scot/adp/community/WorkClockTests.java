package scot.adp.community;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.community.WorkClock.Milestone;
import scot.adp.community.WorkClock.State;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;

import static org.assertj.core.api.Assertions.assertThat;

/** Sustained work by its oracles. */
class WorkClockTests {

	static final WorkRule RULE = new WorkRule(LocalDate.of(2015, 1, 1), List.of(4, 13, 26), 14, 28);

	private static final LocalDate START = LocalDate.of(2026, 9, 7);

	private static final LocalDate DUE = LocalDate.of(2026, 12, 7);

	@Test
	void w1WeeksRunFromTheFirstStart() {
		assertThat(clock(DUE, job(START, null)).milestones()).extracting(Milestone::dueOn)
			.containsExactly(LocalDate.of(2026, 10, 5), DUE, LocalDate.of(2027, 3, 8));
	}

	@Test
	void w2FourteenDaysBetweenJobsAreSustained() {
		assertThat(gapUntil(LocalDate.of(2026, 11, 9))).isEqualTo(State.SUSTAINED);
	}

	@Test
	void w2FifteenDaysBetweenJobsAreNot() {
		assertThat(gapUntil(LocalDate.of(2026, 11, 10))).isEqualTo(State.NOT_SUSTAINED);
	}

	private static State gapUntil(LocalDate again) {
		var facts = new WorkFacts(List.of(job(START, LocalDate.of(2026, 10, 25)), job(again, null)),
				List.of(inWork(DUE)));
		return WorkClock.of(facts, RULE, DUE.plusDays(3)).at(13).orElseThrow().state();
	}

	@Test
	void w3WhoIsOutOfWorkOnTheDayIsNotSustained() {
		WorkClock clock = outOnTheDay();

		assertThat(clock.at(13).orElseThrow().state()).isEqualTo(State.NOT_SUSTAINED);
	}

	@Test
	void w3WhatWasSustainedBeforeStays() {
		assertThat(outOnTheDay().at(4).orElseThrow().state()).isEqualTo(State.SUSTAINED);
	}

	private static WorkClock outOnTheDay() {
		return clock(DUE.plusDays(5), job(START, DUE.minusDays(1)), job(DUE.plusDays(2), null));
	}

	@ParameterizedTest
	@CsvSource({ "2026-12-01,NOT_YET_DUE", "2026-12-07,AWAITING", "2026-12-20,AWAITING", "2027-01-04,AWAITING",
			"2027-01-05,UNKNOWN" })
	void w5WithoutEvidenceNobodyKnows(LocalDate today, State state) {
		assertThat(clock(today, job(START, null)).at(13).orElseThrow().state()).isEqualTo(state);
	}

	@Test
	void w7FewHoursCountAsWork() {
		var facts = new WorkFacts(List.of(new Job(START, null, "UNDER_16", "EMPLOYEE", "RETAIL", false)),
				List.of(inWork(DUE)));

		assertThat(WorkClock.of(facts, RULE, DUE).at(13).orElseThrow().state()).isEqualTo(State.SUSTAINED);
	}

	@Test
	void checkOfAnotherDayThatWasNotUnbrokenTellsOfThatDayAlone() {
		var facts = new WorkFacts(List.of(job(START, null)), List.of(new Check(DUE, true, false, "PERSON")));

		assertThat(WorkClock.of(facts, RULE, DUE).at(13).orElseThrow().state()).isEqualTo(State.AWAITING);
	}

	@Test
	void lateCheckThatWasUnbrokenTellsOfAllDaysBefore() {
		var facts = new WorkFacts(List.of(job(START, null)), List.of(inWork(DUE.plusDays(60))));

		assertThat(WorkClock.of(facts, RULE, DUE.plusDays(60)).at(13).orElseThrow().state()).isEqualTo(State.SUSTAINED);
	}

	@Test
	void checkThatFoundNobodyInWorkEndsWhatIsKnown() {
		var facts = new WorkFacts(List.of(job(START, null)),
				List.of(new Check(DUE.minusDays(20), false, false, "PERSON")));

		assertThat(WorkClock.of(facts, RULE, DUE).at(13).orElseThrow().state()).isEqualTo(State.NOT_SUSTAINED);
	}

	@Test
	void withoutAJobThereIsNothingToLookAt() {
		assertThat(clock(DUE).milestones()).isEmpty();
	}

	private static WorkClock clock(LocalDate today, Job... jobs) {
		return WorkClock.of(new WorkFacts(List.of(jobs), List.of()), RULE, today);
	}

	private static Job job(LocalDate start, @Nullable LocalDate end) {
		return new Job(start, end, "FROM_16", "EMPLOYEE", "RETAIL", false);
	}

	private static Check inWork(LocalDate on) {
		return new Check(on, true, true, "PERSON");
	}

}
