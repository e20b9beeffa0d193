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

/** People to reach over HTTP, on the sample of the recovery service. */
@AdpTest
class ReachApiTests {

	private static final String TELL = """
			mutation($input: TellOverdoseInput!) { tellOverdose(input: $input) { id version stage nextStep nextDueAt
			    notices { source { code } } } }""";

	private static final String TRY = """
			mutation($input: RecordReachAttemptInput!) { recordReachAttempt(input: $input) {
			    id version stage nextStep attempts { done { label } } } }""";

	private static final String CLOSE = """
			mutation($input: CloseReachOutInput!) { closeReachOut(input: $input) { stage outcome { label } nextStep } }""";

	private static final String RECORD = """
			mutation($input: RecordOverdosesInput!) { recordOverdoses(input: $input) { index made faults { path reason } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		String own = "(select id from treatment.reach_out where entered_by = 'API')";
		jdbc.sql("delete from treatment.reach_attempt where reach_out in " + own).update();
		jdbc.sql("delete from treatment.reach_notice where reach_out in " + own).update();
		jdbc.sql("delete from treatment.reach_out where entered_by = 'API'").update();
	}

	@Test
	void noticeAtNightIsDueADayLater() {
		JsonNode told = told("NAD-91201", "2026-11-20T23:40:00Z", "2026-11-21T08:05:00Z");

		assertThat(told.at("/nextStep").asString()).isEqualTo("TRY");
		assertThat(told.at("/nextDueAt").asString()).startsWith("2026-11-22T08:05");
	}

	@Test
	void attemptTellsWhatWasDone() {
		JsonNode tried = tried(told("NAD-91202", "2026-11-20T23:40:00Z", "2026-11-21T08:05:00Z"));

		assertThat(tried.at("/nextStep").asString()).isEqualTo("REVIEW");
		assertThat(tried.at("/attempts/0/done/0/label").asString()).isEqualTo("Naloxone handed over");
	}

	@Test
	void closingTellsTheOutcome() {
		JsonNode tried = tried(told("NAD-91203", "2026-11-20T23:40:00Z", "2026-11-21T08:05:00Z"));

		JsonNode closed = graphQl.as("nadars")
			.query(CLOSE,
					Map.of("input", Map.of("idempotencyKey", key(), "id", tried.at("/id").asString(), "expectedVersion",
							tried.at("/version").asInt(), "outcome", "ENGAGED", "closeReason", "PATHWAY_COMPLETE")))
			.withoutErrors()
			.data("/closeReachOut");

		assertThat(closed.at("/stage").asString()).isEqualTo("CLOSED");
		assertThat(closed.at("/nextStep").isNull()).isTrue();
	}

	@Test
	void secondNoticeOfThePersonAsksWhetherItIsTheSame() {
		told("NAD-91204", "2026-11-20T22:10:00Z", "2026-11-20T23:00:00Z");

		var answer = graphQl.as("nadars")
			.query(TELL, Map.of("input", Map.of("idempotencyKey", key(), "notice",
					notice("NAD-91204", "2026-11-20T22:55:00Z", "2026-11-21T08:00:00Z"))));

		assertThat(answer.errors().getFirst().toString()).contains("MAY_BE_SAME");
	}

	@Test
	void programSendsTheSameListAgainAndNothingIsAdded() {
		var list = List.of(sent("SAS-1"), sent("SAS-2"));
		recorded(list, false);

		recorded(list, false);

		assertThat(fromTheApi()).isEqualTo(2);
	}

	@Test
	void batchThatIsTriedOutKeepsNothing() {
		recorded(List.of(sent("SAS-3")), true);

		assertThat(fromTheApi()).isZero();
	}

	@Test
	void batchTellsOfEachWhatIsWrong() {
		var wrong = new HashMap<>(sent("SAS-4"));
		wrong.put("basis", "NONE");

		JsonNode results = recorded(List.of(sent("SAS-5"), wrong), false);

		assertThat(results.at("/0/made").isNull()).isFalse();
		assertThat(results.at("/1/faults/0/path").asString()).isEqualTo("basis");
	}

	@Test
	void boardGoesOnBehindARow() {
		JsonNode first = page("first: 2");
		JsonNode second = page("first: 2, after: \"%s\"".formatted(first.at("/edges/1/cursor").asString()));

		assertThat(second.at("/edges/0/node/nextDueAt").asString())
			.isGreaterThanOrEqualTo(first.at("/edges/1/node/nextDueAt").asString());
		assertThat(second.at("/edges/0/node/id").asString()).isNotEqualTo(first.at("/edges/1/node/id").asString());
	}

	@Test
	void supportTeamReadsNoRow() {
		assertThat(graphQl.as("lead").query("{ peopleToReach(first: 1) { totalCount } }").errorCodes())
			.containsExactly("FORBIDDEN");
	}

	@Test
	void sampleHasAsManyAsItSays() {
		assertThat(jdbc.sql("select count(*) from treatment.reach_out where entered_by = 'SAMPLE'")
			.query(Long.class)
			.single()).isEqualTo(160);
	}

	@Test
	void sampleHasRepeats() {
		assertThat(jdbc.sql("select count(*) from treatment.reach_out where repeated_on is not null")
			.query(Long.class)
			.single()).isGreaterThanOrEqualTo(14);
	}

	private JsonNode told(String ownRef, String occurred, String received) {
		return graphQl.as("nadars")
			.query(TELL, Map.of("input", Map.of("idempotencyKey", key(), "notice", notice(ownRef, occurred, received))))
			.withoutErrors()
			.data("/tellOverdose");
	}

	private JsonNode tried(JsonNode told) {
		return graphQl.as("nadars")
			.query(TRY,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", told.at("/id").asString(), "expectedVersion",
									told.at("/version").asInt(), "at", "2026-11-21T12:00:00Z", "way", "VISIT", "result",
									"REACHED", "done", List.of("NALOXONE"))))
			.withoutErrors()
			.data("/recordReachAttempt");
	}

	private JsonNode recorded(List<? extends Map<String, ?>> notices, boolean dryRun) {
		return graphQl.as("nadars")
			.query(RECORD, Map.of("input", Map.of("idempotencyKey", key(), "notices", notices, "dryRun", dryRun)))
			.withoutErrors()
			.data("/recordOverdoses");
	}

	private JsonNode page(String arguments) {
		return graphQl.as("nadars")
			.query("{ peopleToReach(%s) { edges { cursor node { id nextDueAt } } } }".formatted(arguments))
			.withoutErrors()
			.data("/peopleToReach");
	}

	private long fromTheApi() {
		return jdbc.sql("select count(*) from treatment.reach_out where entered_by = 'API'").query(Long.class).single();
	}

	private static Map<String, Object> notice(String ownRef, String occurred, String received) {
		return Map.of("unit", "NADARS", "ownRef", ownRef, "occurredAt", occurred, "receivedAt", received, "source",
				"AMBULANCE", "basis", "NON_OBJECTION");
	}

	private static Map<String, Object> sent(String number) {
		return Map.of("unit", "NADARS", "senderNumber", number, "occurredAt", "2026-11-18T12:00:00Z", "receivedAt",
				"2026-11-18T20:00:00Z", "source", "AMBULANCE", "basis", "NON_OBJECTION");
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
