package scot.adp.families.graphql;

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

/** Aftercare over HTTP, on the sample of the recovery service. */
@AdpTest
class AftercareApiTests {

	private static final String EXPECT = """
			mutation($input: ExpectAftercareInput!) { expectAftercare(input: $input) { id version state nextDueOn } }""";

	private static final String CHECK = """
			mutation($input: CheckAftercareInput!) { checkAftercare(input: $input) {
			    version firstContactOn moments { code standing } checks { answer { code } } } }""";

	private static final String DUE = """
			{ aftercareDue(until: "UNTIL") { ownRef state unit { name } stay { label } expectedBefore nextDueOn } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		String own = "(select id from families.aftercare where entered_by = 'API')";
		for (String table : new String[] { "aftercare_check", "aftercare_milestone", "aftercare_day" }) {
			jdbc.sql("delete from families." + table + " where aftercare in " + own).update();
		}
		jdbc.sql("delete from families.aftercare where entered_by = 'API'").update();
	}

	@Test
	void whoLeftIsExpectedAndChecked() {
		JsonNode made = graphQl.as("nadars")
			.query(EXPECT,
					Map.of("input",
							Map.of("idempotencyKey", key(), "unit", "NADARS", "ownRef", "NAD-91101", "stay",
									"HARPER_HOUSE", "ageBand", "OVER_25", "exitOn", "2026-11-16")))
			.withoutErrors()
			.data("/expectAftercare");
		JsonNode checked = graphQl.as("nadars")
			.query(CHECK,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", made.at("/id").asString(), "expectedVersion",
									made.at("/version").asInt(), "on", "2026-11-18", "answer", "ENGAGED")))
			.withoutErrors()
			.data("/checkAftercare");

		assertThat(made.at("/nextDueOn").asString()).isEqualTo("2026-11-23");
		assertThat(checked.at("/firstContactOn").asString()).isEqualTo("2026-11-18");
		assertThat(checked.at("/moments/0/standing").asString()).isEqualTo("ENGAGED");
	}

	@Test
	void sampleHasOneThatMovedTwice() {
		JsonNode due = graphQl.as("nadars").query(DUE.replace("UNTIL", "2027-12-31")).withoutErrors().data("/aftercareDue");

		assertThat(jdbc.sql("select count(*) from families.aftercare where entered_by = 'SAMPLE'")
			.query(Long.class)
			.single()).isEqualTo(14);
		assertThat(due.valueStream().map(it -> it.at("/expectedBefore").size())).contains(2);
	}

	@Test
	void supportTeamReadsNoRow() {
		assertThat(graphQl.as("lead").query(DUE.replace("UNTIL", "2027-12-31")).errorCodes()).containsExactly("FORBIDDEN");
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
