package scot.adp.treatment.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.NodeSource;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Episodes and the caseload over HTTP. */
@AdpTest
class EpisodeApiTests {

	private static final String START = """
			mutation($input: StartEpisodeInput!) { startEpisode(input: $input) {
			    id version medicine { code } firstPrescription { hours workingDays sameDay } } }""";

	private static final String END = """
			mutation($input: EndEpisodeInput!) { endEpisode(input: $input) { endedOn endReason { label } endClass } }""";

	private static final String RECORD = """
			mutation($input: RecordEpisodesInput!) { recordEpisodes(input: $input) { index made faults { path reason } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		jdbc.sql(
				"delete from treatment.episode_fact where episode in (select id from treatment.episode where entered_by = 'API')")
			.update();
		jdbc.sql("delete from treatment.episode where entered_by = 'API'").update();
	}

	@Test
	void startTellsHowLongTheFirstPrescriptionTook() {
		JsonNode started = started("NAD-92001");

		assertThat(started.at("/firstPrescription/hours").asDouble()).isEqualTo(7);
		assertThat(started.at("/firstPrescription/sameDay").asBoolean()).isTrue();
		assertThat(started.at("/medicine/code").asString()).isEqualTo("METHADONE");
	}

	@Test
	void endTellsItsClass() {
		JsonNode started = started("NAD-92002");

		JsonNode ended = graphQl.as("nadars")
			.query(END,
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", started.at("/id").asString(), "expectedVersion",
									started.at("/version").asInt(), "endedOn", "2026-11-20", "endReason",
									"LEFT_WITHOUT_NOTICE")))
			.withoutErrors()
			.data("/endEpisode");

		assertThat(ended.at("/endClass").asString()).isEqualTo("UNPLANNED");
	}

	@Test
	void programSendsTheSameListAgainAndNothingIsAdded() {
		var list = List.of(episode("NAD-92003"), episode("NAD-92004"));
		recorded(list, false);

		recorded(list, false);

		assertThat(fromTheApi()).isEqualTo(2);
	}

	@Test
	void batchThatIsTriedOutKeepsNothing() {
		recorded(List.of(episode("NAD-92005")), true);

		assertThat(fromTheApi()).isZero();
	}

	@Test
	void batchTellsOfEachWhatIsWrong() {
		var wrong = new HashMap<>(episode("NAD-92006"));
		wrong.put("setting", "NOWHERE");

		JsonNode results = recorded(List.of(episode("NAD-92007"), wrong), false);

		assertThat(results.at("/0/made").isNull()).isFalse();
		assertThat(results.at("/1/faults/0/path").asString()).isEqualTo("setting");
	}

	@Test
	void reasonWithoutAnEndIsAtFault() {
		var wrong = new HashMap<>(episode("NAD-92008"));
		wrong.put("endReason", "MOVED");

		assertThat(recorded(List.of(wrong), false).at("/0/faults/0/path").asString()).isEqualTo("endedOn");
	}

	@Test
	void listGoesOnBehindARow() {
		JsonNode first = page("first: 2");
		JsonNode second = page("first: 2, after: \"%s\"".formatted(first.at("/edges/1/cursor").asString()));

		assertThat(second.at("/edges/0/node/lastContactOn").asString())
			.isGreaterThanOrEqualTo(first.at("/edges/1/node/lastContactOn").asString());
		assertThat(second.at("/edges/0/node/id").asString()).isNotEqualTo(first.at("/edges/1/node/id").asString());
	}

	@Test
	void partsOfEachCohortAddUp() {
		JsonNode cohorts = graphQl.as("nadars")
			.query("{ caseload { cohorts { began retained planned transferred custody left died unknown } } }")
			.withoutErrors()
			.data("/caseload/cohorts");

		assertThat(cohorts.size()).isPositive();
		cohorts.forEach(it -> assertThat(it.at("/began").asInt())
			.isEqualTo(List.of("retained", "planned", "transferred", "custody", "left", "died", "unknown")
				.stream()
				.mapToInt(part -> it.at("/" + part).asInt())
				.sum()));
	}

	@Test
	void caseloadOfAUnitIsToldToItsPeople() {
		assertThat(caseload("nadars").asInt()).isPositive();
	}

	@Test
	void caseloadOfAUnitIsNotToldToOthers() {
		assertThat(caseload("lead").isNull()).isTrue();
	}

	@Test
	void supportTeamReadsNoRow() {
		assertThat(graphQl.as("lead").query("{ episodes(first: 1) { totalCount } }").errorCodes())
			.containsExactly("FORBIDDEN");
	}

	@Test
	void sampleHasAsManyAsItSays() {
		assertThat(jdbc.sql("select count(*) from treatment.episode where entered_by = 'SAMPLE'")
			.query(Long.class)
			.single()).isEqualTo(900);
	}

	private JsonNode caseload(String who) {
		return graphQl.as(who)
			.query("{ node(id: \"%s\") { ... on Unit { caseload } } }".formatted(NodeSource.globalId("Unit", "NADARS")))
			.withoutErrors()
			.data("/node/caseload");
	}

	private JsonNode started(String ownRef) {
		return graphQl.as("nadars")
			.query(START, Map.of("input", Map.of("idempotencyKey", key(), "episode", episode(ownRef))))
			.withoutErrors()
			.data("/startEpisode");
	}

	private JsonNode recorded(List<? extends Map<String, ?>> episodes, boolean dryRun) {
		return graphQl.as("nadars")
			.query(RECORD, Map.of("input", Map.of("idempotencyKey", key(), "episodes", episodes, "dryRun", dryRun)))
			.withoutErrors()
			.data("/recordEpisodes");
	}

	private JsonNode page(String arguments) {
		return graphQl.as("nadars")
			.query("{ episodes(%s) { edges { cursor node { id lastContactOn } } } }".formatted(arguments))
			.withoutErrors()
			.data("/episodes");
	}

	private long fromTheApi() {
		return jdbc.sql("select count(*) from treatment.episode where entered_by = 'API'").query(Long.class).single();
	}

	private static Map<String, Object> episode(String ownRef) {
		return Map.of("unit", "NADARS", "ownRef", ownRef, "startedOn", "2026-11-02", "substance", "DRUGS",
				"treatmentTypes", List.of("OST"), "setting", "COMMUNITY", "medicines",
				List.of(Map.of("medicine", "METHADONE")), "firstContactAt", "2026-11-02T09:00:00Z",
				"firstPrescriptionAt", "2026-11-02T16:00:00Z");
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
