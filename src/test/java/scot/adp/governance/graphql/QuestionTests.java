package scot.adp.governance.graphql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.strategy.OwnPlan;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.GraphQl.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions that a group asks and owners answer. */
@AdpTest
class QuestionTests {

	private static final String ASK = """
			mutation($input: AskQuestionInput!) { askQuestion(input: $input) { questions { id version group heldOn words } } }
			""";

	private static final String ANSWER = """
			mutation($input: AnswerQuestionInput!) { answerQuestion(input: $input) { version answer answeredBy answeredAt } }
			""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AutoClose
	OwnPlan plan;

	String action;

	@BeforeEach
	void makePlan(@Autowired ApplicationContext context) {
		plan = OwnPlan.in(context);
		action = plan.action("NADARS");
	}

	@Test
	void ownerSeesAndAnswersWhatAGroupAsks() {
		var question = asked();
		assertThat(question.at("/group").asString()).isEqualTo(plan.group());

		var seen = open("nadars").data("/action/questions/0");
		assertThat(seen.at("/words").asString()).isEqualTo("When does the nurse start?");
		var answered = answer("nadars", answerTo(question)).withoutErrors().data("/answerQuestion");

		assertThat(answered.at("/answer").asString()).isEqualTo("On 4 January.");
		assertThat(answered.at("/answeredBy").asString()).isEqualTo("Shona McKerrow, Service manager");
		assertThat(open("nadars").data("/action/questions")).isEmpty();
	}

	@Test
	void sameQuestionSentTwiceIsAskedOnce() {
		var input = question();
		ask("officer", input).withoutErrors();
		ask("officer", input).withoutErrors();

		assertThat(open("lead").data("/action/questions")).hasSize(1);
	}

	@Test
	void answeredQuestionIsAConflictForTheNextWhoAnswers() {
		var question = asked();
		answer("nadars", answerTo(question)).withoutErrors();
		var late = answer("lead", answerTo(question));

		assertThat(late.errorCodes()).containsExactly("CONFLICT");
		assertThat(late.errors().getFirst().at("/extensions/current/version").asInt()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nadars", "housing", "pear", "board", "auditor", "ig" })
	void onlyTheSupportTeamAsks(String username) {
		assertThat(ask(username, question()).errorCodes()).containsExactly("FORBIDDEN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "housing", "pear", "board", "auditor", "ig" })
	void othersNeitherAnswerNorReadTheWords(String username) {
		var question = asked();

		assertThat(answer(username, answerTo(question)).errorCodes()).containsExactly("FORBIDDEN");
		var seen = open(username);
		assertThat(seen.errorCodes()).containsExactly("FORBIDDEN");
		assertThat(seen.data("/action/questions/0/words").isNull()).isTrue();
		assertThat(seen.data("/action/questions/0/group").asString()).isEqualTo(plan.group());
	}

	@ParameterizedTest
	@CsvSource({ "'   ', Say in a few words what the group asks.",
			"'a\\u0000b', 'It holds a character that cannot be stored; type it anew.'" })
	void badWordsAreToldAtTheField(String words, String message) {
		var input = question();
		input.put("words", words.replace("\\u0000", "\u0000"));

		var refused = ask("lead", input);

		assertThat(refused.errorCodes()).containsExactly("INVALID");
		assertThat(refused.errors().getFirst().at("/message").asString()).isEqualTo(message);
	}

	@Test
	void tooManyWordsAreRefused() {
		var input = question();
		input.put("words", "a".repeat(1001));

		assertThat(ask("lead", input).errorCodes()).containsExactly("INVALID");
		assertThat(open("lead").data("/action/questions")).isEmpty();
	}

	@Test
	void trailTellsThatAQuestionWasAskedAndNotItsWords() {
		asked();

		assertThat(jdbc
			.sql("select changes::text from audit.entry where operation = 'governance.question.ask' "
					+ "and subject = :subject")
			.param("subject", "action %s/%s".formatted(plan.code(), action))
			.query(String.class)
			.single()).contains(plan.group(), "\"words\": \"changed\"").doesNotContain("nurse");
	}

	private JsonNode asked() {
		return ask("lead", question()).withoutErrors().data("/askQuestion/questions/0");
	}

	private Map<String, Object> question() {
		var input = new LinkedHashMap<String, Object>();
		input.put("idempotencyKey", UUID.randomUUID().toString());
		input.put("plan", plan.code());
		input.put("action", action);
		input.put("group", plan.group());
		input.put("heldOn", "2026-11-23");
		input.put("words", "When does the nurse start?");
		return input;
	}

	private static Map<String, Object> answerTo(JsonNode question) {
		return Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", question.at("/id").asString(),
				"expectedVersion", question.at("/version").asInt(), "answer", "On 4 January.");
	}

	private Answer ask(String username, Map<String, Object> input) {
		return graphQl.as(username).query(ASK, Map.of("input", input));
	}

	private Answer answer(String username, Map<String, Object> input) {
		return graphQl.as(username).query(ANSWER, Map.of("input", input));
	}

	private Answer open(String username) {
		return graphQl.as(username)
			.query("query($plan: String!, $code: String!) { action(plan: $plan, code: $code) { questions { group words } } }",
					Map.of("plan", plan.code(), "code", action));
	}

}
