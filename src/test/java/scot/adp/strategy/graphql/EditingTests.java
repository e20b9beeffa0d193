package scot.adp.strategy.graphql;

import java.util.LinkedHashMap;
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

import static org.assertj.core.api.Assertions.assertThat;

/** Plan editing through the API. */
@AdpTest
class EditingTests {

	private static final String CHANGE = """
			mutation($input: ChangeActionsInput!) { changeActions(input: $input) { code title version grouping
			    leadUnit { code } versions { number source why recordedBy changes { field before after } } } }""";

	@Autowired
	GraphQl graphQl;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
		action = plan.action("NADARS");
	}

	@Test
	void fieldThatIsLeftOutStaysAndNullClearsIt() {
		change("lead", Map.of("title", "New title", "grouping", "Education")).withoutErrors();
		var cleared = new LinkedHashMap<String, @Nullable Object>();
		cleared.put("grouping", null);

		var answer = change("lead", cleared).withoutErrors();

		assertThat(answer.data("/changeActions/0/title").asString()).isEqualTo("New title");
		assertThat(answer.data("/changeActions/0/grouping").isNull()).isTrue();
		assertThat(answer.data("/changeActions/0/leadUnit/code").asString()).isEqualTo("NADARS");
		assertThat(answer.data("/changeActions/0/versions/0/changes/0/field").asString()).isEqualTo("grouping");
		assertThat(answer.data("/changeActions/0/versions/0/changes/0/before").asString()).isEqualTo("Education");
	}

	@Test
	void faultsAndConflictsAreToldAsEverywhere() {
		assertThat(change("lead", Map.of("leadUnit", "NOWHERE")).errorCodes()).containsExactly("INVALID");
		var none = new LinkedHashMap<String, @Nullable Object>();
		none.put("title", null);
		assertThat(change("lead", none).errorCodes()).containsExactly("INVALID");
		assertThat(change("lead", Map.of("actions",
				List.of(Map.of("plan", plan.code(), "code", action, "expectedVersion", 99)), "title", "Late"))
			.errorCodes()).containsExactly("CONFLICT");
		assertThat(change("nadars", Map.of("title", "Mine")).errorCodes()).containsExactly("FORBIDDEN");
		assertThat(change("board", Map.of("title", "Mine")).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void addedActionCanBeWithdrawnAndTakenBack() {
		var added = graphQl.as("officer")
			.query("mutation($input: AddActionInput!) { addAction(input: $input) { code version } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "plan", plan.code(), "title", "New", "priority", "P1",
									"kind", "DELIVER", "leadUnit", "NADARS", "why", "Wanted.")))
			.withoutErrors();
		String code = added.data("/addAction/code").asString();

		graphQl.as("officer")
			.query("mutation($input: WithdrawActionInput!) { withdrawAction(input: $input) { withdrawnOn } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "action", ref(code), "on", "2026-11-20", "reason",
									"Merged.")))
			.withoutErrors();
		var back = graphQl.as("officer")
			.query("mutation($input: ReinstateActionInput!) { reinstateAction(input: $input) { withdrawnOn } }",
					Map.of("input", Map.of("idempotencyKey", key(), "action", ref(code), "why", "A mistake.")))
			.withoutErrors();

		assertThat(back.data("/reinstateAction/withdrawnOn").isNull()).isTrue();
	}

	@Test
	void conflictsAreForTheSupportTeam() {
		String query = "{ plan(code: \"NAADP-2025\") { code conflicts { id } } }";

		assertThat(graphQl.as("lead").query(query).withoutErrors().data("/plan/conflicts").isArray()).isTrue();
		assertThat(graphQl.as("board").query(query).errorCodes()).containsExactly("FORBIDDEN");
	}

	private GraphQl.Answer change(String username, Map<String, ? extends @Nullable Object> fields) {
		var input = new LinkedHashMap<String, @Nullable Object>();
		input.put("idempotencyKey", key());
		input.put("actions", List.of(ref(action)));
		input.put("why", "As a test.");
		input.putAll(fields);
		return graphQl.as(username).query(CHANGE, Map.of("input", input));
	}

	private Map<String, Object> ref(String code) {
		return Map.of("plan", plan.code(), "code", code, "expectedVersion", plan.version(code));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
