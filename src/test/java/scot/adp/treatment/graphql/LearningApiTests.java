package scot.adp.treatment.graphql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.LearningIssued;
import scot.adp.events.LearningWithdrawn;
import scot.adp.events.ListedCode;
import scot.adp.events.RecordId;
import scot.adp.platform.UnitId;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is learned from reviews and issued reaches each unit that is named, and its answer
 * reaches who asked; over HTTP, between the real modules.
 */
@AdpTest
class LearningApiTests {

	private static final String TITLE = "Learned in a test";

	private static final String TASKS = "{ learningTasks(list: %s, unit: \"%s\", first: 100) { edges { node {"
			+ " id version learning reply words } } } }";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApplicationEventPublisher events;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	Clock clock;

	LocalDate today;

	@BeforeEach
	void begin() {
		today = LocalDate.now(clock);
	}

	@AfterEach
	void takeAway() {
		String of = "(select id from governance.learning where title = '%s')".formatted(TITLE);
		jdbc.sql(
				"delete from treatment.learning_answer where task in (select id from treatment.learning_task where learning in "
						+ of + ")")
			.update();
		jdbc.sql("delete from treatment.learning_task where learning in " + of).update();
		jdbc.sql("delete from governance.learning where title = :title").param("title", TITLE).update();
	}

	@Test
	void unitsThatAreNamedAreAskedAndAnswer() {
		String learning = issued(Map.of()).withoutErrors().data("/issueLearning/id").asString();
		await().untilAsserted(() -> assertThat(tasks("nadars", "TO_ANSWER", "NADARS", learning)).hasSize(1));
		assertThat(tasks("lead", "TO_ANSWER", "TPS-PEAR", learning)).as("as the support team sees it").hasSize(1);
		assertThat(tasks("nadars", "ALL", "TPS-PEAR", learning)).as("of another unit").isEmpty();
		JsonNode task = tasks("nadars", "TO_ANSWER", "NADARS", learning).getFirst();

		assertThat(answered("nadars", task, Map.of("reply", "WILL", "words", "We will.")).response().body())
			.contains("promisedOn");
		answered("nadars", task,
				Map.of("reply", "WILL", "words", "We will.", "promisedOn", today.plusDays(30).toString()))
			.withoutErrors();
		JsonNode promised = tasks("lead", "PROMISED", "NADARS", learning).getFirst();
		assertThat(promised.at("/reply").asString()).isEqualTo("WILL");
		answered("nadars", promised, Map.of("reply", "CHANGED", "words", "It is done.")).withoutErrors();
		assertThat(tasks("lead", "ANSWERED", "NADARS", learning).getFirst().at("/words").asString())
			.isEqualTo("It is done.");
		assertThat(answered("pear", promised, Map.of("reply", "CHANGED", "words", "Not ours.")).errorCodes())
			.containsExactly("FORBIDDEN");
	}

	/** TRT-L1. */
	@Test
	void unitIsAskedOnceHoweverOftenItIsTold() {
		String learning = issued(Map.of()).withoutErrors().data("/issueLearning/id").asString();
		await().untilAsserted(() -> assertThat(tasks("nadars", "TO_ANSWER", "NADARS", learning)).hasSize(1));
		var raw = jdbc.sql("select id from governance.learning where title = :title")
			.param("title", TITLE)
			.query(UUID.class)
			.single();
		var again = new LearningIssued(envelope(raw, 1), List.of(new ListedCode("RISK")),
				List.of(new UnitId("NADARS"), new UnitId("NAC-HOUSING")), today.plusDays(42));
		publish(again);

		await().untilAsserted(() -> assertThat(tasks("lead", "ALL", "NAC-HOUSING", learning)).hasSize(1));
		assertThat(tasks("lead", "ALL", "NADARS", learning)).hasSize(1);
	}

	@Test
	void whatIsWithdrawnIsAskedNoMore() {
		JsonNode learned = issued(Map.of()).withoutErrors().data("/issueLearning");
		String learning = learned.at("/id").asString();
		await().untilAsserted(() -> assertThat(tasks("lead", "ALL", "NADARS", learning)).hasSize(1));
		withdrawn(learning, "Issued by mistake.").withoutErrors();

		await().untilAsserted(() -> assertThat(tasks("lead", "ALL", "NADARS", learning)).isEmpty());
	}

	@Test
	void whatIsHeardToBeWithdrawnBeforeItIsIssuedIsAskedOfNobody() {
		var raw = UUID.randomUUID();
		publish(new LearningWithdrawn(envelope(raw, 2)));
		await().untilAsserted(() -> assertThat(
				jdbc.sql("select count(*) from treatment.learning_withdrawn where learning = :learning")
					.param("learning", raw)
					.query(Long.class)
					.single())
			.isOne());

		publish(new LearningIssued(envelope(raw, 1), List.of(new ListedCode("RISK")), List.of(new UnitId("NADARS")),
				today.plusDays(42)));

		await().during(Duration.ofSeconds(2))
			.untilAsserted(
					() -> assertThat(jdbc.sql("select count(*) from treatment.learning_task where learning = :learning")
						.param("learning", raw)
						.query(Long.class)
						.single()).isZero());
	}

