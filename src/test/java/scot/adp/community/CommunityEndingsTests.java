package scot.adp.community;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.util.AopTestUtils;
import scot.adp.community.NeedAnswer.Met;
import scot.adp.community.NeedEntry.Stage;
import scot.adp.community.VolunteerView.State;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
import scot.adp.community.WorkPaths.Filter;
import scot.adp.community.WorkPaths.Kept;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.measures.spi.PeriodType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;

/** What is no longer asked of who died, in the module alone. */
class CommunityEndingsTests extends CommunitySlice {

	private static final String REF = "NAD-00001";

	@Autowired
	CommunityEndings ending;

	@Autowired
	WorkPaths paths;

	@Autowired
	PathSource pathSource;

	@Autowired
	LearnerPaths learners;

	@Autowired
	LearnerSource learnerSource;

	@Autowired
	NeedChecks needs;

	@Autowired
	NeedSource needSource;

	@Autowired
	Volunteers volunteers;

	@Autowired
	HelpsGiven helps;

	private LocalDate today;

	@BeforeEach
	void today() {
		today = LocalDate.now(clock);
		given(keys.newest(any())).willAnswer(call -> call.getArgument(0));
		jdbc.sql("delete from community.learner_path").update();
		jdbc.sql("delete from community.need_check").update();
		jdbc.sql("delete from community.volunteer").update();
	}

	@Test
	void checkOfWhoDiedIsNotAwaited() {
		works(today.minusWeeks(13));

		died(today);

		assertThat(paths.look().awaiting()).isZero();
		assertThat(paths.total(new Filter(Kept.AWAITING, 13))).isZero();
	}

	@Test
	void nobodyIsAskedWhatIsNotKnownOfWhoDied() {
		works(today.minusWeeks(13).minusDays(40));

		died(today);

		assertThat(paths.look().unknown()).isZero();
		assertThat(paths.total(new Filter(Kept.UNKNOWN, null))).isZero();
	}

	@Test
	void pathOfWhoDiedTellsOfNothingToCome() {
		var id = works(today.minusWeeks(13));

		died(today);

		assertThat(within(() -> paths.find(id)).orElseThrow().clock().milestones())
			.extracting(WorkClock.Milestone::state)
			.doesNotContain(WorkClock.State.NOT_YET_DUE, WorkClock.State.AWAITING);
	}

	@Test
	void workThatWasSustainedStays() {
		var id = works(today.minusWeeks(13));
		send(WorkFact.of(new Check(today.minusWeeks(9), true, true, "PERSON")));

		died(today);

		assertThat(within(() -> paths.find(id)).orElseThrow().clock().milestones()).singleElement()
			.returns(WorkClock.State.SUSTAINED, WorkClock.Milestone::state);
	}

