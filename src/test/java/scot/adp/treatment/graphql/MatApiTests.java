package scot.adp.treatment.graphql;

import java.util.HashMap;
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

/** Evidence for the standards over HTTP, on the sample. */
@AdpTest
class MatApiTests {

	private static final String CYCLE = """
			{ matCycle(code: "%s") { title criteriaVersion confirmed standards { number stage computed confirmed
			    evidence { stream required score held missing { why label } } } } }""";

	private static final String ROUND = """
			mutation($input: RecordMatRoundInput!) { recordMatRound(input: $input) { id version answered } }""";

	private static final String SCORE = """
			mutation($input: ScoreMatStandardInput!) { scoreMatStandard(input: $input) { version stage } }""";

	private static final String CONFIRM = """
			mutation($input: ConfirmAssessmentInput!) { confirmAssessment(input: $input) { version stage confirmed computed } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		jdbc.sql(
				"delete from treatment.mat_round_theme where round in (select id from treatment.mat_round where entered_by = 'API')")
			.update();
		jdbc.sql("delete from treatment.mat_round where entered_by = 'API'").update();
		jdbc.sql(
				"delete from treatment.mat_document_review where mat_document in (select id from treatment.mat_document where entered_by = 'API')")
			.update();
		jdbc.sql("delete from treatment.mat_document where entered_by = 'API'").update();
		jdbc.sql("delete from treatment.mat_number where entered_by = 'API'").update();
		jdbc.sql("delete from treatment.mat_assessment where cycle = '2026-27' and standard = 'MAT_9'").update();
	}

	@Test
	void cycleTellsEachStandardWithWhatIsMissing() {
		JsonNode cycle = graphQl.as("lead").query(CYCLE.formatted("2026-27")).withoutErrors().data("/matCycle");

		assertThat(cycle.at("/title").asString()).isEqualTo("2026/27");
		assertThat(cycle.at("/standards").size()).isEqualTo(10);
		assertThat(cycle.at("/standards/2/evidence/0/missing/0/why").asString()).isEqualTo("DOCUMENT_OVERDUE");
		assertThat(cycle.at("/standards/1/evidence/2/missing/0/label").asString())
			.isEqualTo("Family or somebody they chose");
		assertThat(cycle.at("/standards/0/evidence/1/missing").toString()).contains("Prison");
	}

	@Test
	void everyStandardOfYearsThatWereSubmittedIsConfirmed() {
		assertThat(graphQl.as("nadars")
			.query(CYCLE.formatted("2024-25"))
			.withoutErrors()
			.data("/matCycle/confirmed")
			.asInt()).isEqualTo(10);
	}

	@Test
	void cycleThatThereIsNotIsNone() {
		assertThat(graphQl.as("lead").query(CYCLE.formatted("1999-00")).withoutErrors().data("/matCycle").isNull())
			.isTrue();
	}

	@Test
	void boardReadsNoEvidence() {
		assertThat(graphQl.as("board").query(CYCLE.formatted("2026-27")).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void documentIsFoundByItsTitleAndByTheCriterionThatAsksForIt() {
		graphQl.as("nadars")
			.query("mutation($input: RecordMatDocumentInput!) { recordMatDocument(input: $input) { id } }",
					input(Map.of("document",
							Map.of("unit", "NADARS", "criterion", "M03_SHARING", "title", "Wintergreen agreement",
									"reviewedOn", "2026-10-01", "reviewOn", "2027-10-01"))))
			.withoutErrors();

		assertThat(found("practitioner", "wintergreen")).containsExactly("Wintergreen agreement mat/2026-27/3");
		assertThat(found("lead", "agreement to share who is at high risk"))
			.contains("Wintergreen agreement mat/2026-27/3");
	}

	@Test
	void documentThatWasWithdrawnIsNotFound() {
		String id = graphQl.as("nadars")
			.query("mutation($input: RecordMatDocumentInput!) { recordMatDocument(input: $input) { id } }",
					input(Map.of("document",
							Map.of("unit", "NADARS", "criterion", "M03_SHARING", "title", "Snowberry agreement",
									"reviewedOn", "2026-10-01", "reviewOn", "2027-10-01"))))
			.withoutErrors()
			.data("/recordMatDocument/id")
			.asString();
		graphQl.as("nadars")
			.query("mutation($input: WithdrawMatDocumentInput!) { withdrawMatDocument(input: $input) { id } }",
					input(Map.of("id", id, "expectedVersion", 1, "because", "It is another service's.")))
			.withoutErrors();

		assertThat(found("lead", "snowberry")).isEmpty();
	}

	@Test
	void boardIsToldThatDocumentsWereNotSearched() {
		assertThat(notSearched("board")).contains("MAT_DOCUMENTS");
		assertThat(notSearched("nadars")).doesNotContain("MAT_DOCUMENTS");
		assertThat(found("lead", "prescribing guideline")).isNotEmpty();
		assertThat(found("board", "prescribing guideline")).isEmpty();
	}

	private String notSearched(String who) {
		return graphQl.as(who)
			.query("{ search(text: \"guideline\") { notSearched } }")
			.withoutErrors()
			.data("/search/notSearched")
			.toString();
	}

	/** Titles and addresses of documents that a search finds. */
	private List<String> found(String who, String text) {
		return graphQl.as(who)
			.query("query($text: String!) { search(text: $text) { hits { kind title path } } }", Map.of("text", text))
			.withoutErrors()
			.data("/search/hits")
			.valueStream()
			.filter(it -> it.at("/kind").asString().equals("MAT_DOCUMENT"))
			.map(it -> it.at("/title").asString() + " " + it.at("/path").asString())
			.toList();
	}

	@Test
	void m8_yearsOfDifferentCriteriaAreNotCompared() {
		var answer = graphQl.as("lead")
			.query("{ matComparison(earlier: \"2024-25\", later: \"2025-26\") { standard } }");

		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(answer.body().toString()).contains("CRITERIA_CHANGED");
	}

	@Test
	void yearsOfTheSameCriteriaAreCompared() {
		assertThat(graphQl.as("lead")
			.query("{ matComparison(earlier: \"2025-26\", later: \"2026-27\") { standard before now } }")
			.withoutErrors()
			.data("/matComparison")
			.size()).isEqualTo(10);
	}

	@Test
	void m9_numberIsToldAsPrintedWithItsWarning() {
		var found = graphQl.as("lead")
			.query("{ matCycle(code: \"2026-27\") { standards { number numbers { printed warning } } } }")
			.withoutErrors()
			.data("/matCycle/standards/5/numbers/0");

		assertThat(found.at("/printed").asString()).isEqualTo("75% (105/145)");
		assertThat(found.at("/warning").asString()).contains("72.4%");
	}

	@Test
	void unitRecordsARoundOfItsOwn() {
		assertThat(graphQl.as("nadars")
			.query(ROUND, input(round("NADARS")))
			.withoutErrors()
			.data("/recordMatRound/answered")
			.asInt()).isEqualTo(8);
	}

	@Test
	void documentThatIsSentAgainWithItsKeyIsTheSame() {
		var document = Map.of("unit", "NADARS", "criterion", "M09_PROTOCOL", "title", "Joint protocol, sent twice",
				"reviewedOn", "2026-10-01", "reviewOn", "2027-10-01");
		var one = input(Map.of("document", document));
		String query = "mutation($input: RecordMatDocumentInput!) { recordMatDocument(input: $input) { id } }";

		String first = graphQl.as("nadars").query(query, one).withoutErrors().data("/recordMatDocument/id").asString();

		assertThat(graphQl.as("nadars").query(query, one).withoutErrors().data("/recordMatDocument/id").asString())
			.isEqualTo(first);
		assertThat(graphQl.as("nadars").query(query, input(Map.of("document", document))).body().toString())
			.contains("KNOWN_OTHERWISE");
	}

	@Test
	void documentsThatAreSentAgainTogetherWithTheirKeyAreTheSame() {
		var all = input(Map.of("items", List.of(Map.of("unit", "NADARS", "criterion", "M09_PROTOCOL", "title",
				"Joint protocol, in a batch", "reviewedOn", "2026-10-01", "reviewOn", "2027-10-01"))));
		String query = "mutation($input: RecordMatDocumentsInput!) { recordMatDocuments(input: $input) { made } }";

		String first = graphQl.as("nadars")
			.query(query, all)
			.withoutErrors()
			.data("/recordMatDocuments/0/made")
			.asString();

		assertThat(first).isNotEmpty();
		assertThat(graphQl.as("nadars").query(query, all).withoutErrors().data("/recordMatDocuments/0/made").asString())
			.isEqualTo(first);
	}

	@Test
	void roundThatIsWithdrawnSaysSinceWhen() {
		String id = graphQl.as("nadars")
			.query(ROUND, input(round("NADARS")))
			.withoutErrors()
			.data("/recordMatRound/id")
			.asString();
		String query = "{ node(id: \"%s\") { ... on MatRound { withdrawnAt themes { people } } } }".formatted(id);
		assertThat(graphQl.as("lead").query(query).withoutErrors().data("/node/withdrawnAt").isNull()).isTrue();

		graphQl.as("nadars")
			.query("mutation($input: WithdrawMatRoundInput!) { withdrawMatRound(input: $input) { version } }",
					input(Map.of("id", id, "expectedVersion", 1, "because", "Held twice.")))
			.withoutErrors();

		var node = graphQl.as("lead").query(query).withoutErrors().data("/node");
		assertThat(node.at("/withdrawnAt").asString()).isNotEmpty();
		assertThat(node.at("/themes").size()).isZero();
	}

	@Test
	void unitRecordsNoRoundOfAnother() {
		assertThat(graphQl.as("nadars").query(ROUND, input(round("TPS-PEAR"))).errorCodes())
			.containsExactly("FORBIDDEN");
	}

	@Test
	void leadConfirmsWhatWasScoredAndAnOfficerDoesNot() {
		graphQl.as("officer")
			.query(SCORE,
					input(Map.of("cycle", "2026-27", "standard", "MAT_9", "expectedVersion", 0, "process", 2,
							"numerical", 1, "experiential", 2)))
			.withoutErrors();
		var confirmed = Map.of("cycle", "2026-27", "standard", "MAT_9", "expectedVersion", 1, "confirmed", "AMBER");

		assertThat(graphQl.as("officer").query(CONFIRM, input(confirmed)).errorCodes()).containsExactly("FORBIDDEN");
		assertThat(graphQl.as("lead")
			.query(CONFIRM, input(confirmed))
			.withoutErrors()
			.data("/confirmAssessment/stage")
			.asString()).isEqualTo("CONFIRMED");
	}

	private static Map<String, Object> round(String unit) {
		return Map.of("round",
				Map.of("unit", unit, "standard", "MAT_9", "respondent", "STAFF", "heldOn", "2026-10-01", "method",
						"SURVEY", "asked", 9, "answered", 8, "themes",
						List.of(Map.of("theme", "ACCESS", "people", 4))));
	}

	private static Map<String, Object> input(Map<String, ?> of) {
		var input = new HashMap<String, Object>(of);
		input.put("idempotencyKey", UUID.randomUUID().toString());
		return Map.of("input", input);
	}

}
