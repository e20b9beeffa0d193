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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.identity.OwnPerson;
import scot.adp.platform.Role;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** A decision from being asked for to being carried out, and who may do which. */
@AdpTest
class DecisionsTests {

	private static final LocalDate PAPERS = LocalDate.of(2026, 12, 7);

	private static final LocalDate MEETING = PAPERS.plusDays(14);

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	@AutoClose
	OwnPerson person;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context).withPapersDue(PAPERS);
		person = OwnPerson.in(context).as(Role.BOARD_VIEWER, "NAADP-BOARD");
	}

	@Test
	void goesFromAskedThroughTakenToDone() {
		Answer asked = record("lead", "Agree the budget.").withoutErrors();
		assertThat(asked.data("/recordDecision/reference").asString())
			.isEqualTo("%s %s/1".formatted(plan.group(), MEETING));
		assertThat(asked.data("/recordDecision/state").asString()).isEqualTo("WANTED");
		String id = asked.data("/recordDecision/id").asString();

		Answer taken = decide("officer", id, 1, "Agreed, with a review in June.", member(), MEETING.plusDays(30))
			.withoutErrors();
		assertThat(taken.data("/decide/state").asString()).isEqualTo("MADE");
		assertThat(taken.data("/decide/owner/post").asString()).isEqualTo("Tester");

		Answer done = close(person.username(), id, 2, "doneOn", "2026-11-20").withoutErrors();
		assertThat(done.data("/closeDecision/state").asString()).isEqualTo("DONE");
		assertThat(trail()).contains("governance.decision.record", "governance.decision.close");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "housing", "pear", "board", "auditor", "ig" })
	void onlyTheSupportTeamAsksAndWritesDown(String account) {
		assertThat(record(account, "Agree the budget.").errorCodes()).containsExactly("FORBIDDEN");

		String id = record("lead", "Agree the budget.").withoutErrors().data("/recordDecision/id").asString();
		assertThat(decide(account, id, 1, "Agreed.", null, null).errorCodes()).containsExactly("FORBIDDEN");
		assertThat(close(account, id, 1, "droppedReason", "Not needed.").errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void sameKeyAsksOnceAndNumbersCountUp() {
		var input = wanted("Agree the budget.");
		String first = record("lead", input).withoutErrors().data("/recordDecision/id").asString();
		assertThat(record("lead", input).withoutErrors().data("/recordDecision/id").asString()).isEqualTo(first);
		assertThat(record("lead", "Agree the dates.").withoutErrors().data("/recordDecision/reference").asString())
			.endsWith("/2");
	}

	@Test
	void wrongInputNamesItsField() {
		var input = wanted("  ");
		input.put("on", "2026-12-01");
		assertThat(fields(record("lead", input))).containsExactly("on", "words");
		assertThat(fields(record("lead", "x".repeat(1001)))).containsExactly("words");

		String id = record("lead", "Agree.").withoutErrors().data("/recordDecision/id").asString();
		assertThat(fields(decide("lead", id, 1, "", member(), null))).containsExactly("decided", "dueOn");
		assertThat(fields(decide("lead", id, 1, "Yes.", member(), MEETING.minusDays(1)))).containsExactly("dueOn");
		assertThat(fields(close("lead", id, 1, "doneOn", "2026-11-20"))).containsExactly("decision");
	}

	@Test
	void otherVersionIsAConflict() {
		String id = record("lead", "Agree.").withoutErrors().data("/recordDecision/id").asString();
		decide("lead", id, 1, "Agreed.", null, null).withoutErrors();

		assertThat(decide("officer", id, 1, "Refused.", null, null).errorCodes()).containsExactly("CONFLICT");
	}

	private Answer record(String account, String words) {
		return record(account, wanted(words));
	}

	private Map<String, Object> wanted(String words) {
		return new HashMap<>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "group", plan.group(), "on",
				MEETING.toString(), "words", words));
	}

	private Answer record(String account, Map<String, Object> input) {
		return graphQl.as(account)
			.query("""
					mutation($input: RecordDecisionInput!) { recordDecision(input: $input) { id version reference state } }""",
					Map.of("input", input));
	}

	private Answer decide(String account, String id, int version, String decided, @Nullable String owner,
			@Nullable LocalDate dueOn) {
		var input = new HashMap<String, Object>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", id,
				"expectedVersion", version, "decided", decided));
		input.put("owner", owner);
		input.put("dueOn", (dueOn != null) ? dueOn.toString() : null);
		return graphQl.as(account)
			.query("mutation($input: DecideInput!) { decide(input: $input) { state owner { post } dueOn } }",
					Map.of("input", input));
	}

	private Answer close(String account, String id, int version, String field, String value) {
		return graphQl.as(account)
			.query("mutation($input: CloseDecisionInput!) { closeDecision(input: $input) { state closedOn } }",
					Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", id, "expectedVersion",
							version, field, value)));
	}

	private String member() {
		return jdbc.sql("""
				select m.id from identity.member m join identity.account a on a.id = m.account
				where a.username = :username""")
			.param("username", person.username())
			.query(UUID.class)
			.single()
			.toString();
	}

	private List<String> fields(Answer answer) {
		return answer.errors()
			.getFirst()
			.at("/extensions/fields")
			.valueStream()
			.map(it -> it.at("/path").asString())
			.toList();
	}

	private List<String> trail() {
		return jdbc.sql("select operation from audit.entry where subject = :subject")
			.param("subject", "decision %s %s/1".formatted(plan.group(), MEETING))
			.query(String.class)
			.list();
	}

}
