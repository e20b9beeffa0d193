package scot.adp.governance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingCalendar;
import scot.adp.directory.MeetingView;
import scot.adp.directory.Meetings;
import scot.adp.directory.Partners;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Members;
import scot.adp.identity.Recording;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.Plans;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The lives of decisions and questions in their module alone: on a database with no other
 * module's tables, and with stand-ins for what governance asks of others.
 */
@ModuleTest
@Import(OwnClock.class)
class GovernanceModuleTests {

	private static final LocalDate ASKED = LocalDate.of(2026, 11, 23);

	private static final LocalDate MEETING = LocalDate.of(2026, 11, 25);

	private static final LocalDate MINUTES = LocalDate.of(2026, 11, 27);

	private static final LocalDate CORRECTED = LocalDate.of(2026, 11, 30);

	@Autowired
	Decisions decisions;

	@Autowired
	Questions questions;

	@Autowired
	MovableClock clock;

	@MockitoBean
	Recording recording;

	@MockitoBean
	CurrentCaller currentCaller;

	@MockitoBean
	Members members;

	@MockitoBean
	Groups groups;

	@MockitoBean
	Meetings meetings;

	@MockitoBean
	MeetingCalendar calendar;

	@MockitoBean
	Partners partners;

	@MockitoBean
	ActionRegister register;

	@MockitoBean
	ProgressUpdates updates;

	@MockitoBean
	PlanEditing editing;

	@MockitoBean
	Plans plans;

	@MockitoBean
	Milestones milestones;

	@MockitoBean
	HelpRequests help;

	private GroupId group;

	private ActionView action;

	private Caller caller;