	@Test
	void reasonOfAWithdrawalThatCouldTellWhoSomebodyWasIsRefused() {
		String learning = issued(Map.of()).withoutErrors().data("/issueLearning/id").asString();

		assertThat(withdrawn(learning, "It told of 0101011237.").response().body()).contains("LOOKS_LIKE_IDENTITY")
			.doesNotContain("0101011237");
	}

	@Test
	void evidenceThatCouldTellWhoSomebodyIsIsRefused() {
		String learning = issued(Map.of()).withoutErrors().data("/issueLearning/id").asString();
		await().untilAsserted(() -> assertThat(tasks("nadars", "TO_ANSWER", "NADARS", learning)).hasSize(1));
		JsonNode task = tasks("nadars", "TO_ANSWER", "NADARS", learning).getFirst();

		assertThat(answered("nadars", task,
				Map.of("reply", "CHANGED", "words", "It is done.", "evidence", "Notes of 0101011237"))
			.response()
			.body()).contains("LOOKS_LIKE_IDENTITY", "evidence").doesNotContain("0101011237");
	}

	@Test
	void periodThatWasReviewedIsToldByWholeMonths() {
		String learning = issued(Map.of("reviewedFrom", "2025-03-12", "reviewedTo", "2026-04-03")).withoutErrors()
			.data("/issueLearning/id")
			.asString();

		JsonNode kept = graphQl.as("board")
			.query("{ node(id: \"%s\") { ... on Learning { reviewedFrom reviewedTo } } }".formatted(learning))
			.withoutErrors()
			.data("/node");
		assertThat(kept.at("/reviewedFrom").asString()).isEqualTo("2025-03-01");
		assertThat(kept.at("/reviewedTo").asString()).isEqualTo("2026-04-30");
	}

	@Test
	void learningFromFewDeathsOfAMonthIsRefused() {
		var answer = issued(Map.of("deaths", 2, "reviewedFrom", today.minusDays(40).toString(), "reviewedTo",
				today.minusDays(10).toString()));

		assertThat(answer.response().body()).contains("TOO_FEW");
	}

	@Test
	void learningThatCouldTellWhoSomebodyWasIsRefused() {
		assertThat(issued(Map.of("words", "He was 0101011237.")).response().body()).contains("LOOKS_LIKE_IDENTITY")
			.doesNotContain("0101011237");
	}

	@Test
	void everyPartnerReadsWhatWasLearnedAndNobodyOfHowMany() {
		assertThat(graphQl.as("board")
			.query("{ learnings(first: 3) { totalCount edges { node { title units { code } themes { label } } } } }")
			.withoutErrors()
			.data("/learnings/totalCount")
			.asInt()).isGreaterThanOrEqualTo(3);
		assertThat(graphQl.as("lead").query("{ learnings(first: 1) { edges { node { deaths } } } }").response().body())
			.contains("deaths");
	}

	@Test
	void onlyTheSupportTeamIssues() {
		assertThat(graphQl.as("nadars")
			.query("mutation($input: IssueLearningInput!) { issueLearning(input: $input) { id } }",
					Map.of("input", input(Map.of())))
			.errorCodes()).containsExactly("FORBIDDEN");
	}

	private void publish(Object event) {
		transaction.executeWithoutResult(status -> events.publishEvent(event));
	}

	private Envelope envelope(UUID learning, int revision) {
		return new Envelope(new EventId(UUID.randomUUID()), new RecordId(learning), revision, Instant.now(clock), null,
				1, null);
	}

	private GraphQl.Answer withdrawn(String learning, String because) {
		return graphQl.as("lead")
			.query("mutation($input: WithdrawLearningInput!) { withdrawLearning(input: $input) { withdrawnBecause } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", learning, "expectedVersion", 1, "because", because)));
	}

	private GraphQl.Answer issued(Map<String, ?> other) {
		return graphQl.as("lead")
			.query("mutation($input: IssueLearningInput!) { issueLearning(input: $input) { id version } }",
					Map.of("input", input(other)));
	}

	private Map<String, Object> input(Map<String, ?> other) {
		var all = new HashMap<String, Object>(Map.of("idempotencyKey", key(), "title", TITLE, "words", "Ask twice.",
				"themes", List.of("RISK"), "reviewedFrom", today.minusDays(400).toString(), "reviewedTo",
				today.minusDays(30).toString(), "deaths", 7, "units", List.of("NADARS", "TPS-PEAR")));
		all.putAll(other);
		return all;
	}

	private GraphQl.Answer answered(String who, JsonNode task, Map<String, ?> answer) {
		var all = new HashMap<String, Object>(answer);
		all.putAll(Map.of("idempotencyKey", key(), "id", task.at("/id").asString(), "expectedVersion",
				task.at("/version").asInt()));
		return graphQl.as(who)
			.query("mutation($input: AnswerLearningTaskInput!) { answerLearningTask(input: $input) { reply } }",
					Map.of("input", all));
	}

	private List<JsonNode> tasks(String who, String list, String unit, String learning) {
		return graphQl.as(who)
			.query(TASKS.formatted(list, unit))
			.withoutErrors()
			.data("/learningTasks/edges")
			.valueStream()
			.map(it -> it.at("/node"))
			.filter(it -> it.at("/learning").asString().equals(learning))
			.toList();
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
