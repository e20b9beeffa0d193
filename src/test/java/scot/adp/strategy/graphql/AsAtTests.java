package scot.adp.strategy.graphql;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.MovableClock;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What was known at the end of a day. */
@AdpTest
class AsAtTests {

	/** Everything that can be asked of a plan, with every kind of filter. */
	private static final String WHOLE = """
			fragment all on Plan { code state health { fresh due stale never notOwed unowned }
			    outcomes { code actionCount health { fresh due stale never notOwed unowned } }
			    principles { code actionCount } namedBy { code }
			    priorities { areas { outcomes { code health { stale } } } }
			    actions(first: 100) { totalCount edges { cursor node { ...one } } }
			    stale: actions(first: 100, filter: { freshness: [STALE] }) { totalCount edges { node { code } } }
			    owed: actions(first: 100, filter: { freshness: [FRESH, DUE, NEVER] }) { totalCount edges { node { code } } }
			    said: actions(first: 100, filter: { status: ["ON_TRACK", "STALE", "NONE"] }) { totalCount }
			    unowned: actions(first: 100, filter: { unowned: true }) { totalCount edges { node { code } } }
			    slipped: actions(first: 100, filter: { slipped: true }) { totalCount edges { node { code } } }
			    unit: actions(first: 100, filter: { unit: "NAHSCP-PSST" }) { totalCount }
			    group: actions(first: 100, filter: { group: "SMT" }) { totalCount }
			    outcome: actions(first: 100, filter: { outcome: "O3" }) { totalCount }
			    principle: actions(first: 100, filter: { principle: "PRV" }) { totalCount }
			    kind: actions(first: 100, filter: { kind: [SUSTAIN] }) { totalCount }
			    text: actions(first: 100, filter: { text: "family" }) { totalCount } }
			fragment one on Action { code version title publishedText kind responsibility grouping priority startsOn endsOn
			    status { code } effectiveStatus { code } freshness lastUpdatedOn nextDueOn reviewOn lead { name }
			    deputy { name } holder { name } leadUnit { code } partnerUnits { code } group outcomes { code }
			    principles { code } crosswalk { code title plan { code state } } withdrawnOn localResponse
			    milestones { title baselineOn currentOn doneOn slippageDays slipped droppedOn moves { from to } }
			    helpRequests { state askedAt ageDays } questions { id } decisions { reference state } evidence { id title }
			    boardLine { words } versions { number } carriedTo { code } carriedFrom { code }
			    updates(first: 20) { edges { node { id on status { code } noChange correctedBy } } } }
			""";

