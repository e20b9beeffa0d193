package scot.adp.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Every failure has a stable code and a reference that leads to the log. */
@AdpTest
@ExtendWith(OutputCaptureExtension.class)
class GraphQlErrorTests {

	@Autowired
	GraphQl graphQl;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "plan|{ plan(code: \"NO-SUCH\") { code } }", "plan|{ plan(code: \"\") { code } }",
					"plan|{ plan(code: \"no code at all!\") { code } }", "plan|{ plan(code: \"naadp-2026\") { code } }",
					"action|{ action(plan: \"NAADP-2025\", code: \"NO-1.1\") { code } }",
					"action|{ action(plan: \"NO-SUCH\", code: \"FAM-1.1\") { code } }",
					"action|{ action(plan: \"WAP-2023\", code: \"FAM-1.1\") { code } }",
					"action|{ action(plan: \"'; drop table strategy.plan; --\", code: \"FAM-1.1\") { code } }",
					"statusScale|{ statusScale(code: \"NO-SUCH\") { code } }", "node|{ node(id: \"no id\") { id } }",
					"node|{ node(id: \"\") { id } }", "node|{ node(id: \"!!!\") { id } }" })
	void unknownCodeIsNullWithNotFound(String field, String document) {
		var answer = graphQl.as("lead").query(document);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.data("/" + field).isNull()).isTrue();
		assertThat(answer.errorCodes()).containsExactly("NOT_FOUND");
		assertThat(answer.errors().getFirst().at("/path/0").asString()).isEqualTo(field);
		assertThat(answer.errors().getFirst().at("/message").asString()).startsWith("There is no ");
		assertComplete(answer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Plan", "Plan:NO-SUCH", "Nothing:1", "Action:1", "Action:FAM-1.1", "Update:x",
			"Outcome:NAADP-2025", "Outcome:NAADP-2025/O99", "Outcome:/", "Principle:NO-SUCH/P1", "Unit:NOBODY",
			"Organisation:", "Group:%00", "Plan:%00", "Query:", "Action:00000000-0000-0000-0000-000000000000" })
	void idOfNothingIsNotFound(String local) {
		String id = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(local.replace("%00", "\0").getBytes(StandardCharsets.UTF_8));

		var answer = graphQl.as("board").query("query($id: ID!) { node(id: $id) { id __typename } }", Map.of("id", id));

		assertThat(answer.errorCodes()).containsExactly("NOT_FOUND");
		assertThat(answer.data("/node").isNull()).isTrue();
	}

	@Test
	void restOfTheAnswerStandsBesideAnUnknownCode() {
		var answer = graphQl.as("lead")
			.query("{ a: plan(code: \"NO-SUCH\") { code } b: plan(code: \"NAADP-2025\") { code } }");

		assertThat(answer.errorCodes()).containsExactly("NOT_FOUND");
		assertThat(answer.data("/b/code").asString()).isEqualTo("NAADP-2025");
	}

	@Test
	void longNameIsNotToldBackWhole() {
		var answer = graphQl.as("lead")
			.query("query($code: String!) { plan(code: $code) { code } }", Map.of("code", "x".repeat(10_000)));

		assertThat(answer.errorCodes()).containsExactly("NOT_FOUND");
		assertThat(answer.response().body()).hasSizeLessThan(1000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ plan(code: 7) { code } }", "{ plan { code } }", "{ plan(code: null) { code } }",
			"{ plan(code: \"NAADP-2025\", also: 1) { code } }", "{ plan(code: \"NAADP-2025\") { nothing } }",
			"{ plan(code: \"NAADP-2025\") }", "{ plans { code { x } } }",
			"{ plan(code: \"NAADP-2025\") { actions(first: \"ten\") { totalCount } } }",
			"{ plan(code: \"NAADP-2025\") { actions(first: 1.5) { totalCount } } }",
			"{ plan(code: \"NAADP-2025\") { actions(first: 99999999999) { totalCount } } }",
			"{ plan(code: \"NAADP-2025\") { actions(filter: { freshness: [ROTTEN] }) { totalCount } } }",
			"{ plan(code: \"NAADP-2025\") { actions(filter: { colour: 1 }) { totalCount } } }", "{ plans { code }",
			"{ ...Missing }", "}", "query A { plans { code } } query B { plans { code } }", "subscription { plans }",
			"mutation { recordUpdate(input: { on: 20261123 }) { id } }",
			"mutation { noChange(input: { idempotencyKey: \"k\", plan: \"P\", action: \"A\", expectedVersion: 1, on: \"2026-02-30\" }) { id } }",
			"mutation { noChange(input: { idempotencyKey: \"k\", plan: \"P\", action: \"A\", expectedVersion: \"one\" }) { id } }" })
	void questionOfTheWrongFormIsInvalid(String document) {
		var answer = graphQl.as("lead").query(document);

		assertThat(answer.errorCodes()).isNotEmpty().containsOnly("INVALID");
		assertComplete(answer);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "on|\"tomorrow\"", "on|\"+999999999-12-31\"", "on|\"-999999999-01-01\"", "on|\"2026-02-30\"",
					"on|20261123", "on|null", "expectedVersion|\"1\"", "expectedVersion|3000000000",
					"heardHow|\"PIGEON\"", "status|[\"ON_TRACK\"]", "unknown|1" })
	void variableOfTheWrongFormIsInvalid(String field, String value) {
		var answer = graphQl.as("lead")
			.post("""
					{"query": "mutation($input: RecordUpdateInput!) { recordUpdate(input: $input) { id } }",
					 "variables": {"input": {"idempotencyKey": "k", "plan": "NAADP-2025", "action": "FAM-1.1",
					    "expectedVersion": 1, "on": "2026-11-23", "status": "ON_TRACK", "%s": %s}}}""".formatted(field,
					value));

		assertThat(answer.errorCodes()).isNotEmpty().containsOnly("INVALID");
		assertComplete(answer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no json", "[]", "{}", "{\"query\": 1}", "{\"query\": \"\"}", "{\"query\": null}",
			"{\"query\": \"{ plans { code } }\", \"variables\": 1}" })
	void bodyOfTheWrongFormIsTheCallersFault(String body) {
		var answer = graphQl.as("lead").post(body);

		assertThat(answer.status()).isBetween(400, 499);
		assertThat(answer.response().body()).doesNotContain("Exception", "scot.adp", "org.springframework");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE })
	void pageHasOneToAHundredRows(int first) {
		for (String document : new String[] {
				"query($first: Int) { plan(code: \"NAADP-2025\") { actions(first: $first) { edges { cursor } } } }",
				"query($first: Int) { action(plan: \"NAADP-2025\", code: \"FAM-1.1\") { updates(first: $first) { edges { cursor } } } }" }) {
			var answer = graphQl.as("lead").query(document, Map.of("first", first));

			assertThat(answer.errorCodes()).containsExactly("INVALID");
			assertThat(answer.errors().getFirst().at("/extensions/fields/0/path").asString()).isEqualTo("first");
			assertThat(answer.errors().getFirst().at("/message").asString()).isEqualTo("Ask for 1 to 100 at a time.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "!!!", "abc", "MTIz\n", "bm90IGEgbnVtYmVy", "OTk5OTk5OTk5OTk5OTk5", "AA", "%" })
	void brokenCursorIsInvalid(String after) {
		for (String document : new String[] {
				"query($after: String) { plan(code: \"NAADP-2025\") { actions(after: $after) { edges { cursor } } } }",
				"query($after: String) { action(plan: \"NAADP-2025\", code: \"FAM-1.1\") { updates(after: $after) { edges { cursor } } } }" }) {
			var answer = graphQl.as("lead").query(document, Map.of("after", after));

			assertThat(answer.errorCodes()).containsExactly("INVALID");
			assertThat(answer.errors().getFirst().at("/extensions/fields/0/path").asString()).isEqualTo("after");
		}
	}

	@Test
	void cursorOfAnotherListIsInvalid() {
		var actions = graphQl.as("lead")
			.query("{ plan(code: \"NAADP-2025\") { actions(first: 1) { edges { cursor } } } }")
			.withoutErrors();

		var answer = graphQl.as("lead")
			.query("query($after: String) { action(plan: \"NAADP-2025\", code: \"FAM-1.1\") { updates(after: $after) { edges { cursor } } } }",
					Map.of("after", actions.data("/plan/actions/edges/0/cursor").asString()));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "unit|filter.unit", "group|filter.group" })
	void filterThatCannotBeACodeIsInvalid(String part, String path) {
		var answer = graphQl.as("lead")
			.query("{ plan(code: \"NAADP-2025\") { actions(filter: { %s: \"no code!\" }) { totalCount } } }"
				.formatted(part));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(answer.errors().getFirst().at("/extensions/fields/0/path").asString()).isEqualTo(path);
	}

	@Test
	void textThatNoDatabaseCouldHoldIsInvalid() {
		var answer = graphQl.as("lead")
			.query("query($text: String) { plan(code: \"NAADP-2025\") { actions(filter: { text: $text }) { totalCount } } }",
					Map.of("text", "a\0b"));

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertComplete(answer);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "a |{%s}|501|500 fields", "a%d: plans { code } |{%s}|31|30 aliases",
			"fragment F%d on Query { plans { code } } |{ plans { code } } %s|51|50 fragments", "{ a |%s|16|15 levels" })
	void documentThatIsTooLargeIsRefused(String part, String whole, int times, String limit) {
		var parts = new StringBuilder();
		for (int i = 0; i < times; i++) {
			parts.append(part.formatted(i)).append(' ');
		}
		String document = whole.formatted(parts) + (limit.endsWith("levels") ? "}".repeat(times) : "");

		var answer = graphQl.as("lead").query(document);

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(answer.errors().getFirst().at("/message").asString())
			.isEqualTo("This query is too large: at most %s are taken. Ask in smaller parts.".formatted(limit));
		assertComplete(answer);
	}

	@Test
	void documentOfTooManyTokensIsRefused() {
		var answer = graphQl.as("lead").query("{" + " plans { code }".repeat(5000) + "}");

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertComplete(answer);
	}

	@Test
	void forbiddenChangeIsNullWithForbidden() {
		var answer = graphQl.as("board").query("""
				mutation { noChange(input: { idempotencyKey: "k", plan: "NAADP-2025", action: "FAM-1.1",
				    expectedVersion: 1 }) { id } }""");

		assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
		assertThat(answer.errors().getFirst().at("/message").asString()).isEqualTo("Your role does not allow this.");
		assertThat(answer.data("/noChange").isNull()).isTrue();
		assertComplete(answer);
	}

	@Test
	void referenceLeadsToTheLogLine(CapturedOutput output) {
		var answer = graphQl.as("lead").query("{ plan(code: \"NO-SUCH\") { code } }");

		assertThat(output.toString()
			.lines()
			.filter(line -> line.contains("[" + answer.header("X-Reference") + "]"))
			.filter(line -> line.contains("GraphQL answered with errors: {NOT_FOUND=1}"))).hasSize(1);
	}

	@Test
	void referenceIsNewForEachRequest() {
		assertThat(graphQl.as("lead").query("{ plans { code } }").header("X-Reference"))
			.matches("[2-9A-Z]{4}-[2-9A-Z]{4}")
			.isNotEqualTo(graphQl.as("lead").query("{ plans { code } }").header("X-Reference"));
	}

	@Test
	void unexpectedFailureIsToldWithoutDetailsAndLoggedWithThem(@Autowired ApplicationContext context,
			@Autowired JdbcClient jdbc, CapturedOutput output) {
		try (var plan = OwnPlan.in(context)) {
			String action = plan.action("NADARS");
			jdbc.sql("update strategy.action set kind = 'UNHEARD_OF' where plan = :plan")
				.param("plan", plan.code())
				.update();

			var answer = graphQl.as("lead")
				.query("query($plan: String!, $code: String!) { action(plan: $plan, code: $code) { code } plans { code } }",
						Map.of("plan", plan.code(), "code", action));

			assertThat(answer.errorCodes()).containsExactly("INTERNAL");
			assertThat(answer.errors().getFirst().at("/message").asString())
				.isEqualTo("Something went wrong here; tell us the reference.");
			assertThat(answer.response().body()).doesNotContain("UNHEARD_OF", "IllegalArgument", "scot.adp");
			assertThat(answer.data("/action").isNull()).isTrue();
			assertThat(answer.data("/plans").size()).isGreaterThanOrEqualTo(3);
			assertComplete(answer);
			assertThat(output.toString()
				.lines()
				.filter(line -> line.contains("[" + answer.header("X-Reference") + "]"))
				.filter(line -> line.contains("A GraphQL field failed: /action"))).hasSize(1);
			assertThat(output.toString()).contains("UNHEARD_OF");
		}
	}

	/**
	 * Every error says what it is, where to look for it and which fields are at fault.
	 */
	private static void assertComplete(Answer answer) {
		assertThat(answer.errors()).isNotEmpty().allSatisfy(error -> {
			assertThat(error.at("/message").asString()).isNotBlank();
			assertThat(error.at("/extensions/code").asString()).isNotBlank();
			assertThat(error.at("/extensions/reference").asString()).isEqualTo(answer.header("X-Reference"))
				.isNotBlank();
			assertThat(error.at("/extensions/fields").isArray()).isTrue();
		});
	}

}
