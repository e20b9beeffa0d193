package scot.adp.treatment.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Drug alerts over the API, by two people. */
@AdpTest
class AlertApiTests {

	private static final String TEXT = "An alert of the API's tests: strong heroin in Kilwinning.";

	private static final String ALERTS = "{ drugAlerts%s { shortText substances { label } reach { recipients audience { label } } } }";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		jdbc.sql("delete from notification.message where body like :text").param("text", "%" + TEXT + "%").update();
		String of = "(select alert from treatment.alert_wording where short_text = :text)";
		String recipients = "(select id from treatment.alert_recipient where alert in %s)".formatted(of);
		List.of("alert_receipt where recipient in " + recipients, "alert_message where recipient in " + recipients,
				"alert_link where recipient in " + recipients, "alert_recipient where alert in " + of)
			.forEach(rows -> jdbc.sql("delete from treatment." + rows).param("text", TEXT).update());
		var ids = jdbc.sql("delete from treatment.alert_wording where short_text = :text returning alert")
			.param("text", TEXT)
			.query(UUID.class)
			.list();
		jdbc.sql("delete from treatment.drug_alert where id = any(:ids)")
			.param("ids", ids.toArray(UUID[]::new))
			.update();
	}

	@Test
	void oneWritesAnotherIssuesAndAThirdSaysThatItIsKnown() {
		JsonNode draft = send("nadars", "draftAlert", "DraftAlertInput",
				Map.of("alert", Map.of("shortText", TEXT, "audiences", List.of("HOUSING"))))
			.data("/draftAlert");
		assertThat(draft.at("/stage").asString()).isEqualTo("DRAFT");
		assertThat(draft.at("/substances/0/code").asString()).isEqualTo("HEROIN");
		assertThat(shown("board")).isEmpty();

		var issued = send("lead", "issueAlert", "IssueAlertInput",
				Map.of("id", draft.at("/id").asString(), "expectedVersion", 1));
		assertThat(issued.data("/issueAlert/stage").asString()).isEqualTo("ISSUED");
		assertThat(shown("board")).hasSize(1);

		for (int i = 0; i < 2; i++) {
			var known = send("housing", "acknowledgeAlert", "AcknowledgeAlertInput",
					Map.of("id", draft.at("/id").asString()));
			assertThat(known.data("/acknowledgeAlert/reach/0/inTime").asInt()).isEqualTo(1);
		}
	}

	@Test
	void whoWroteItIsAskedToWaitForASecondInWorkingHours() {
		String id = send("lead", "draftAlert", "DraftAlertInput",
				Map.of("alert", Map.of("shortText", TEXT, "audiences", List.of("HOUSING"))))
			.data("/draftAlert/id")
			.asString();

		var answer = send("lead", "issueAlert", "IssueAlertInput",
				Map.of("id", id, "expectedVersion", 1, "aloneBecause", "Now."));

		assertThat(answer.response().body()).contains("NEEDS_SECOND");
	}

	@Test
	void alertsAndTheirReachTakeTheSameStatementsHoweverMany() {
		graphQl.as("board").query(ALERTS.formatted("(substance: \"KETAMINE\")")).withoutErrors();

		var few = statements.ofTheAnswerDuring(
				() -> graphQl.as("board").query(ALERTS.formatted("(substance: \"KETAMINE\")")).withoutErrors());
		var many = statements.ofTheAnswerDuring(() -> graphQl.as("board").query(ALERTS.formatted("")).withoutErrors());

		assertThat(many).as("%s and %s", few, many).hasSameSizeAs(few);
	}

	@Test
	void outcomeTellsWhatIsInForceAndOthersNothing() {
		var outcomes = graphQl.as("board")
			.query("{ plan(code: \"NAADP-2025\") { outcomes { code alertsInForce { number } } } }")
			.withoutErrors()
			.data("/plan/outcomes");

		assertThat(outcomes.valueStream()).isNotEmpty()
			.allSatisfy(outcome -> assertThat(outcome.at("/alertsInForce").isEmpty())
				.isEqualTo(!outcome.at("/code").asString().equals("O6")));
	}

	@Test
	void serviceTellsWhatWasSentToItAndOthersNothing() {
		JsonNode draft = send("nadars", "draftAlert", "DraftAlertInput",
				Map.of("alert", Map.of("shortText", TEXT, "audiences", List.of("HOUSING"))))
			.data("/draftAlert");
		send("lead", "issueAlert", "IssueAlertInput", Map.of("id", draft.at("/id").asString(), "expectedVersion", 1));

		String services = "{ services(first: 100) { edges { node { unit { code } alertsInForce { shortText } } } } }";
		var warned = graphQl.as("board")
			.query(services)
			.withoutErrors()
			.data("/services/edges")
			.valueStream()
			.collect(Collectors.groupingBy(
					it -> it.at("/node/alertsInForce").findValuesAsString("shortText").contains(TEXT),
					Collectors.mapping(it -> it.at("/node/unit/code").asString(), Collectors.toSet())));

		assertThat(warned.get(true)).contains("NAC-HOUSING").doesNotContain("NADARS");
		assertThat(warned.get(false)).contains("NADARS");
	}

	private List<JsonNode> shown(String who) {
		return graphQl.as(who)
			.query(ALERTS.formatted("(inForce: true)"))
			.withoutErrors()
			.data("/drugAlerts")
			.valueStream()
			.filter(alert -> alert.at("/shortText").asString().equals(TEXT))
			.toList();
	}

	private GraphQl.Answer send(String who, String mutation, String type, Map<String, Object> input) {
		var all = new HashMap<>(input);
		all.put("idempotencyKey", UUID.randomUUID().toString());
		return graphQl.as(who)
			.query("""
					mutation x($input: %s!) { %s(input: $input) {
					    id stage substances { code } reach { inTime } } }""".formatted(type, mutation),
					Map.of("input", all));
	}

}