	private static final String ONE = """
			query($plan: String!, $code: String!, $asAt: Date) { action(plan: $plan, code: $code, asAt: $asAt) {
			    asAt title status { code } effectiveStatus { code } freshness nextDueOn lead { id } leadUnit { code }
			    withdrawnOn milestones { id title currentOn doneOn droppedOn droppedReason moves { to } } helpRequests { id state answer meetingOn }
			    decisions { id state decided } versions { number } plan { asAt }
			    updates(first: 10) { edges { node { whatHappened correctedBy } } } } }
			""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	StatementCount statements;

	@AutoClose
	OwnPlan plan;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context)
			.withPapersDue(LocalDate.of(2026, 9, 7), LocalDate.of(2026, 11, 9), LocalDate.of(2026, 12, 7));
	}

	@Test
	void todayIsTheSameAsNow() {
		var lead = graphQl.as("lead");
		String codes = "query { plans { code } }";
		for (JsonNode code : lead.query(codes).withoutErrors().data("/plans").valueStream().toList()) {
			String plan = code.at("/code").asString();
			if (plan.startsWith("T-")) {
				continue;
			}
			String document = WHOLE
					+ "query($plan: String!, $asAt: Date) { plan(code: $plan, asAt: $asAt) { ...all } }";
			Answer now = lead.query(document, Map.of("plan", plan)).withoutErrors();
			Answer today = lead.query(document, Map.of("plan", plan, "asAt", clock.today().toString())).withoutErrors();

			assertThat(today.data("")).as(plan).isEqualTo(now.data(""));
		}
	}

	@Test
	void updatesCountFromTheDayTheyWereRecordedAndSoDoTheirCorrections() {
		String action = plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> say(action, "ON_TRACK", LocalDate.of(2026, 9, 1), null));
		at(LocalDate.of(2026, 10, 5), () -> say(action, "OFF_TRACK", LocalDate.of(2026, 9, 20), null));
		String wrong = latest(action);
		at(LocalDate.of(2026, 10, 20), () -> say(action, "AT_RISK", LocalDate.of(2026, 9, 20), wrong));

		assertThat(text(action, "2026-08-31", "/status")).isNull();
		assertThat(text(action, "2026-08-31", "/freshness")).isEqualTo("NEVER");
		assertThat(text(action, "2026-10-04", "/status/code")).isEqualTo("ON_TRACK");
		assertThat(text(action, "2026-10-05", "/status/code")).isEqualTo("OFF_TRACK");
		assertThat(ask(action, "2026-10-19").data("/action/updates/edges")).hasSize(2);
		assertThat(text(action, "2026-10-19", "/updates/edges/0/node/correctedBy")).isNull();
		assertThat(text(action, "2026-10-20", "/status/code")).isEqualTo("AT_RISK");
		assertThat(ask(action, "2026-10-20").data("/action/updates/edges")).hasSize(3);
	}

	@Test
	void freshnessTakesTheDayAsToday() {
		String action = plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> say(action, "ON_TRACK", LocalDate.of(2026, 9, 1), null));

		assertThat(text(action, "2026-09-02", "/freshness")).isEqualTo("FRESH");
		assertThat(text(action, "2026-11-02", "/freshness")).isEqualTo("DUE");
		assertThat(text(action, "2026-11-02", "/nextDueOn")).isEqualTo("2026-11-09");
		assertThat(text(action, "2026-11-10", "/freshness")).isEqualTo("STALE");
		assertThat(text(action, "2026-11-10", "/effectiveStatus/code")).isEqualTo("STALE");
	}

	@Test
	void leadIsWhoLedAtTheEndOfTheDay() {
		String action = plan.action("NADARS");
		var members = jdbc.sql("""
				select m.id from identity.member m join identity.account a on a.id = m.account
				where a.username in ('nadars', 'officer') order by a.username""").query(UUID.class).list();
		at(LocalDate.of(2026, 9, 10), () -> assign(action, members.get(0)));
		at(LocalDate.of(2026, 10, 10), () -> assign(action, members.get(1)));

		assertThat(text(action, "2026-09-09", "/lead")).isNull();
		String first = text(action, "2026-09-10", "/lead/id");
		assertThat(first).isNotNull().isEqualTo(text(action, "2026-10-09", "/lead/id"));
		assertThat(text(action, "2026-10-10", "/lead/id")).isNotNull().isNotEqualTo(first);
	}

	@Test
	void structureGoesByTheDayFromWhichItHolds() {
		String action = plan.action("NADARS");
		change(action, "Second title", LocalDate.of(2026, 10, 1));
		change(action, "Third title", LocalDate.of(2026, 11, 1));

		assertThat(text(action, "2026-09-30", "/title")).isEqualTo("Action of a test");
		assertThat(text(action, "2026-10-01", "/title")).isEqualTo("Second title");
		assertThat(ask(action, "2026-10-01").data("/action/versions")).hasSize(2);
		assertThat(text(action, "2026-11-01", "/title")).isEqualTo("Third title");
	}

	@Test
	void milestonesStandAsTheyDidThen() {
		String action = plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> milestone("addMilestone", "AddMilestoneInput", Map.of("plan", plan.code(),
				"action", action, "title", "Hold a first session", "baselineOn", "2026-10-15")));
		at(LocalDate.of(2026, 10, 1), () -> milestone("moveMilestone", "MoveMilestoneInput",
				step(action, "to", "2026-11-15", "reason", "Late")));
		at(LocalDate.of(2026, 11, 10),
				() -> milestone("completeMilestone", "CompleteMilestoneInput", step(action, "on", "2026-11-09")));
		at(LocalDate.of(2026, 11, 12), () -> milestone("reopenMilestone", "ReopenMilestoneInput", step(action)));

		assertThat(ask(action, "2026-08-31").data("/action/milestones")).isEmpty();
		assertThat(text(action, "2026-09-30", "/milestones/0/currentOn")).isEqualTo("2026-10-15");
		assertThat(ask(action, "2026-09-30").data("/action/milestones/0/moves")).isEmpty();
		assertThat(text(action, "2026-10-01", "/milestones/0/currentOn")).isEqualTo("2026-11-15");
		assertThat(text(action, "2026-11-09", "/milestones/0/doneOn")).isNull();
		assertThat(text(action, "2026-11-10", "/milestones/0/doneOn")).isEqualTo("2026-11-09");
		assertThat(text(action, "2026-11-12", "/milestones/0/doneOn")).isNull();
	}

	@Test
	void reasonOfADroppedMilestoneStaysWithTheDayItWasGiven() {
		String action = plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> milestone("addMilestone", "AddMilestoneInput", Map.of("plan", plan.code(),
				"action", action, "title", "Hold a first session", "baselineOn", "2026-10-15")));
		at(LocalDate.of(2026, 10, 1),
				() -> milestone("dropMilestone", "DropMilestoneInput", step(action, "reason", "No room")));
		at(LocalDate.of(2026, 10, 5), () -> milestone("reopenMilestone", "ReopenMilestoneInput", step(action)));
		at(LocalDate.of(2026, 10, 9),
				() -> milestone("dropMilestone", "DropMilestoneInput", step(action, "reason", "No money")));

		assertThat(text(action, "2026-10-04", "/milestones/0/droppedReason")).isEqualTo("No room");
		assertThat(text(action, "2026-10-08", "/milestones/0/droppedReason")).isNull();
		assertThat(text(action, "2026-10-09", "/milestones/0/droppedReason")).isEqualTo("No money");
	}

	@Test
	void requestStandsWithTheMeetingItWasTakenToThen() {
		String action = plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> officer("askForHelp", "AskForHelpInput",
				Map.of("plan", plan.code(), "action", action, "words", "A room")));
		at(LocalDate.of(2026, 9, 10), () -> take(action, 1, "2026-11-23"));
		at(LocalDate.of(2026, 10, 1), () -> take(action, 2, "2026-12-21"));

		assertThat(text(action, "2026-09-09", "/helpRequests/0/state")).isEqualTo("OPEN");
		assertThat(text(action, "2026-09-09", "/helpRequests/0/meetingOn")).isNull();
		assertThat(text(action, "2026-09-30", "/helpRequests/0/meetingOn")).isEqualTo("2026-11-23");
		assertThat(text(action, "2026-10-01", "/helpRequests/0/meetingOn")).isEqualTo("2026-12-21");
	}

	@Test
	void helpAndDecisionsStandAsTheyDidThen() {
		String action = plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> officer("askForHelp", "AskForHelpInput",
				Map.of("plan", plan.code(), "action", action, "words", "A room")));
		at(LocalDate.of(2026, 9, 2), () -> officer("recordDecision", "RecordDecisionInput", Map.of("group",
				plan.group(), "on", "2026-09-21", "words", "Agree a lead", "plan", plan.code(), "action", action)));
		at(LocalDate.of(2026, 9, 22),
				() -> officer("decide", "DecideInput",
						Map.of("id", String.valueOf(text(action, "2026-09-22", "/decisions/0/id")), "expectedVersion",
								1, "decided", "Agreed")));
		at(LocalDate.of(2026, 10, 1),
				() -> officer("answerHelp", "AnswerHelpInput",
						Map.of("id", String.valueOf(text(action, "2026-10-01", "/helpRequests/0/id")),
								"expectedVersion", 1, "answer", "Found")));

		assertThat(ask(action, "2026-08-31").data("/action/helpRequests")).isEmpty();
		assertThat(text(action, "2026-09-30", "/helpRequests/0/state")).isEqualTo("OPEN");
		assertThat(text(action, "2026-09-30", "/helpRequests/0/answer")).isNull();
		assertThat(text(action, "2026-10-01", "/helpRequests/0/state")).isEqualTo("ANSWERED");
		assertThat(ask(action, "2026-09-01").data("/action/decisions")).isEmpty();
		assertThat(text(action, "2026-09-21", "/decisions/0/state")).isEqualTo("WANTED");
		assertThat(text(action, "2026-09-21", "/decisions/0/decided")).isNull();
		assertThat(text(action, "2026-09-22", "/decisions/0/state")).isEqualTo("MADE");
	}

	@Test
	void exceptionsAreThoseOfTheDay() {
		String action = plan.led("nadars");
		at(LocalDate.of(2026, 9, 1), () -> say(action, "AT_RISK", LocalDate.of(2026, 9, 1), null));
		at(LocalDate.of(2026, 10, 1), () -> say(action, "ON_TRACK", LocalDate.of(2026, 10, 1), null));
		String exceptions = """
				query($group: String!, $asAt: Date) { exceptions(group: $group, on: "2026-12-21", asAt: $asAt) {
				    asAt counts { actions exceptions } exceptions { section since action { asAt status { code } } } } }""";
		var board = graphQl.as("board");

		Answer then = board.query(exceptions, Map.of("group", plan.group(), "asAt", "2026-09-30")).withoutErrors();
		assertThat(then.data("/exceptions/exceptions/0/section").asString()).isEqualTo("AT_RISK");
		assertThat(then.data("/exceptions/exceptions/0/since").asString()).isEqualTo("2026-09-01");
		assertThat(then.data("/exceptions/exceptions/0/action/status/code").asString()).isEqualTo("AT_RISK");
		Answer later = board.query(exceptions, Map.of("group", plan.group(), "asAt", "2026-10-01")).withoutErrors();
		assertThat(later.data("/exceptions/counts/exceptions").asInt()).isZero();
		assertThat(later.data("/exceptions/counts/actions").asInt()).isOne();
	}

	@Test
	void twoDaysUnderAliasesDoNotMix() {
		String action = plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> say(action, "AT_RISK", LocalDate.of(2026, 9, 1), null));
		at(LocalDate.of(2026, 10, 1), () -> say(action, "ON_TRACK", LocalDate.of(2026, 10, 1), null));
		Answer found = graphQl.as("nadars")
			.query("""
					query($plan: String!) { before: plan(code: $plan, asAt: "2026-09-15") { ...told }
					    after: plan(code: $plan, asAt: "2026-10-15") { ...told } now: plan(code: $plan) { ...told } }
					fragment told on Plan { health { fresh due stale } actions(first: 5) { edges { node { asAt status { code }
					    plan { asAt } updates(first: 5) { edges { node { on } } } } } } }""",
					Map.of("plan", plan.code()))
			.withoutErrors();

		assertThat(List.of("before", "after", "now")
			.stream()
			.map(name -> found.data("/%s/actions/edges/0/node/status/code".formatted(name)).asString()))
			.containsExactly("AT_RISK", "ON_TRACK", "ON_TRACK");
		assertThat(found.data("/before/actions/edges/0/node/updates/edges")).hasSize(1);
		assertThat(found.data("/after/actions/edges/0/node/updates/edges")).hasSize(2);
		assertThat(found.data("/before/actions/edges/0/node/plan/asAt").asString()).isEqualTo("2026-09-15");
		assertThat(found.data("/now/actions/edges/0/node/plan/asAt").isNull()).isTrue();
	}

	@Test
	void dayBeforeAnythingWasKnownShowsAnEmptyPlan() {
		plan.action("NADARS");

		Answer found = graphQl.as("lead")
			.query("""
					query($plan: String!) { plan(code: $plan, asAt: "2024-01-01") { code state health { fresh never notOwed }
					    actions(first: 5) { totalCount } } }""",
					Map.of("plan", plan.code()))
			.withoutErrors();

		assertThat(found.data("/plan/state").asString()).isEqualTo("PLANNED");
		assertThat(found.data("/plan/actions/totalCount").asInt()).isZero();
		assertThat(found.data("/plan/health/never").asInt()).isZero();
	}

	@Test
	void dayToComeIsRefusedWithTheFieldNamed() {
		Answer found = graphQl.as("lead")
			.query("query { plan(code: \"NAADP-2025\", asAt: \"%s\") { code } }".formatted(clock.today().plusDays(1)));

		assertThat(found.errorCodes()).containsExactly("INVALID");
		assertThat(found.errors().getFirst().toString()).contains("asAt");
		assertThat(graphQl.as("lead")
			.query("query { plan(code: \"NAADP-2025\", asAt: \"-0044-03-15\") { code } }")
			.errorCodes()).hasSize(1).doesNotContain("INTERNAL");
	}

	@Test
	void wordsStayWithThoseWhoReadThemToday() {
		String action = plan.action("NADARS");
		at(LocalDate.of(2026, 9, 1), () -> say(action, "ON_TRACK", LocalDate.of(2026, 9, 1), null));
		var variables = Map.of("plan", plan.code(), "code", action, "asAt", "2026-09-30");

		assertThat(graphQl.as("board").query(ONE, variables).errorCodes()).containsOnly("FORBIDDEN");
		assertThat(text(action, "2026-09-30", "/updates/edges/0/node/whatHappened")).isNotBlank();
	}

	@Test
	void oneActionTakesAsManyStatementsAsFifty() {
		String document = WHOLE
				+ """
						query { plan(code: "NAADP-2025", asAt: "2026-10-01") { actions(first: FIRST) { edges { node { ...one } } } } }""";

		assertThat(sent(document.replace("FIRST", "50"))).hasSameSizeAs(sent(document.replace("FIRST", "1")));
	}

	private List<String> sent(String document) {
		// Only the fragment that the query uses is allowed in it.
		String query = document.substring(document.indexOf("fragment one"));
		var lead = graphQl.as("lead");
		// The fewest, since who calls is remembered for a moment.
		return Stream.generate(() -> statements.during(() -> lead.query(query).withoutErrors()))
			.limit(3)
			.min(Comparator.comparingInt(List::size))
			.orElseThrow();
	}

	private void at(LocalDate day, Runnable work) {
		clock.set(day);
		work.run();
		clock.reset();
	}

	private void say(String action, String status, LocalDate on, @Nullable String corrects) {
		var input = plan.update(action);
		input.put("status", status);
		input.put("on", on.toString());
		if (corrects != null) {
			input.put("corrects", corrects);
		}
		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", input)).withoutErrors();
	}

	private String latest(String action) {
		return graphQl.as("nadars")
			.query("query($plan: String!, $code: String!) { action(plan: $plan, code: $code) { updates(first: 1) { edges { node { id } } } } }",
					Map.of("plan", plan.code(), "code", action))
			.withoutErrors()
			.data("/action/updates/edges/0/node/id")
			.asString();
	}

	private void assign(String action, UUID member) {
		officer("assignLeads", "AssignLeadsInput", Map.of("assignments", List.of(Map.of("plan", plan.code(), "action",
				action, "expectedVersion", plan.version(action), "lead", id("Member", member)))));
	}

	private void change(String action, String title, LocalDate from) {
		officer("changeActions", "ChangeActionsInput",
				Map.of("actions",
						List.of(Map.of("plan", plan.code(), "code", action, "expectedVersion", plan.version(action))),
						"title", title, "why", "Agreed by the group.", "effectiveOn", from.toString()));
	}

	private void take(String action, int version, String on) {
		officer("takeHelpToMeeting", "TakeHelpToMeetingInput",
				Map.of("id", String.valueOf(text(action, clock.today().toString(), "/helpRequests/0/id")),
						"expectedVersion", version, "group", plan.group(), "on", on));
	}

	private Map<String, Object> step(String action, String... fields) {
		var input = new HashMap<String, Object>();
		jdbc.sql("select id, version from strategy.milestone where action = :action")
			.param("action", plan.id(action))
			.query(row -> {
				input.put("milestone", id("Milestone", row.getObject("id", UUID.class)));
				input.put("expectedVersion", row.getInt("version"));
			});
		for (int i = 0; i < fields.length; i += 2) {
			input.put(fields[i], fields[i + 1]);
		}
		return input;
	}

	private void milestone(String mutation, String type, Map<String, Object> input) {
		mutate("nadars", mutation, type, input);
	}

	private void officer(String mutation, String type, Map<String, Object> input) {
		mutate("officer", mutation, type, input);
	}

	private void mutate(String user, String mutation, String type, Map<String, Object> fields) {
		var input = new HashMap<>(fields);
		input.put("idempotencyKey", UUID.randomUUID().toString());
		graphQl.as(user)
			.query("mutation($input: %s!) { %s(input: $input) { __typename } }".formatted(type, mutation),
					Map.of("input", input))
			.withoutErrors();
	}

	private static String id(String type, UUID id) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString("%s:%s".formatted(type, id).getBytes(StandardCharsets.UTF_8));
	}

	private Answer ask(String action, String day) {
		return graphQl.as("nadars")
			.query(ONE, Map.of("plan", plan.code(), "code", action, "asAt", day))
			.withoutErrors();
	}

	private @Nullable String text(String action, String day, String pointer) {
		JsonNode found = ask(action, day).data("/action" + pointer);
		return (found.isNull() || found.isMissingNode()) ? null : found.asString();
	}

}
