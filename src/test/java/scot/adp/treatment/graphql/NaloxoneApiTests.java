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
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Naloxone over HTTP, on the sample of the recovery service. */
@AdpTest
class NaloxoneApiTests {

	private static final String RECORD = """
			mutation($input: RecordSuppliesInput!) { recordSupplies(input: $input) {
			    index made faults { path reason } remarks { reason } } }""";

	private static final String ROWS = """
			{ naloxoneSupplies(first: FIRST) { totalCount edges { node {
			    happenedOn kits recipient { label } outlet { name unit { name } area { name } } } } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		jdbc.sql("delete from treatment.supply where entered_by = 'API'").update();
	}

	@Test
	void batchKeepsWhatIsRightOnceAndTellsTheRest() {
		var batch = Map.of("idempotencyKey", UUID.randomUUID().toString(), "supplies",
				List.of(supply(1, "KIT"), supply(1, "DOSE"), supply(0, "KIT")));
		int before = total();

		JsonNode results = record("practitioner", batch);
		JsonNode again = record("practitioner", batch);

		assertThat(results.at("/0/made").asString("")).isNotEmpty();
		assertThat(results.at("/1/faults/0/reason").asString()).isEqualTo("COUNT_KITS");
		assertThat(results.at("/2/faults/0/path").asString()).isEqualTo("kits");
		assertThat(again).isEqualTo(results);
		assertThat(total()).isEqualTo(before + 1);
	}

	@Test
	void dryRunKeepsNothing() {
		int before = total();
		record("practitioner", Map.of("idempotencyKey", UUID.randomUUID().toString(), "dryRun", true, "supplies",
				List.of(supply(1, "KIT"))));

		assertThat(total()).isEqualTo(before);
	}

	@Test
	void numberOfAPersonIsInNoAnswer() {
		var supply = new HashMap<String, Object>(supply(1, "KIT"));
		supply.put("recipient", "AT_RISK");
		supply.put("chi", "0101011230");
		supply.put("ownRef", "J SMITH");

		var answer = graphQl.as("practitioner")
			.query(RECORD, Map.of("input",
					Map.of("idempotencyKey", UUID.randomUUID().toString(), "supplies", List.of(supply))));

		assertThat(answer.response().body()).doesNotContain("0101011230", "SMITH");
		assertThat(answer.data("/recordSupplies/0/faults")).isNotEmpty();
	}

	@Test
	void nobodyOfTheSupportTeamReadsARow() {
		assertThat(graphQl.as("lead").query(ROWS.replace("FIRST", "1")).errorCodes()).containsExactly("FORBIDDEN");
		assertThat(graphQl.as("analyst").query(ROWS.replace("FIRST", "1")).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void readOfRowsIsOnRecord() {
		long before = reads();
		graphQl.as("practitioner").query(ROWS.replace("FIRST", "3")).withoutErrors();

		assertThat(reads()).isEqualTo(before + 1);
	}

	@Test
	void rowsTakeTheSameStatementsHoweverMany() {
		graphQl.as("practitioner").query(ROWS.replace("FIRST", "1")).withoutErrors();

		var few = statements
			.ofTheAnswerDuring(() -> graphQl.as("practitioner").query(ROWS.replace("FIRST", "1")).withoutErrors());
		var many = statements
			.ofTheAnswerDuring(() -> graphQl.as("practitioner").query(ROWS.replace("FIRST", "50")).withoutErrors());

		assertThat(many).as("%s and %s", few, many).hasSameSizeAs(few);
	}

	private JsonNode record(String who, Map<String, Object> input) {
		return graphQl.as(who).query(RECORD, Map.of("input", input)).withoutErrors().data("/recordSupplies");
	}

	private Map<String, Object> supply(int kits, String countedIn) {
		return Map.ofEntries(Map.entry("outlet", outlet()), Map.entry("happenedOn", "2026-11-20"),
				Map.entry("source", "COMMUNITY_DRUG_SERVICE"), Map.entry("recipient", "UNKNOWN"),
				Map.entry("supplyType", "FIRST"), Map.entry("route", "INTRANASAL"), Map.entry("kits", kits),
				Map.entry("countedIn", countedIn), Map.entry("training", "GIVEN"),
				Map.entry("authority", "DRUG_SERVICE"));
	}

	private String outlet() {
		return graphQl.as("practitioner")
			.query("{ naloxoneOutlets { id unit { code } } }")
			.withoutErrors()
			.data("/naloxoneOutlets")
			.valueStream()
			.filter(outlet -> outlet.at("/unit/code").asString().equals("NADARS"))
			.findFirst()
			.orElseThrow()
			.at("/id")
			.asString();
	}

	private int total() {
		return graphQl.as("practitioner")
			.query(ROWS.replace("FIRST", "1"))
			.withoutErrors()
			.data("/naloxoneSupplies/totalCount")
			.asInt();
	}

	private long reads() {
		return jdbc.sql("select count(*) from audit.entry where operation = 'treatment.supply.read'")
			.query(Long.class)
			.single();
	}

}
