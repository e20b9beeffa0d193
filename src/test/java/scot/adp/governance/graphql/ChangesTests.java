package scot.adp.governance.graphql;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingMoved;
import scot.adp.platform.TextPlaces;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.MovableClock;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What changed between two days, and since a moment. */
@AdpTest
class ChangesTests {

	private static final String BETWEEN = """
			query($group: String!, $from: Date!, $to: Date!) { changes(group: $group, from: $from, to: $to) {
			    group from to totals { kind actions }
			    actions { action { code } changes { kind what before after count } } } }
			""";

	private static final String SINCE = """
			query($plan: String!, $since: DateTime, $filter: ActionFilter) { plan(code: $plan) {
			    actions(first: 100, changedSince: $since, filter: $filter) { totalCount changedUntil removed
			        edges { node { id code updates(first: 5, changedSince: $since) { changedUntil removed
			            edges { node { status { code } correctedBy } } } } } } } }
			""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	TextPlaces places;

	@AutoClose
	OwnPlan plan;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context)
			.withPapersDue(LocalDate.of(2026, 9, 7), LocalDate.of(2026, 11, 9), LocalDate.of(2026, 12, 7));
	}

	@Test
	void eachActionTellsWhatBecameOfIt() {
		String moving = plan.action("NADARS");
		String silent = plan.action("NADARS");
		plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> say(moving, "ON_TRACK"));
		at(LocalDate.of(2026, 9, 1), () -> say(silent, "ON_TRACK"));
		at(LocalDate.of(2026, 9, 5), () -> officer("addMilestone", "AddMilestoneInput",
				Map.of("plan", plan.code(), "action", moving, "title", "Open the room", "baselineOn", "2026-12-01")));
		at(LocalDate.of(2026, 10, 12), () -> say(moving, "AT_RISK"));
		at(LocalDate.of(2026, 11, 5), () -> {
			say(moving, "OFF_TRACK");
			officer("askForHelp", "AskForHelpInput", Map.of("plan", plan.code(), "action", moving, "words", "A room"));
			officer("changeActions", "ChangeActionsInput",
					Map.of("actions", List
						.of(Map.of("plan", plan.code(), "code", moving, "expectedVersion", plan.version(moving))),
							"title", "Another title", "why", "Agreed by the group."));
		});

		Answer found = between("2026-09-30", "2026-11-20");

		assertThat(kinds(found, moving)).containsExactly("STATUS", "UPDATES", "WORDING", "HELP_ASKED");
		assertThat(found.data("/changes/actions/0/changes/0/before").asString()).isEqualTo("On track");
		assertThat(found.data("/changes/actions/0/changes/0/after").asString()).isEqualTo("Off track");
		assertThat(found.data("/changes/actions/0/changes/1/count").asInt()).isEqualTo(2);
		assertThat(found.data("/changes/actions/0/changes/2/what").asString()).isEqualTo("title");
		assertThat(kinds(found, silent)).containsExactly("WENT_STALE");
		assertThat(found.data("/changes/totals").valueStream().map(it -> it.at("/kind").asString())).contains("STATUS",
				"UPDATES", "WENT_STALE");
	}

	@Test
	void whatWasRecordedLateFromAnEarlierDayIsNewsToo() {
		String withdrawn = plan.action("NADARS");
		String renamed = plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> say(withdrawn, "ON_TRACK"));
		at(LocalDate.of(2026, 9, 1), () -> say(renamed, "ON_TRACK"));
		at(LocalDate.of(2026, 10, 10), () -> {
			officer("withdrawAction", "WithdrawActionInput",
					Map.of("action",
							Map.of("plan", plan.code(), "code", withdrawn, "expectedVersion", plan.version(withdrawn)),
							"reason", "Carried out elsewhere.", "on", "2026-10-01"));
			officer("changeActions", "ChangeActionsInput", Map.of("actions",
					List.of(Map.of("plan", plan.code(), "code", renamed, "expectedVersion", plan.version(renamed))),
					"title", "Another title", "why", "Agreed.", "effectiveOn", "2026-10-01"));
		});

		Answer found = between("2026-10-05", "2026-10-20");

		assertThat(kinds(found, withdrawn)).containsExactly("WITHDRAWN");
		assertThat(kinds(found, renamed)).containsExactly("WORDING");
		assertThat(kinds(between("2026-10-11", "2026-10-20"), withdrawn)).isEmpty();
	}

	@Test
	void sameDayTwiceShowsNothing() {
		String action = plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> say(action, "ON_TRACK"));

		assertThat(between("2026-10-01", "2026-10-01").data("/changes/actions")).isEmpty();
	}

	@Test
	void daysOutOfOrderOrToComeAreRefused() {
		assertThat(ask("2026-10-02", "2026-10-01").errorCodes()).containsExactly("INVALID");
		assertThat(ask("2026-10-02", clock.today().plusDays(1).toString()).errorCodes()).containsExactly("INVALID");
	}

	@Test
	void onlyWhatChangedSinceIsListedAndTheRestIsNamedAsRemoved() {
		String one = plan.action("NADARS");
		String other = plan.action("NADARS");
		say(one, "ON_TRACK");
		say(other, "ON_TRACK");
		OffsetDateTime since = databaseNow();
		say(other, "AT_RISK");

		Answer all = since(since, Map.of());
		assertThat(codes(all)).containsExactly(other);
		assertThat(all.data("/plan/actions/totalCount").asInt()).isOne();
		assertThat(all.data("/plan/actions/edges/0/node/updates/edges")).hasSize(1);
		assertThat(all.data("/plan/actions/removed")).isEmpty();
		Answer onTrack = since(since, Map.of("status", List.of("ON_TRACK")));
		assertThat(codes(onTrack)).isEmpty();
		assertThat(onTrack.data("/plan/actions/removed/0")).isEqualTo(all.data("/plan/actions/edges/0/node/id"));
	}

	@Test
	void whatBelongsToAnActionChangesIt() {
		String meeting = "2026-12-21";
		String line = plan.action("NADARS");
		String question = plan.action("NADARS");
		String decision = plan.action("NADARS");
		plan.action("NADARS");
		OffsetDateTime since = databaseNow();
		officer("writeBoardLine", "WriteBoardLineInput", Map.of("plan", plan.code(), "action", line, "expectedNumber",
				0, "group", plan.group(), "heldOn", meeting, "words", "A line."));
		officer("askQuestion", "AskQuestionInput", Map.of("plan", plan.code(), "action", question, "group",
				plan.group(), "heldOn", meeting, "words", "Why?"));
		officer("recordDecision", "RecordDecisionInput", Map.of("plan", plan.code(), "action", decision, "group",
				plan.group(), "on", meeting, "words", "Agree it."));

		assertThat(codes(since(since, Map.of()))).containsExactly(line, question, decision);

		OffsetDateTime written = databaseNow();
		transaction.executeWithoutResult(
				status -> assertThat(places.remove(new TextPlaces.Place("governance.question", "words",
						jdbc.sql("select cast(id as text) from governance.question where action = :action")
							.param("action", plan.id(question))
							.query(String.class)
							.single()),
						"Why", null))
					.isTrue());
		assertThat(codes(since(written, Map.of()))).as("after words were taken out").containsExactly(question);
	}

	@Test
	void meetingThatMovedIsNewsOfTheActionsThatSomethingWasPreparedFor(@Autowired ApplicationEventPublisher events) {
		String action = plan.action("NADARS");
		plan.action("NADARS");
		officer("writeBoardLine", "WriteBoardLineInput", Map.of("plan", plan.code(), "action", action, "expectedNumber",
				0, "group", plan.group(), "heldOn", "2026-12-21", "words", "A line."));
		OffsetDateTime since = databaseNow();

		transaction.executeWithoutResult(status -> events.publishEvent(
				new MeetingMoved(new GroupId(plan.group()), LocalDate.of(2026, 12, 21), LocalDate.of(2026, 12, 22))));

		assertThat(codes(since(since, Map.of()))).containsExactly(action);
	}

	@Test
	void writerThatIsStillOpenIsNotMissed() throws Exception {
		String action = plan.action("NADARS");
		var written = new CountDownLatch(1);
		var polled = new CountDownLatch(1);
		try (var writer = Executors.newSingleThreadExecutor()) {
			var done = writer.submit(() -> transaction.execute(status -> {
				plan.milestone(action, LocalDate.of(2026, 12, 21), LocalDate.of(2026, 12, 21));
				written.countDown();
				return await(polled);
			}));
			assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
			Answer first = since(databaseNow(), Map.of());
			assertThat(codes(first)).isEmpty();
			var until = OffsetDateTime.parse(first.data("/plan/actions/changedUntil").asString());
			polled.countDown();
			assertThat(done.get(20, TimeUnit.SECONDS)).isTrue();

			assertThat(codes(since(until, Map.of()))).containsExactly(action);
		}
	}

	@Test
	void changesOfAPastDayAreRefused() {
		Answer found = graphQl.as("lead")
			.query("query { plan(code: \"NAADP-2025\", asAt: \"2026-10-01\") { actions(changedSince: \"2026-10-01T00:00:00Z\") { totalCount } } }");

		assertThat(found.errorCodes()).contains("INVALID");
	}

	@Test
	void helpThatWasAnsweredLeavesTheListOfOpenRequests() {
		String action = plan.action("NADARS");
		officer("askForHelp", "AskForHelpInput", Map.of("plan", plan.code(), "action", action, "words", "A room"));
		OffsetDateTime since = databaseNow();
		String list = "query($since: DateTime) { helpRequests(first: 100, changedSince: $since) { changedUntil removed totalCount edges { node { id version } } } }";
		String id = graphQl.as("officer")
			.query("query($plan: String!, $code: String!) { action(plan: $plan, code: $code) { helpRequests { id } } }",
					Map.of("plan", plan.code(), "code", action))
			.data("/action/helpRequests/0/id")
			.asString();
		officer("answerHelp", "AnswerHelpInput", Map.of("id", id, "expectedVersion", 1, "answer", "Found one."));

		Answer found = graphQl.as("officer").query(list, Map.of("since", since.toString())).withoutErrors();
		assertThat(found.data("/helpRequests/removed").valueStream().map(JsonNode::asString)).contains(id);
		assertThat(found.data("/helpRequests/changedUntil").asString()).isNotBlank();
	}

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** A moment after all that was written so far. */
	private OffsetDateTime databaseNow() {
		return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
	}

	private Answer since(OffsetDateTime since, Map<String, ?> filter) {
		return graphQl.as("nadars")
			.query(SINCE, Map.of("plan", plan.code(), "since", since.toString(), "filter", filter))
			.withoutErrors();
	}

	private static List<String> codes(Answer answer) {
		return answer.data("/plan/actions/edges").valueStream().map(it -> it.at("/node/code").asString()).toList();
	}

	private Answer between(String from, String to) {
		return ask(from, to).withoutErrors();
	}

	private Answer ask(String from, String to) {
		return graphQl.as("board").query(BETWEEN, Map.of("group", plan.group(), "from", from, "to", to));
	}

	private static List<String> kinds(Answer answer, String action) {
		return answer.data("/changes/actions")
			.valueStream()
			.filter(it -> it.at("/action/code").asString().equals(action))
			.flatMap(it -> it.at("/changes").valueStream())
			.map(it -> it.at("/kind").asString())
			.toList();
	}

	private void at(LocalDate day, Runnable work) {
		clock.set(day);
		work.run();
		clock.reset();
	}

	private void say(String action, String status) {
		var input = plan.update(action);
		input.put("status", status);
		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", input)).withoutErrors();
	}

	private void officer(String mutation, String type, Map<String, Object> fields) {
		var input = new HashMap<>(fields);
		input.put("idempotencyKey", UUID.randomUUID().toString());
		graphQl.as("officer")
			.query("mutation($input: %s!) { %s(input: $input) { __typename } }".formatted(type, mutation),
					Map.of("input", input))
			.withoutErrors();
	}

}
