package scot.adp.treatment.graphql;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What people say of services over HTTP, on the sample, and what everybody reads. */
@AdpTest
class VoiceApiTests {

	private static final String WALL = """
			{ feedbackWall%s { theme { code } items weight answeredItems oldestUnanswered
			    feedback { said respondent { code } weight answer } } }""";

	private static final String RECORD = """
			mutation($input: RecordServiceFeedbackInput!) { recordServiceFeedback(input: $input) {
			    id version stage unit { code } themes { code } } }""";

	private static final String ANSWER = """
			mutation($input: AnswerFeedbackInput!) { answerFeedback(input: $input) { version stage answer promisedOn } }""";

	private static final String RELEASE = """
			mutation($input: ReleaseFeedbackInput!) { releaseFeedback(input: $input) { version releasedAt } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	private final HttpClient http = HttpClient.newHttpClient();

	@AfterEach
	void takeAway() {
		jdbc.sql(
				"delete from treatment.voice_answer where voice in (select id from treatment.voice where entered_by = 'API')")
			.update();
		jdbc.sql("delete from treatment.voice where entered_by = 'API'").update();
	}

	@Test
	void sampleHasAHundredAndTwenty() {
		assertThat(graphQl.as("lead")
			.query("{ serviceFeedback { totalCount } }")
			.withoutErrors()
			.data("/serviceFeedback/totalCount")
			.asInt()).isEqualTo(120);
	}

	@Test
	void everyThemeOfTheListIsOnTheWall() {
		assertThat(graphQl.as("lead").query(WALL.formatted("")).withoutErrors().data("/feedbackWall").size())
			.isGreaterThanOrEqualTo(13);
	}

	@Test
	void whatWaitsLongestComesFirst() {
		JsonNode wall = graphQl.as("lead").query(WALL.formatted("")).withoutErrors().data("/feedbackWall");

		assertThat(wall.at("/0/oldestUnanswered").asString())
			.isLessThanOrEqualTo(wall.at("/1/oldestUnanswered").asString());
	}

	@Test
	void groupThatFewAreOfIsNotTold() {
		graphQl.as("lead")
			.query(WALL.formatted(""))
			.withoutErrors()
			.data("/feedbackWall")
			.forEach(theme -> theme.at("/feedback")
				.forEach(it -> assertThat(it.at("/respondent").isNull()).isEqualTo(it.at("/weight").asInt() < 5)));
	}

	@Test
	void boardReadsWhatEverybodyReads() {
		assertThat(graphQl.as("board").query(WALL.formatted("(released: true)")).withoutErrors().data("/feedbackWall"))
			.isNotEmpty();
	}

	@Test
	void boardDoesNotReadTheRest() {
		assertThat(graphQl.as("board").query(WALL.formatted("")).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void outcomeTellsWhatPeopleSaid() {
		JsonNode outcomes = graphQl.as("board")
			.query("{ plan(code: \"NAADP-2025\") { outcomes { code youSaidWeDid { items } } } }")
			.withoutErrors()
			.data("/plan/outcomes");

		outcomes.forEach(
				it -> assertThat(it.at("/youSaidWeDid").isEmpty()).isEqualTo(!it.at("/code").asString().equals("O6")));
	}

	@Test
	void recordedAndAnsweredItIsOpenOnceItIsReleased() throws Exception {
		JsonNode heard = graphQl.as("practitioner")
			.query(RECORD, Map.of("input", Map.of("idempotencyKey", key(), "feedback", heard("Buses are late here."))))
			.withoutErrors()
			.data("/recordServiceFeedback");
		JsonNode answered = graphQl.as("nadars")
			.query(ANSWER,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", heard.at("/id").asString(), "expectedVersion", 1,
									"reply", "DID", "words", "The clinic waits for the bus.")))
			.withoutErrors()
			.data("/answerFeedback");
		assertThat(open()).doesNotContain("Buses are late here.");

		graphQl.as("nadars")
			.query(RELEASE,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", heard.at("/id").asString(), "expectedVersion",
									answered.at("/version").asInt())))
			.withoutErrors();

		assertThat(open()).contains("Buses are late here.", "The clinic waits for the bus.");
	}

	@Test
	void promiseWithoutADayIsAFaultOfItsField() {
		String id = graphQl.as("practitioner")
			.query(RECORD, Map.of("input", Map.of("idempotencyKey", key(), "feedback", heard("It rains in."))))
			.withoutErrors()
			.data("/recordServiceFeedback/id")
			.asString();

		var answer = graphQl.as("nadars")
			.query(ANSWER, Map.of("input", Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1, "reply",
					"WILL", "words", "The roof is mended.")));

		assertThat(answer.errors().getFirst().toString()).contains("DATE_MISSING");
	}

	@Test
	void openPageNamesNobodyAndNeedsNoSession() throws Exception {
		var answer = http.send(HttpRequest.newBuilder(address()).build(), HttpResponse.BodyHandlers.ofString());

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(answer.body()).contains("You said, we did", "We did").doesNotContain("Sample data");
	}

	private String open() throws Exception {
		return http.send(HttpRequest.newBuilder(address()).build(), HttpResponse.BodyHandlers.ofString()).body();
	}

	private URI address() {
		return graphQl.address().resolve("/find-help/you-said/now");
	}

	private static Map<String, Object> heard(String said) {
		return Map.of("unit", "NADARS", "heardOn", "2026-11-20", "how", "CARD", "respondent", "SERVICE_USER", "themes",
				List.of("ACCESS"), "kind", "CHANGE", "weight", 8, "said", said);
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
