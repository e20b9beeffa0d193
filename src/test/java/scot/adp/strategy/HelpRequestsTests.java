package scot.adp.strategy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.directory.GroupId;
import scot.adp.platform.Problem;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.MovableClock;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who asks for help, who answers, and who reads what of it. */
@AdpTest
class HelpRequestsTests {

	private static final LocalDate MEETING = LocalDate.of(2027, 1, 1);

	@Autowired
	HelpRequests help;

	@Autowired
	ProgressUpdates updates;

	@Autowired
	ActionRegister register;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	GraphQl graphQl;

	@Autowired
	UserDetailsService accounts;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context).withPapersDue(MEETING.minusDays(14));
		action = plan.action("NAC-HOUSING");
		signIn("housing");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void unitAsksAndTheSupportTeamAnswers() {
		ask("A second officer.");
		clock.set(LocalDate.of(2026, 11, 29));
		signIn("lead");
		var waiting = one();
		assertThat(waiting.state()).isEqualTo(HelpRequests.State.OPEN);
		assertThat(waiting.ageDays()).isEqualTo(6);
		assertThat(waiting.words()).isEqualTo("A second officer.");

		help.answer(key(), waiting.id(), waiting.version(), "The board decides in January.");

		signIn("housing");
		var answered = one();
		assertThat(answered.state()).isEqualTo(HelpRequests.State.ANSWERED);
		assertThat(answered.answer()).isEqualTo("The board decides in January.");
		assertThat(answered.answeredBy()).isEqualTo("Isla Drummond, Lead officer");
		assertThat(help.mine()).extracting(HelpRequestView::id).contains(answered.id());
		assertThat(toAnswer()).doesNotContain(answered.id());
	}

	@Test
	void whatWaitsIsToldToTheLastHoweverMuchItIs() {
		jdbc.sql("""
				insert into strategy.help_request (id, version, action, unit, asked_by, asked_by_name, asked_at, state)
				select gen_random_uuid(), 1, id, 'UNIT-' || n, gen_random_uuid(), 'Of a test', now(), 'OPEN'
				from strategy.action cross join generate_series(1, 1100) n where plan = :plan and code = :code""")
			.param("plan", plan.code())
			.param("code", action)
			.update();
		signIn("lead");
		var open = EnumSet.of(HelpRequests.State.OPEN);
		var told = new HashSet<HelpRequests.Id>();
		HelpRequests.@Nullable Id last = null;
		List<HelpRequestView> page;
		do {
			page = help.page(open, last, 500);
			last = page.getLast().id();
			page.forEach(request -> told.add(request.id()));
		}
		while (page.size() > 500);

		assertThat(told).hasSizeGreaterThanOrEqualTo(1100).hasSize(help.count(open));
		assertThat(help.toAnswer(8).requests()).hasSize(8);
		assertThat(help.toAnswer(8).total()).isGreaterThanOrEqualTo(1100);
	}

	@Test
	void answerIsToldForTwoWeeks() {
		ask(null);
		signIn("officer");
		help.answer(key(), one().id(), 1, "Done.");
		signIn("housing");
		var id = one().id();
		clock.set(MovableClock.START.toLocalDate().plusDays(14));
		assertThat(help.mine()).extracting(HelpRequestView::id).contains(id);
		clock.set(MovableClock.START.toLocalDate().plusDays(16));
		assertThat(help.mine()).extracting(HelpRequestView::id).doesNotContain(id);
	}

	@Test
	void askingAgainWhileOneWaitsAddsNothing() {
		var first = ask("A second officer.");
		var second = ask("Really.");

		assertThat(first.waiting()).isFalse();
		assertThat(second).isEqualTo(new HelpRequests.Asked(first.id(), true));
		assertThat(requests()).singleElement().extracting(HelpRequestView::words).isEqualTo("A second officer.");
	}

	@Test
	void helpIsAskedAgainOnceAnswered() {
		ask("One.");
		signIn("lead");
		help.answer(key(), one().id(), 1, "Done.");
		signIn("housing");
		clock.set(MovableClock.START.plusDays(1));
		ask("Two.");

		assertThat(requests()).extracting(HelpRequestView::words).containsExactly("Two.", "One.");
	}

	@Test
	void updateAsksInTheSameStep() {
		updates.record(new ProgressUpdates.New(key(), new PlanCode(plan.code()), action, 1, clock.today(), "AT_RISK",
				"A post is vacant.", null, null, null, null, null, null, List.of(), true, "A second officer."));

		assertThat(one().words()).isEqualTo("A second officer.");
		assertThat(jdbc.sql("""
				select count(*) from strategy.help_request h join strategy.progress_update u on u.id = h.asked_in
				where h.id = :id""").param("id", one().id().value()).query(Integer.class).single()).isOne();
	}

	@Test
	void updateThatIsRefusedAsksForNothing() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> updates.record(new ProgressUpdates.New(key(), new PlanCode(plan.code()), action, 1,
					clock.today(), "AT_RISK", " ", null, null, null, null, null, null, List.of(), true, null)));

		assertThat(requests()).isEmpty();
	}

	@Test
	void noChangeMayAskToo() {
		graphQl.as("housing").query(OwnPlan.record(), Map.of("input", plan.update(action))).withoutErrors();
		var same = plan.same(action);
		same.put("helpWanted", true);
		graphQl.as("housing").query(OwnPlan.noChange(), Map.of("input", same)).withoutErrors();

		assertThat(one().state()).isEqualTo(HelpRequests.State.OPEN);
	}

	@Test
	void requestGoesToAMeetingAndIsAnsweredAfterIt() {
		ask(null);
		signIn("officer");
		var group = new GroupId(plan.group());

		var taken = help.takeToMeeting(key(), one().id(), 1, group, MEETING);

		assertThat(taken.state()).isEqualTo(HelpRequests.State.TO_MEETING);
		assertThat(taken.meetingGroup()).isEqualTo(group);
		assertThat(taken.meetingOn()).isEqualTo(MEETING);
		assertThat(toAnswer()).doesNotContain(taken.id());
		clock.set(MEETING.plusDays(1));
		assertThat(toAnswer()).contains(taken.id());
		assertThat(help.answer(key(), taken.id(), taken.version(), "Agreed.").state())
			.isEqualTo(HelpRequests.State.ANSWERED);
	}

	@Test
	void firstOfThoseToAnswerComeWithTheNumberOfAll() {
		ask(null);
		signIn("lead");
		var all = help.toAnswer(1000);
		assertThat(all.total()).isEqualTo(all.requests().size()).isPositive();
		assertThat(help.toAnswer(1).requests()).containsExactly(all.requests().getFirst());
		assertThat(help.toAnswer(1).total()).isEqualTo(all.total());
	}

	@Test
	void meetingIsOneThatTheGroupHolds() {
		ask(null);
		signIn("lead");
		var id = one().id();
		var group = new GroupId(plan.group());
		refused("on", () -> help.takeToMeeting(key(), id, 1, group, MEETING.plusDays(1)));
		clock.set(MEETING.plusDays(1));
		refused("on", () -> help.takeToMeeting(key(), id, 1, group, MEETING));
		assertThat(one().state()).isEqualTo(HelpRequests.State.OPEN);
	}

	@Test
	void answerNeedsWordsAndTheNewestVersion() {
		ask(null);
		signIn("lead");
		var id = one().id();
		refused("answer", () -> help.answer(key(), id, 1, " "));
		refused("answer", () -> help.answer(key(), id, 1, "x".repeat(2001)));
		refused("answer", () -> help.answer(key(), id, 1, "a\0b"));
		help.answer(key(), id, 1, "Done.");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> help.answer(key(), id, 1, "Otherwise."))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONFLICT));
		refused("id", () -> help.answer(key(), id, 2, "Otherwise."));
		assertThat(one().answer()).isEqualTo("Done.");
	}

	@Test
	void sameKeyDoesItOnce() {
		String key = key();
		var first = help.ask(key, new PlanCode(plan.code()), action, "Once.");
		var again = help.ask(key, new PlanCode(plan.code()), action, "Once.");
		assertThat(again).as("as the first time, when nothing waited").isEqualTo(first);
		assertThat(first.waiting()).isFalse();
		assertThat(requests()).hasSize(1);
	}

	@Test
	void wordsThatCannotBeStoredAreRefused() {
		refused("words", () -> ask("a\0b"));
		refused("words", () -> ask("x".repeat(2001)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "pear" })
	void othersCannotAskForAUnit(String username) {
		signIn(username);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> ask(null))
			.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.FORBIDDEN));
		assertThat(requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "board", "auditor", "ig" })
	void readersCannotAsk(String username) {
		signIn(username);
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> ask(null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "housing", "nadars", "board", "auditor", "ig" })
	void onlyTheSupportTeamAnswers(String username) {
		ask(null);
		var id = one().id();
		signIn(username);
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> help.answer(key(), id, 1, "Yes."));
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> help.takeToMeeting(key(), id, 1, new GroupId(plan.group()), MEETING));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "board", "auditor", "ig" })
	void othersReadThatHelpIsAskedButNoWords(String username) {
		ask("A second officer.");
		signIn("lead");
		help.answer(key(), one().id(), 1, "Soon.");
		signIn(username);

		var seen = one();

		assertThat(seen.askedBy()).isEqualTo("Housing services");
		assertThat(seen.wordsShown()).isFalse();
		assertThat(seen.words()).isNull();
		assertThat(seen.answer()).isNull();
		assertThat(seen.answeredBy()).isNull();
	}

	@Test
	void pagesOfTheListGoOnWhereTheLastEnded() {
		String second = plan.action("NAC-HOUSING");
		ask("One.");
		clock.set(MovableClock.START.plusMinutes(1));
		help.ask(key(), new PlanCode(plan.code()), second, "Two.");

		String document = "query($after: String) { helpRequests(first: 1, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { action { code } words askedBy } } } }";
		var seen = new ArrayList<String>();
		JsonNode page = graphQl.as("lead").query(document).withoutErrors().data("/helpRequests");
		while (true) {
			seen.add(page.at("/edges/0/node/words").asString());
			if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
				break;
			}
			page = graphQl.as("lead")
				.query(document, Map.of("after", page.at("/pageInfo/endCursor").asString()))
				.withoutErrors()
				.data("/helpRequests");
		}
		assertThat(seen).containsSubsequence("One.", "Two.").hasSize(page.at("/totalCount").asInt());
	}

	@Test
	void programsAskReadAndAnswer() {
		Answer asked = graphQl.as("housing")
			.query("mutation($input: AskForHelpInput!) { askForHelp(input: $input) { id version state words action { code } } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "plan", plan.code(), "action", action, "words",
									"A second officer.")))
			.withoutErrors();
		String id = asked.data("/askForHelp/id").asString();
		assertThat(asked.data("/askForHelp/action/code").asString()).isEqualTo(action);

		var hidden = graphQl.as("board")
			.query("query($id: ID!) { node(id: $id) { ... on HelpRequest { askedBy words } } }", Map.of("id", id));
		assertThat(hidden.data("/node/askedBy").asString()).isEqualTo("Housing services");
		assertThat(hidden.data("/node/words").isNull()).isTrue();
		assertThat(hidden.errorCodes()).containsExactly("FORBIDDEN");

		graphQl.as("officer")
			.query("mutation($input: TakeHelpToMeetingInput!) { takeHelpToMeeting(input: $input) { state meetingGroup meetingOn } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1, "group", plan.group(), "on",
									MEETING.toString())))
			.withoutErrors();
		var answered = graphQl.as("officer")
			.query("mutation($input: AnswerHelpInput!) { answerHelp(input: $input) { state answer answeredBy } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 2, "answer", "Agreed.")))
			.withoutErrors();
		assertThat(answered.data("/answerHelp/state").asString()).isEqualTo("ANSWERED");
		assertThat(graphQl.as("pear")
			.query("mutation($input: AnswerHelpInput!) { answerHelp(input: $input) { state } }",
					Map.of("input", Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 3, "answer", "No.")))
			.errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void trailTellsThatHelpWasAskedAndNoWords() {
		ask("A second officer.");
		assertThat(jdbc.sql("select changes::text from audit.entry where subject = :subject order by id desc limit 1")
			.param("subject", "action %s/%s".formatted(plan.code(), action))
			.query(String.class)
			.single()).contains("OPEN", "changed").doesNotContain("officer");
	}

	private HelpRequests.Asked ask(@Nullable String words) {
		return help.ask(key(), new PlanCode(plan.code()), action, words);
	}

	private List<HelpRequestView> requests() {
		var id = register.find(new PlanCode(plan.code()), action).orElseThrow().id();
		return help.of(List.of(id)).getOrDefault(id, List.of());
	}

	private HelpRequestView one() {
		assertThat(requests()).hasSize(1);
		return requests().getFirst();
	}

	private static void refused(String path, Runnable change) {
		assertThatExceptionOfType(Problem.class).isThrownBy(change::run)
			.satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).contains(path));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private List<HelpRequests.Id> toAnswer() {
		return help.toAnswer(1000).requests().stream().map(HelpRequestView::id).toList();
	}

	private void signIn(String username) {
		var account = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
