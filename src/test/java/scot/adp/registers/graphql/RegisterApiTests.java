package scot.adp.registers.graphql;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Registers over HTTP, on the sample. */
@AdpTest
class RegisterApiTests {

	private static final String RECORD = """
			mutation($input: RecordRegisterEntryInput!) { recordRegisterEntry(input: $input) {
			    id version unit { code } register { label } state { code } evidence } }""";

	private static final String CORRECT = """
			mutation($input: CorrectRegisterEntryInput!) { correctRegisterEntry(input: $input) {
			    version state { code } said { version reason state { code } } } }""";

	private static final String WITHDRAW = """
			mutation($input: WithdrawRegisterEntryInput!) { withdrawRegisterEntry(input: $input) { withdrawn } }""";

	private static final String ALL = """
			{ registers { code places { standing asked unit { name } item { label }
			    entry { state { label } onDay said { reason saidByName } } } } }""";

	private static final String OURS = "NAC-HOUSING";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	StatementCount statements;

	@AfterEach
	void takeAway() {
		jdbc.sql("""
				delete from registers.register_said where entry in (
				    select id from registers.register_entry where unit like 'NAC-HOUSING%')""").update();
		jdbc.sql("delete from registers.register_entry where unit like 'NAC-HOUSING%'").update();
	}

	@Test
	void unitTellsHowItStands() {
		JsonNode made = tell("SIGNED", "Paper 7");
		assertThat(made.at("/evidence").asString()).isEqualTo("Paper 7");
		assertThat(made.at("/unit/code").asString()).isEqualTo(OURS);
		assertThat(made.at("/register/label").asString()).isEqualTo("Protocol of early intervention");
	}

	@Test
	void sameEntrySentTwiceIsMadeOnce() {
		String key = key();
		String first = record(key, "SIGNED", "Paper 7").data("/recordRegisterEntry").at("/id").asString();
		assertThat(record(key, "SIGNED", "Paper 7").data("/recordRegisterEntry").at("/id").asString()).isEqualTo(first);
	}

	@Test
	void whatIsPutRightKeepsWhatStoodThere() {
		JsonNode made = tell("SIGNED", "Paper 7");
		JsonNode said = graphQl.as("housing")
			.query(CORRECT,
					Map.of("input", Map.of("idempotencyKey", key(), "id", made.at("/id").asString(), "expectedVersion",
							1, "said", Map.of("state", "IN_TALKS", "on", "2026-11-02"), "reason", "Not signed yet.")))
			.withoutErrors()
			.data("/correctRegisterEntry/said");
		assertThat(said.valueStream().map(it -> it.at("/state/code").asString())).containsExactly("IN_TALKS", "SIGNED");
	}

	@Test
	void withdrawnEntryStandsNoMore() {
		JsonNode made = tell("SIGNED", "Paper 7");
		assertThat(graphQl.as("housing")
			.query(WITHDRAW,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", made.at("/id").asString(), "expectedVersion", 1,
									"reason", "Another unit's.")))
			.withoutErrors()
			.data("/withdrawRegisterEntry/withdrawn")
			.asBoolean()).isTrue();
	}

	@Test
	void faultsAreToldByFieldAndTogether() {
		var answer = record(key(), "SIGNED", null);
		assertThat(answer.errorCodes()).containsExactly("INVALID");
		assertThat(answer.errors().getFirst().at("/extensions/fields/0/path").asString()).isEqualTo("evidence");
	}

	@Test
	void anotherUnitTellsNothingOfOurs() {
		assertThat(graphQl.as("pear").query(RECORD, Map.of("input", input(key(), "SIGNED", "Paper 7"))).errorCodes())
			.containsExactly("FORBIDDEN");
	}

	@Test
	void everybodyWhoReadsRecordsReadsRegisters() {
		assertThat(graphQl.as("board").query(ALL).withoutErrors().data("/registers").size()).isEqualTo(15);
	}

	@Test
	void sampleHasWhatStandsWhatDoesNotAndWhatNobodyTold() {
		assertThat(graphQl.as("board")
			.query(ALL)
			.withoutErrors()
			.data("/registers")
			.valueStream()
			.flatMap(it -> it.at("/places").valueStream())
			.map(it -> it.at("/standing").asString())).contains("STANDS", "OPEN", "NOT_TOLD");
	}

	@Test
	void moreEntriesTakeNoMoreStatements() {
		graphQl.as("board").query(ALL).withoutErrors();
		int few = statements.ofTheAnswerDuring(() -> graphQl.as("board").query(ALL).withoutErrors()).size();
		for (String unit : new String[] { "NAC-HOUSING", "NAC-HOUSING-OPTIONS", "NAC-HOUSING-SUPPORT" }) {
			var input = new HashMap<>(input(key(), "SIGNED", "Paper 7"));
			input.put("unit", unit);
			graphQl.as("housing").query(RECORD, Map.of("input", input)).withoutErrors();
		}
		assertThat(statements.ofTheAnswerDuring(() -> graphQl.as("board").query(ALL).withoutErrors())).hasSize(few);
	}

	private JsonNode tell(String state, String evidence) {
		return record(key(), state, evidence).withoutErrors().data("/recordRegisterEntry");
	}

	private GraphQl.Answer record(String key, String state, @Nullable String evidence) {
		return graphQl.as("housing").query(RECORD, Map.of("input", input(key, state, evidence)));
	}

	private static Map<String, Object> input(String key, String state, @Nullable String evidence) {
		return Map.of("idempotencyKey", key, "register", "PROTOCOL", "unit", OURS, "item", "EARLY_INTERVENTION", "said",
				(evidence != null) ? Map.of("state", state, "on", "2026-11-02", "evidence", evidence)
						: Map.of("state", state, "on", "2026-11-02"));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