	@BeforeEach
	void standIns() {
		group = new GroupId("G-" + UUID.randomUUID().toString().substring(0, 8));
		action = mock(ActionView.class);
		caller = mock(Caller.class);
		var id = new ActionId(UUID.randomUUID());
		var plan = new PlanCode("NAADP-2025");
		given(action.id()).willReturn(id);
		given(action.plan()).willReturn(plan);
		given(action.code()).willReturn("HOU-10.2");
		given(register.find(plan, "HOU-10.2")).willReturn(Optional.of(action));
		given(register.byIds(any())).willReturn(Map.of(id, action));
		given(meetings.find(group, MEETING)).willReturn(Optional.of(mock(MeetingView.class)));
		given(calendar.groups()).willReturn(Set.of(group));
		given(currentCaller.get()).willReturn(caller);
		given(caller.supportTeam()).willReturn(true);
		given(caller.readsFor(any())).willReturn(true);
		given(recording.author(any())).willAnswer(call -> author());
		given(recording.answering(any(), any())).willAnswer(call -> author());
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author()).id());
		given(recording.once(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(4).get().id());
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	@Test
	void decisionWrittenDownOnceMoreSaysWhatItSaidBeforeAsAtTheDaysBefore() {
		clock.set(ASKED);
		Decisions.Id id = ask("Agree the budget.");
		clock.set(MINUTES);
		decisions.decide(key(), id, 1, "Agreed for one year.", null, null);
		clock.set(CORRECTED);
		decisions.decide(key(), id, 2, "Agreed for two years.", null, null);

		assertThat(asAt(ASKED, id).state()).isEqualTo(Decisions.State.WANTED);
		assertThat(asAt(ASKED, id).decided()).isNull();
		assertThat(asAt(MINUTES, id).decided()).isEqualTo("Agreed for one year.");
		assertThat(asAt(CORRECTED, id).decided()).isEqualTo("Agreed for two years.");
		assertThat(decisions.find(id)).hasValueSatisfying(now -> {
			assertThat(now.decided()).isEqualTo("Agreed for two years.");
			assertThat(now.version()).isEqualTo(3);
		});
	}

	@Test
	void ownerAndDayOfADecisionHaveTheirPastToo() {
		var first = new MemberId(UUID.randomUUID());
		var second = new MemberId(UUID.randomUUID());
		given(members.current(any(MemberId.class))).willReturn(Optional.of(mock()));
		clock.set(ASKED);
		Decisions.Id id = ask("Find a room.");
		clock.set(MINUTES);
		decisions.decide(key(), id, 1, "Agreed.", first, MINUTES.plusDays(10));
		clock.set(CORRECTED);
		decisions.decide(key(), id, 2, "Agreed.", second, MINUTES.plusDays(20));

		assertThat(asAt(MINUTES, id).owner()).isEqualTo(first);
		assertThat(asAt(MINUTES, id).dueOn()).isEqualTo(MINUTES.plusDays(10));
		assertThat(asAt(CORRECTED, id).owner()).isEqualTo(second);
	}

	@Test
	void closedDecisionIsNotWrittenDownAgainAndWasOpenTheDayBefore() {
		clock.set(ASKED);
		Decisions.Id id = ask("Agree the dates.");
		clock.set(MINUTES);
		decisions.decide(key(), id, 1, "Agreed.", null, null);
		clock.set(CORRECTED);
		decisions.done(key(), id, 2, CORRECTED);

		assertThat(asAt(MINUTES, id).state()).isEqualTo(Decisions.State.MADE);
		assertThat(asAt(CORRECTED, id).state()).isEqualTo(Decisions.State.DONE);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> decisions.decide(key(), id, 3, "Refused.", null, null))
			.withMessageContaining("closed");
	}

	@Test
	void whoeverSawAnEarlierVersionIsTold() {
		Decisions.Id id = ask("Agree.");
		decisions.decide(key(), id, 1, "Agreed.", null, null);

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> decisions.decide(key(), id, 1, "Refused.", null, null))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void decisionsOfOneMeetingCountUp() {
		ask("Agree one thing.");
		ask("Agree another.");

		assertThat(decisions.of(group, MEETING)).extracting(DecisionView::number).containsExactly(1, 2);
	}

	@Test
	void questionIsOpenUntilTheDayOfItsAnswer() {
		clock.set(ASKED);
		Questions.Id id = questions.ask(key(), action.plan(), "HOU-10.2", group, MEETING, "How many flats?");
		clock.set(MINUTES);
		questions.answer(key(), id, 1, "Three of four.");

		assertThat(AsAt.on(ASKED.minusDays(1), this::asked)).isEmpty();
		assertThat(AsAt.on(ASKED, this::asked)).singleElement().satisfies(question -> {
			assertThat(question.open()).isTrue();
			assertThat(question.answer()).isNull();
		});
		assertThat(AsAt.on(MINUTES, this::asked)).singleElement()
			.extracting(QuestionView::answer)
			.isEqualTo("Three of four.");
		assertThat(questions.openFor(List.of(action.id()))).isEmpty();
	}

	@Test
	void questionIsAnsweredOnce() {
		Questions.Id id = questions.ask(key(), action.plan(), "HOU-10.2", group, MEETING, "How many flats?");
		questions.answer(key(), id, 1, "Three.");

		assertThatExceptionOfType(Problem.class).isThrownBy(() -> questions.answer(key(), id, 2, "Four."))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
	}

	@Test
	void wordsOfAQuestionAreKeptFromOthers() {
		questions.ask(key(), action.plan(), "HOU-10.2", group, MEETING, "Why so late?");
		given(caller.readsFor(any())).willReturn(false);

		assertThat(asked()).singleElement().satisfies(question -> {
			assertThat(question.wordsShown()).isFalse();
			assertThat(question.words()).isNull();
		});
	}

	private Decisions.Id ask(String words) {
		return decisions.record(new Decisions.New(key(), group, MEETING, words, action.plan(), "HOU-10.2"));
	}

	private DecisionView asAt(LocalDate day, Decisions.Id id) {
		return AsAt.on(day, () -> decisions.find(id)).orElseThrow();
	}

	private List<QuestionView> asked() {
		return questions.at(group, MEETING);
	}

	private Author author() {
		return new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Mairi Test, Tester",
				OffsetDateTime.now(clock));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private static Function<Author, Made<Identifier>> anyChange() {
		return any();
	}

	private static Supplier<Made<Identifier>> anyWork() {
		return any();
	}

}
