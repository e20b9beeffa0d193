package scot.adp.governance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.MovableClock;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;

/** What a group is to look at in a meeting. */
@AdpTest
class ExceptionsTests {

	private static final LocalDate PAPERS = LocalDate.of(2026, 12, 7);

	/** {@link OwnPlan} meets two weeks after its papers. */
	private static final LocalDate MEETING = PAPERS.plusDays(14);

	private static final String EXCEPTIONS = """
			query($group: String!, $on: Date!) { exceptions(group: $group, on: $on) {
			    group on counts { actions onCourse complete notOwing exceptions }
			    exceptions { action { code lead { post } leadUnit { name } } section further since helpAskedOn boardLine
			        slipped { promisedOn expectedOn } decisions { reference } }
			    decisionsWanted { reference words action { code } } } }
			""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	MovableClock clock;

	@Autowired
	StatementCount statements;

	@AutoClose
	OwnPlan plan;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context).withPapersDue(PAPERS);
	}

	@Test
	void eachActionStandsInItsMostSeriousSectionWithItsFurtherReasons() {
		String offTrack = plan.led("nadars");
		say(offTrack, "OFF_TRACK");
		plan.milestone(offTrack, clock.today().minusDays(40), clock.today().plusDays(30));
		plan.askForHelp(offTrack);
		String steady = plan.led("nadars");
		say(steady, "ON_TRACK");
		String slipped = plan.led("nadars");
		say(slipped, "ON_TRACK");
		plan.milestone(slipped, clock.today().minusDays(10), clock.today().minusDays(10));
		String unowned = plan.action("NADARS");

		Answer found = ask();

		assertThat(found.data("/exceptions/exceptions").valueStream().map(it -> it.at("/action/code").asString()))
			.containsExactly(offTrack, slipped, unowned);
		assertThat(found.data("/exceptions/exceptions/0/section").asString()).isEqualTo("OFF_TRACK");
		assertThat(found.data("/exceptions/exceptions/0/further").valueStream().map(it -> it.asString()))
			.containsExactly("SLIPPED", "HELP_ASKED");
		assertThat(found.data("/exceptions/exceptions/0/helpAskedOn").asString())
			.isEqualTo(clock.today().minusDays(5).toString());
		assertThat(found.data("/exceptions/exceptions/1/since").asString())
			.isEqualTo(clock.today().minusDays(10).toString());
		assertThat(found.data("/exceptions/exceptions/2/section").asString()).isEqualTo("NO_LEAD");
		assertThat(counts(found)).containsExactly(4, 1, 0, 0, 3);
	}

	@Test
	void sectionHoldsSinceTheFirstUpdateThatSaysSoWithoutABreak() {
		String action = plan.led("nadars");
		LocalDate now = clock.today();
		clock.set(now.minusDays(60));
		say(action, "AT_RISK");
		clock.set(now.minusDays(50));
		say(action, "ON_TRACK");
		clock.set(now.minusDays(40));
		say(action, "AT_RISK");
		clock.set(now);
		say(action, "AT_RISK");

		assertThat(ask().data("/exceptions/exceptions/0/since").asString()).isEqualTo(now.minusDays(40).toString());
	}

	@Test
	void latestBoardLineOfThatMeetingIsShown() {
		String action = plan.action("NADARS");
		assertThat(ask().data("/exceptions/exceptions/0/boardLine").isNull()).isTrue();

		plan.boardLine(action, MEETING, 1, "First try.");
		plan.boardLine(action, MEETING, 2, "A post is vacant; interviews are in January.");
		plan.boardLine(action, MEETING.plusDays(90), 1, "For the meeting after.");

		assertThat(ask().data("/exceptions/exceptions/0/boardLine").asString())
			.isEqualTo("A post is vacant; interviews are in January.");
	}

	@Test
	void decisionWantedBringsAnActionUpAndStandsInTheListOfDecisions() {
		String action = plan.led("nadars");
		say(action, "ON_TRACK");
		decision("Agree a new lead partner.", action);
		decision("Agree the dates of next year.", null);

		Answer found = ask();

		assertThat(found.data("/exceptions/exceptions/0/section").asString()).isEqualTo("DECISION_WANTED");
		assertThat(found.data("/exceptions/exceptions/0/decisions/0/reference").asString())
			.isEqualTo("%s %s/1".formatted(plan.group(), MEETING));
		assertThat(found.data("/exceptions/decisionsWanted").valueStream().map(it -> it.at("/words").asString()))
			.containsExactly("Agree a new lead partner.", "Agree the dates of next year.");
	}

	@Test
	void groupThatReportsToNoneSeesAllBelowIt(@Autowired ApplicationContext context) {
		plan.action("NADARS");
		try (var middle = OwnPlan.in(context); var below = OwnPlan.in(context)) {
			middle.action("NADARS");
			below.action("NADARS");
			below.reportsTo(middle.group());
			middle.reportsTo(plan.group());

			assertThat(counts(ask())[0]).isEqualTo(3);
			assertThat(counts(ask(middle.group()))[0]).isEqualTo(1);
			assertThat(counts(ask(below.group()))[0]).isEqualTo(1);
		}
	}

	@Test
	void withdrawnActionsAreNotCounted() {
		plan.action("NADARS");
		plan.withdraw(plan.action("NADARS"));

		assertThat(counts(ask())[0]).isEqualTo(1);
	}

	@Test
	void unknownGroupIsToldSo() {
		assertThat(graphQl.as("board").query(EXCEPTIONS, Map.of("group", "NOBODY", "on", "2026-12-17")).errorCodes())
			.containsExactly("NOT_FOUND");
	}

	@Test
	void oneActionTakesAsManyStatementsAsAll() {
		String action = plan.led("nadars");
		plan.askForHelp(action);
		int one = sent(plan.group());

		assertThat(sent("BOARD")).isEqualTo(one);
		assertThat(one).isLessThanOrEqualTo(11);
	}

	private int sent(String group) {
		var board = graphQl.as("lead");
		var variables = Map.of("group", group, "on", MEETING.toString());
		int fewest = Integer.MAX_VALUE;
		for (int i = 0; i < 3; i++) {
			fewest = Math.min(fewest,
					statements.during(() -> board.query(EXCEPTIONS, variables).withoutErrors()).size());
		}
		return fewest;
	}

	private void say(String action, String status) {
		var input = plan.update(action);
		input.put("status", status);
		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", input)).withoutErrors();
	}

	private void decision(String words, @Nullable String action) {
		var input = new HashMap<String, Object>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "group",
				plan.group(), "on", MEETING.toString(), "words", words));
		if (action != null) {
			input.putAll(Map.of("plan", plan.code(), "action", action));
		}
		graphQl.as("officer")
			.query("mutation($input: RecordDecisionInput!) { recordDecision(input: $input) { id } }",
					Map.of("input", input))
			.withoutErrors();
	}

	private Answer ask() {
		return ask(plan.group());
	}

	private Answer ask(String group) {
		return graphQl.as("board").query(EXCEPTIONS, Map.of("group", group, "on", MEETING.toString())).withoutErrors();
	}

	private static int[] counts(Answer answer) {
		return List.of("actions", "onCourse", "complete", "notOwing", "exceptions")
			.stream()
			.mapToInt(name -> answer.data("/exceptions/counts/" + name).asInt())
			.toArray();
	}

}