	@Test
	void whatWasStillAwaitedAtADeathIsInNoFigure() {
		LocalDate due = PeriodType.QUARTER.of(today).previous().from().plusDays(10);
		works(due.minusWeeks(26));

		died(due);

		assertThat(whole(pathSource, PathSource.UNKNOWN_26, due.plusDays(28)).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void whatNobodyToldInTimeBeforeADeathStaysUnknown() {
		LocalDate due = PeriodType.QUARTER.of(today).previous().from().plusDays(10);
		works(due.minusWeeks(26));

		died(due.plusDays(29));

		assertThat(whole(pathSource, PathSource.UNKNOWN_26, due.plusDays(28)).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void courseOfWhoDiedGoesOnForNobody() {
		learns(today.minusDays(380));

		died(today);

		assertThat(learners.total(learners.goingOnLong()).courses()).isZero();
		assertThat(learners.total(new LearnerPaths.Filter(null, null, null)).goingOn()).isZero();
		assertThat(whole(learnerSource, LearnerSource.GOING_ON, today).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void needCheckOfWhoDiedIsNotDue() {
		asked(today.minusDays(200));

		died(today);

		assertThat(needs.total(NeedChecks.Filter.DUE).checks()).isZero();
	}

	@Test
	void needCheckOfWhoDiedIsNotOverdue() {
		asked(today.minusDays(200));

		died(today);

		assertThat(whole(needSource, NeedSource.OVERDUE, today).numerator()).isEqualByComparingTo("0");
	}

	@Test
	void needCheckThatWasOverdueBeforeADeathCountsInThatQuarter() {
		LocalDate before = PeriodType.QUARTER.of(today).previous().to();
		asked(before.minusDays(150));

		died(today);

		assertThat(whole(needSource, NeedSource.OVERDUE, before).numerator()).isEqualByComparingTo("1");
	}

	@Test
	void nothingIsDueOfAVolunteerWhoDied() {
		volunteers(today.plusDays(20), today);

		died(today);

		assertThat(volunteers.look()).returns(0, Volunteers.Look::supervision).returns(0, Volunteers.Look::pvgSoon);
		assertThat(volunteers.count(new Volunteers.Filter(null, Volunteers.Due.SUPERVISION))).isZero();
	}

	@Test
	void whatIsAskedOfOthersStays() {
		works(today.minusWeeks(13));

		died("NAD-00002", today);

		assertThat(paths.look().awaiting()).isOne();
	}

	@Test
	void deathThatIsTakenBackBringsAllClocksBack() {
		all();
		died(today);

		takenBack();

		assertThat(paths.look().awaiting()).isOne();
		assertThat(learners.total(learners.goingOnLong()).courses()).isOne();
		assertThat(needs.total(NeedChecks.Filter.DUE).checks()).isOne();
		assertThat(volunteers.look().supervision()).isOne();
	}

	@Test
	void deathThatIsToldTwiceChangesNothingTheSecondTime() {
		var id = works(today.minusWeeks(13));
		died(today.minusDays(1));

		died(today);

		assertThat(within(() -> paths.find(id)).orElseThrow()).returns(today.minusDays(1), WorkPathView::stoppedOn)
			.returns(3, WorkPathView::version);
	}

	@Test
	void deathThatAnotherUnitLearnedOfToStaysWhenOneIsTakenBack() {
		works(today.minusWeeks(13));
		died(today);
		given(deaths.known(person(REF))).willReturn(true);

		takenBack();

		assertThat(paths.look().awaiting()).isZero();
	}

	@Test
	void whatIsRecordedAfterADeathIsAskedAboutAsLittle() {
		given(deaths.learnedOn(anyCollection())).willReturn(Map.of(person(REF), today));

		all();

		assertThat(paths.look().awaiting()).isZero();
		assertThat(learners.total(learners.goingOnLong()).courses()).isZero();
		assertThat(needs.total(NeedChecks.Filter.DUE).checks()).isZero();
		assertThat(volunteers.look().supervision()).isZero();
	}

	@Test
	void courseThatIsPutRightToBeOfSomebodyElseGoesOn() {
		var id = learns(today.minusDays(380));
		died(today);

		within(() -> {
			learners.change(key(), id, 2, new LearnerPaths.Sent(new LearnerEntry(unit, "NAD-00002", "DIGITAL",
					"COLLEGE", null, today.minusDays(380), null, null, null, null, true), null));
			return true;
		});

		assertThat(learners.total(learners.goingOnLong()).courses()).isOne();
	}

	@Test
	void deathIsToldToWhatIsCounted(AssertablePublishedEvents events) {
		all();
		int before = changed(events);

		died(today);

		assertThat(changed(events) - before).isEqualTo(4);
	}

	private static int changed(AssertablePublishedEvents events) {
		int changed = 0;
		for (var ignored : events.ofType(RecordsChanged.class)) {
			changed++;
		}
		return changed;
	}

	private void all() {
		works(today.minusWeeks(13));
		learns(today.minusDays(380));
		asked(today.minusDays(200));
		volunteers(today.plusDays(20), today);
	}

	private WorkPaths.Id works(LocalDate start) {
		return send(WorkFact.of(new Job(start, null, "FROM_16", "EMPLOYEE", "RETAIL", false)));
	}

	private WorkPaths.Id send(WorkFact fact) {
		return within(() -> paths.record(key(),
				new WorkPaths.Sent(unit, REF, null, today.minusDays(600), null, List.of(fact), true), Door.PAGE));
	}

	private LearnerPaths.Id learns(LocalDate start) {
		return within(() -> learners.record(key(),
				new LearnerPaths.Sent(
						new LearnerEntry(unit, REF, "DIGITAL", "COLLEGE", null, start, null, null, null, null, true),
						null),
				Door.PAGE));
	}

	private void asked(LocalDate on) {
		within(() -> needs.record(key(),
				new NeedChecks.Sent(
						new NeedEntry(unit, REF, on, Stage.START, List.of(NeedAnswer.of("HOUSING", Met.NO)), true),
						null),
				Door.PAGE));
	}

	@Test
	void nobodyIsToFollowUpACrisisOfWhoDied() {
		crisis(today.minusDays(20));
		died(today.minusDays(1));
		given(deaths.learnedOn(anyCollection())).willReturn(Map.of(person(REF), today.minusDays(1)));
		crisis(today.minusDays(2));

		assertThat(helps.total(HelpsGiven.Filter.CAME_BACK).helps()).isZero();
		assertThat(helps.total(HelpsGiven.Filter.ALL).helps()).isEqualTo(2);
	}

	@Test
	void crisisIsToBeFollowedUpOnceItWasAnotherPerson() {
		crisis(today.minusDays(20));
		crisis(today.minusDays(2));
		died(today.minusDays(1));

		takenBack();

		assertThat(helps.total(HelpsGiven.Filter.CAME_BACK).helps()).isOne();
	}

	private void crisis(LocalDate on) {
		within(() -> helps.record(key(),
				new HelpsGiven.Sent(
						new HelpEntry(unit, on, "FOOD", "PARCEL", Pounds.NONE, Pounds.NONE, true, null, REF, true),
						null),
				Door.PAGE));
	}

	private void volunteers(LocalDate pvgExpires, LocalDate supervision) {
		within(() -> volunteers.add(key(), new Volunteers.New(unit, REF, null, today.minusDays(200),
				new Volunteers.What("PEER_MENTOR", true, "VALID", pvgExpires, supervision, false, State.ACTIVE)),
				Door.PAGE));
	}

	private void died(LocalDate learnedOn) {
		died(REF, learnedOn);
	}

	private void died(String reference, LocalDate learnedOn) {
		within(() -> {
			heard().on(new PersonDied(envelope(reference), learnedOn));
			return true;
		});
	}

	private void takenBack() {
		within(() -> {
			heard().on(new PersonDiedWithdrawn(envelope(REF)));
			return true;
		});
	}

	/** Without the thread of its own, so that a test knows when it is done. */
	private CommunityEndings heard() {
		return AopTestUtils.getUltimateTargetObject(ending);
	}

	private Envelope envelope(String reference) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(UUID.randomUUID()), 1, clock.instant(), unit,
				1, person(reference));
	}

}
