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

/** Residential stays over HTTP, on the sample of the recovery service. */
@AdpTest
class StayApiTests {

	private static final String RECORD = """
			mutation($input: RecordStaysInput!) { recordStays(input: $input) { index made faults { path reason }
			    remarks { path reason } } }""";

	private static final String MOVE = """
			mutation($input: PlanExitInput!) { planExit(input: $input) { version facts { plannedEndOn destination { label } }
			    plannedEnds { on } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		for (String table : List.of("stay_planned_end where stay in ", "stay_asked where stay in ",
				"stay_follow_up where stay in ", "stay where id in ")) {
			jdbc.sql("delete from treatment.%s (select id from treatment.stay where entered_by = 'API')"
				.formatted(table)).update();
		}
	}

	@Test
	void stepsThatAreSentStandOnTheBoard() {
		JsonNode results = recorded(List.of(stay("NAD-92001", Map.of("fundingOn", "2026-09-01"))), false);

		assertThat(stage(results.at("/0/made").asString())).isEqualTo("FUNDED");
	}

	@Test
	void programSendsTheSameStayAgainAndNothingIsAdded() {
		var sent = List.of(stay("NAD-92002", Map.of("enquiryOn", "2026-09-01")));
		recorded(sent, false);

		recorded(sent, false);

		assertThat(fromTheApi()).isEqualTo(1);
	}

	@Test
	void batchThatIsTriedOutKeepsNothing() {
		recorded(List.of(stay("NAD-92003", Map.of("enquiryOn", "2026-09-01"))), true);

		assertThat(fromTheApi()).isZero();
	}

	@Test
	void batchTellsOfEachWhatIsWrong() {
		JsonNode results = recorded(
				List.of(stay("NAD-92004", Map.of("enquiryOn", "2026-09-01")),
						stay("NAD-92005",
								Map.of("admittedOn", "2026-09-10", "leftOn", "2026-09-01", "leftHow", "EARLY"))),
				false);

		assertThat(results.at("/0/made").isNull()).isFalse();
		assertThat(results.at("/1/faults/0/path").asString()).isEqualTo("leftOn");
	}

	@Test
	void admissionBeforeTheApprovalIsARemark() {
		JsonNode results = recorded(List.of(stay("NAD-92006", Map.of("admittedOn", "2026-09-10"))), false);

		assertThat(results.at("/0/remarks/0/reason").asString()).isEqualTo("ADMITTED_BEFORE_FUNDING");
	}

	@Test
	void movedEndTellsTheFormerDayToo() {
		JsonNode results = recorded(
				List.of(stay("NAD-92007",
						Map.of("fundingOn", "2026-09-01", "admittedOn", "2026-09-10", "plannedEndOn", "2026-12-10"))),
				false);
		String id = results.at("/0/made").asString();

		JsonNode moved = graphQl.as("nadars")
			.query(MOVE,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", version(id), "plannedEndOn",
									"2026-12-17", "destination", "SUPPORTED")))
			.withoutErrors()
			.data("/planExit");

		assertThat(moved.at("/plannedEnds/0/on").asString()).isEqualTo("2026-12-10");
		assertThat(moved.at("/facts/destination/label").asString()).isEqualTo("Supported accommodation");
	}

	@Test
	void howTheyAreIsToldAndTakenBack() {
		String id = recorded(List.of(stay("NAD-92008", Map.of("fundingOn", "2026-09-01", "admittedOn", "2026-09-10",
				"leftOn", "2026-11-02", "leftHow", "PLANNED", "destination", "SUPPORTED"))), false)
			.at("/0/made")
			.asString();

		JsonNode told = changed("FollowUpStay",
				Map.of("id", id, "expectedVersion", version(id), "on", "2026-11-06", "status", "WELL"));
		JsonNode back = changed("TakeBackStayFollowUp", Map.of("id", id, "expectedVersion", version(id), "on",
				"2026-11-06", "status", "WELL", "because", "WRONG"));

		assertThat(told.at("/contactOn").asString()).isEqualTo("2026-11-06");
		assertThat(told.at("/aftercareMissedOn").isNull()).isTrue();
		assertThat(back.at("/contactOn").isNull()).isTrue();
		assertThat(back.at("/followUps/0/withdrawnBecause").asString()).isEqualTo("WRONG");
	}

	private JsonNode changed(String what, Map<String, Object> said) {
		var input = new HashMap<>(said);
		input.put("idempotencyKey", key());
		String field = Character.toLowerCase(what.charAt(0)) + what.substring(1);
		return graphQl.as("nadars")
			.query("mutation($input: %sInput!) { %s(input: $input) { contactOn aftercareMissedOn followUps { withdrawnBecause } } }"
				.formatted(what, field), Map.of("input", input))
			.withoutErrors()
			.data("/" + field);
	}

	@Test
	void whoLeavesSoonWithoutAnAddressComesFirst() {
		JsonNode first = graphQl.as("nadars")
			.query("{ stays(first: 1) { edges { node { leavingSoon } } } }")
			.withoutErrors()
			.data("/stays/edges/0/node");

		assertThat(first.at("/leavingSoon").asBoolean()).isTrue();
	}

	@Test
	void boardGoesOnBehindARow() {
		String list = "{ stays(list: ON, first: %s) { edges { cursor node { id } } } }";
		JsonNode both = graphQl.as("nadars").query(list.formatted("2")).withoutErrors().data("/stays");

		JsonNode second = graphQl.as("nadars")
			.query(list.formatted("1, after: \"%s\"".formatted(both.at("/edges/0/cursor").asString())))
			.withoutErrors()
			.data("/stays");

		assertThat(second.at("/edges/0/node/id").asString()).isEqualTo(both.at("/edges/1/node/id").asString());
	}

	@Test
	void supportTeamReadsNoRow() {
		assertThat(graphQl.as("lead").query("{ stays(first: 1) { totalCount } }").errorCodes())
			.containsExactly("FORBIDDEN");
	}

	@Test
	void sampleHasAsManyAsItSays() {
		assertThat(
				jdbc.sql("select count(*) from treatment.stay where entered_by = 'SAMPLE'").query(Long.class).single())
			.isEqualTo(60);
	}

	@Test
	void sampleHasJourneys() {
		assertThat(jdbc.sql("select count(*) from treatment.stay where continued").query(Long.class).single())
			.isGreaterThanOrEqualTo(5);
	}

	private JsonNode recorded(List<? extends Map<String, ?>> stays, boolean dryRun) {
		return graphQl.as("nadars")
			.query(RECORD, Map.of("input", Map.of("idempotencyKey", key(), "stays", stays, "dryRun", dryRun)))
			.withoutErrors()
			.data("/recordStays");
	}

	private String stage(String id) {
		return graphQl.as("nadars")
			.query("{ node(id: \"%s\") { ... on Stay { stage } } }".formatted(id))
			.withoutErrors()
			.data("/node/stage")
			.asString();
	}

	private int version(String id) {
		return graphQl.as("nadars")
			.query("{ node(id: \"%s\") { ... on Stay { version } } }".formatted(id))
			.withoutErrors()
			.data("/node/version")
			.asInt();
	}

	private long fromTheApi() {
		return jdbc.sql("select count(*) from treatment.stay where entered_by = 'API'").query(Long.class).single();
	}

	private static Map<String, Object> stay(String ownRef, Map<String, Object> facts) {
		return Map.of("unit", "NADARS", "ownRef", ownRef, "kind", "REHABILITATION", "substance", "ALCOHOL", "facts",
				facts);
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
