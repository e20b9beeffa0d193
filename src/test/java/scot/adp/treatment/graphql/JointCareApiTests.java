package scot.adp.treatment.graphql;

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

/** Joint care over HTTP, on the sample of both services. */
@AdpTest
class JointCareApiTests {

	private static final String RECORD = """
			mutation($input: RecordJointCaresInput!) { recordJointCares(input: $input) { index made faults { path reason }
			    remarks { path reason } } }""";

	private static final String TELL = """
			mutation($input: TellJointCareInput!) { tellJointCare(input: $input) { stage lead { code }
			    told { kind unit { code } code { label } } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		for (String table : List.of("joint_care_fact where joint_care in ", "joint_care where id in ")) {
			jdbc.sql("delete from treatment.%s (select id from treatment.joint_care where entered_by = 'API')"
				.formatted(table)).update();
		}
	}

	@Test
	void whatIsSentStandsOnTheList() {
		JsonNode results = recorded(List.of(asking("NAD-93001", "NAHSCP-CJ")), false);

		assertThat(graphQl.as("nadars")
			.query("{ node(id: \"%s\") { ... on JointCare { stage askedOf { code } } } }"
				.formatted(results.at("/0/made").asString()))
			.withoutErrors()
			.data("/node/askedOf/code")
			.asString()).isEqualTo("NAHSCP-CJ");
	}

	@Test
	void programSendsTheSameAgainAndNothingIsAdded() {
		var sent = List.of(asking("NAD-93002", "NAHSCP-CJ"));
		recorded(sent, false);

		recorded(sent, false);

		assertThat(fromTheApi()).isEqualTo(1);
	}

	@Test
	void batchThatIsTriedOutKeepsNothing() {
		recorded(List.of(asking("NAD-93003", "NAHSCP-CJ")), true);

		assertThat(fromTheApi()).isZero();
	}

	@Test
	void batchTellsOfEachWhatIsWrong() {
		JsonNode results = recorded(List.of(asking("NAD-93004", "NAHSCP-CJ"), asking("NAD-93005", "NADARS")), false);

		assertThat(results.at("/0/made").isNull()).isFalse();
		assertThat(results.at("/1/faults/0/path").asString()).isEqualTo("askedOf");
	}

	@Test
	void serviceOfThisProgramAnswersForItself() {
		JsonNode results = recorded(List.of(asking("NAD-93006", "NAHSCP-CMH")), false);

		assertThat(told(results.at("/0/made").asString(),
				Map.of("answeredBy", "NAHSCP-CMH", "answer", "ACCEPTED", "answeredOn", "2026-11-20"))
			.errors()
			.toString()).contains("ANSWERS_FOR_ITSELF");
	}

	@Test
	void unitThatWasNotAskedCannotLead() {
		JsonNode results = recorded(List.of(asking("NAD-93007", "NAHSCP-CJ")), false);

		assertThat(told(results.at("/0/made").asString(), Map.of("leadUnit", "NAC-HOUSING", "leadOn", "2026-11-20"))
			.errors()
			.toString()).contains("LEAD_NOT_ASKED");
	}

	@Test
	void whoeverLeadsIsTold() {
		JsonNode results = recorded(List.of(asking("NAD-93008", "NAHSCP-CJ")), false);

		assertThat(told(results.at("/0/made").asString(), Map.of("leadUnit", "NADARS", "leadOn", "2026-11-20"))
			.withoutErrors()
			.data("/tellJointCare/lead/code")
			.asString()).isEqualTo("NADARS");
	}

	@Test
	void whereNobodyLeadsComesFirst() {
		assertThat(graphQl.as("nadars")
			.query("{ jointCares(first: 1) { edges { node { stage } } } }")
			.withoutErrors()
			.data("/jointCares/edges/0/node/stage")
			.asString()).isEqualTo("GAP");
	}

	@Test
	void supportTeamReadsNoRow() {
		assertThat(graphQl.as("lead").query("{ jointCares(first: 1) { totalCount } }").errorCodes())
			.containsExactly("FORBIDDEN");
	}

	@Test
	void sampleHasAsManyAsItSaysAndGapsOfWhichNobodyIsTold() {
		assertThat(jdbc.sql("select count(*) from treatment.joint_care where entered_by = 'SAMPLE'")
			.query(Long.class)
			.single()).isEqualTo(96);
		assertThat(jdbc.sql("""
				select count(*) from treatment.joint_care where gap_from_on <= current_date and gap_to_on is null
				    and gap_told_on is null and asked_on < current_date - 40""").query(Long.class).single()).isZero();
	}

	private JsonNode recorded(List<? extends Map<String, ?>> rows, boolean dryRun) {
		return graphQl.as("nadars")
			.query(RECORD, Map.of("input", Map.of("idempotencyKey", key(), "jointCares", rows, "dryRun", dryRun)))
			.withoutErrors()
			.data("/recordJointCares");
	}

	private GraphQl.Answer told(String id, Map<String, Object> told) {
		int version = graphQl.as("nadars")
			.query("{ node(id: \"%s\") { ... on JointCare { version } } }".formatted(id))
			.withoutErrors()
			.data("/node/version")
			.asInt();
		return graphQl.as("nadars")
			.query(TELL, Map.of("input",
					Map.of("idempotencyKey", key(), "id", id, "expectedVersion", version, "told", told)));
	}

	private long fromTheApi() {
		return jdbc.sql("select count(*) from treatment.joint_care where entered_by = 'API'")
			.query(Long.class)
			.single();
	}

	private static Map<String, Object> asking(String ownRef, String of) {
		return Map.of("askedBy", "NADARS", "askedOf", of, "ownRef", ownRef, "askedOn", "2026-11-16");
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
