package scot.adp.governance;

import java.time.LocalDate;
import java.util.HashMap;
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
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import scot.adp.support.StatementCount;

import static org.assertj.core.api.Assertions.assertThat;

/** What an issue keeps, and what the next paper marks. */
@AdpTest
class PapersTests {

	private static final LocalDate PAPERS = LocalDate.of(2026, 12, 7);

	private static final LocalDate MEETING = PAPERS.plusDays(14);

	private static final LocalDate NEXT_PAPERS = LocalDate.of(2027, 3, 8);

	private static final LocalDate NEXT = NEXT_PAPERS.plusDays(14);

	private static final String TOLD = """
			fragment told on Paper { asAt issue { number by reason } comparedWith counts { actions exceptions }
			    items { code section label boardLine change before } asked { words } gone { code before now } }
			""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	String risky;

	String off;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context).withPapersDue(PAPERS, NEXT_PAPERS);
		risky = plan.led("nadars");
		off = plan.led("nadars");
		say(risky, "AT_RISK");
		say(off, "OFF_TRACK");
		plan.boardLine(off, MEETING, 1, "The provider withdrew.");
	}

	@AfterEach
	void forgetPapers() {
		for (String table : List.of("paper_item", "paper_asked", "paper_gone")) {
			jdbc.sql(
					"""
							delete from governance.%s where paper in (select id from governance.paper where group_code = :group)"""
						.formatted(table))
				.param("group", plan.group())
				.update();
		}
		jdbc.sql("delete from governance.paper where group_code = :group").param("group", plan.group()).update();
	}

	@Test
	void draftFollowsWhatHappens() {
		assertThat(codes(paper(MEETING))).containsExactly(off, risky);
		assertThat(paper(MEETING).data("/paper/issue").isNull()).isTrue();

		say(risky, "ON_TRACK");

		assertThat(codes(paper(MEETING))).containsExactly(off);
	}

	@Test
	void issueStaysAsItWasWhateverHappensLater() {
		issue("lead", null).withoutErrors();

		say(risky, "ON_TRACK");
		say(off, "AT_RISK");
		plan.boardLine(off, MEETING, 2, "A new provider starts in May.");

		Answer issued = paper(MEETING);
		assertThat(codes(issued)).containsExactly(off, risky);
		assertThat(issued.data("/paper/items/0/section").asString()).isEqualTo("OFF_TRACK");
		assertThat(issued.data("/paper/items/0/boardLine").asString()).isEqualTo("The provider withdrew.");
		assertThat(issued.data("/paper/counts/exceptions").asInt()).isEqualTo(2);
		assertThat(issued.data("/paper/issue/by").asString()).isEqualTo("Isla Drummond, Lead officer");
	}

	@Test
	void issueIsStoredByOneStatementForEachKindOfRow(@Autowired StatementCount statements) {
		var few = statements.during(() -> issue("lead", null).withoutErrors());
		for (int i = 0; i < 20; i++) {
			say(plan.led("nadars"), "AT_RISK");
		}
		var many = statements.during(() -> issue("lead", "More came in.").withoutErrors());

		assertThat(codes(paper(MEETING))).hasSize(22);
		assertThat(few).filteredOn(sql -> sql.contains("into governance.paper_item")).hasSize(1);
		assertThat(many).filteredOn(sql -> sql.contains("into governance.paper")).hasSize(2);
	}

	@Test
	void secondIssueNeedsAReasonAndBothAreKept() {
		assertThat(fields(issue("lead", "Too early."))).containsExactly("reason");
		issue("lead", null).withoutErrors();
		say(risky, "ON_TRACK");

		assertThat(fields(issue("officer", null))).containsExactly("reason");
		issue("officer", "The service put its status right.").withoutErrors();

		assertThat(codes(paper(MEETING))).containsExactly(off);
		assertThat(paper(MEETING).data("/paper/issue/number").asInt()).isEqualTo(2);
		assertThat(codes(ask(MEETING, 1))).containsExactly(off, risky);
		assertThat(ask(MEETING, 3).errorCodes()).containsExactly("NOT_FOUND");
	}

	@Test
	void nextPaperMarksWhatChangedSinceTheLast() {
		issue("lead", null).withoutErrors();
		say(risky, "ON_TRACK");
		say(off, "AT_RISK");
		String silent = plan.action("NADARS");

		Answer next = paper(NEXT);

		assertThat(next.data("/paper/comparedWith").asString()).isEqualTo(MEETING.toString());
		assertThat(codes(next)).containsExactly(off, silent);
		assertThat(next.data("/paper/items/0/change").asString()).isEqualTo("CHANGED");
		assertThat(next.data("/paper/items/0/before").asString()).isEqualTo("OFF_TRACK");
		assertThat(next.data("/paper/items/1/change").asString()).isEqualTo("NEW");
		assertThat(next.data("/paper/gone/0/code").asString()).isEqualTo(risky);
		assertThat(next.data("/paper/gone/0/before").asString()).isEqualTo("AT_RISK");
		assertThat(next.data("/paper/gone/0/now").asString()).isEqualTo("On track");
	}

	@Test
	void nextPaperMarksAMilestoneThatSlippedMeanwhile() {
		issue("lead", null).withoutErrors();
		plan.milestone(off, MEETING.minusDays(40), MEETING.minusDays(10));

		Answer next = paper(NEXT);

		assertThat(codes(next)).containsExactly(off, risky);
		assertThat(next.data("/paper/items/0/change").asString()).isEqualTo("CHANGED");
		assertThat(next.data("/paper/items/0/before").asString()).isEqualTo("OFF_TRACK");
		assertThat(next.data("/paper/items/1/change").asString()).isEqualTo("SAME");
	}

	@Test
	void sameKeyIssuesOnce() {
		var input = input(null);
		send("lead", input).withoutErrors();

		assertThat(send("lead", input).withoutErrors().data("/issuePaper/issue/number").asInt()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "housing", "board", "auditor", "ig" })
	void onlyTheSupportTeamIssuesAndEveryoneReads(String account) {
		assertThat(send(account, input(null)).errorCodes()).containsExactly("FORBIDDEN");
		assertThat(codes(graphQl.as(account)
			.query("""
					query($group: String!, $on: Date!) { paper(group: $group, on: $on) { ...told } } %s"""
				.formatted(TOLD), Map.of("group", plan.group(), "on", MEETING.toString()))))
			.containsExactly(off, risky);
	}

	@Test
	void dayWithoutAMeetingHasNoPaper() {
		assertThat(ask(MEETING.plusDays(1), null).errorCodes()).containsExactly("NOT_FOUND");
	}

	private Answer paper(LocalDate on) {
		return ask(on, null).withoutErrors();
	}

	private Answer ask(LocalDate on, @Nullable Integer issue) {
		var variables = new HashMap<String, Object>(Map.of("group", plan.group(), "on", on.toString()));
		variables.put("issue", issue);
		return graphQl.as("board")
			.query("""
					query($group: String!, $on: Date!, $issue: Int) { paper(group: $group, on: $on, issue: $issue) { ...told } }
					%s"""
				.formatted(TOLD), variables);
	}

	private Answer issue(String account, @Nullable String reason) {
		return send(account, input(reason));
	}

	private Answer send(String account, Map<String, Object> input) {
		return graphQl.as(account)
			.query("mutation($input: IssuePaperInput!) { issuePaper(input: $input) { ...told } } " + TOLD,
					Map.of("input", input));
	}

	private Map<String, Object> input(@Nullable String reason) {
		var input = new HashMap<String, Object>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "group",
				plan.group(), "on", MEETING.toString()));
		if (reason != null) {
			input.put("reason", reason);
		}
		return input;
	}

	private void say(String action, String status) {
		var input = plan.update(action);
		input.put("status", status);
		graphQl.as("nadars").query(OwnPlan.record(), Map.of("input", input)).withoutErrors();
	}

	private static List<String> codes(Answer answer) {
		return answer.withoutErrors().data("/paper/items").valueStream().map(it -> it.at("/code").asString()).toList();
	}

	private static List<String> fields(Answer answer) {
		return answer.errors()
			.getFirst()
			.at("/extensions/fields")
			.valueStream()
			.map(it -> it.at("/path").asString())
			.toList();
	}

}
