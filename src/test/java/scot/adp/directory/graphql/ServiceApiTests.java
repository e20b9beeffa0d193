package scot.adp.directory.graphql;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Services of the directory over HTTP: what a unit's own program tells of its entry. */
@AdpTest
class ServiceApiTests {

	private static final String SERVICE = "id version name entry { status assurance { state assuredOn how } } openNow { state reason }";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Autowired
	JdbcClient jdbc;

	private LocalDate today = LocalDate.MIN;

	private String id = "";

	@Autowired
	void day(Clock clock) {
		today = LocalDate.now(clock);
	}

	/** A published entry of the recovery service that nobody touched. */
	@BeforeEach
	void choose() {
		id = read("{ services(search: \"Recovery Service\", first: 100) { edges { node { " + SERVICE + " } } } }")
			.at("/services/edges")
			.valueStream()
			.map(it -> it.at("/node"))
			.filter(it -> it.at("/entry/status").asString().equals("PUBLISHED")
					&& it.at("/entry/assurance/assuredOn").asString("").compareTo(today.toString()) < 0)
			.findFirst()
			.orElseThrow()
			.at("/id")
			.asString();
	}

	@AfterEach
	void asBefore() {
		jdbc.sql("delete from directory.service where state = 'DRAFT' and name = 'Told by a program'").update();
		jdbc.sql("delete from directory.assurance where how = 'VISIT' and assured_on = :today")
			.param("today", today)
			.update();
	}

	@Test
	void draftIsAddedAndToldAnew() {
		JsonNode added = changed("saveService", "SaveServiceInput",
				Map.of("unit", "NADARS", "name", "Told by a program", "kinds", new String[] { "DROP_IN" }));
		assertThat(added.at("/entry/status").asString()).isEqualTo("DRAFT");
		assertThat(added.at("/openNow/state").asString()).as("nobody told when").isEqualTo("UNKNOWN");

		var again = Map.of("id", added.at("/id").asString(), "expectedVersion", 99, "unit", "NADARS", "name",
				"Told by a program");
		assertThat(answered("saveService", "SaveServiceInput", again).errorCodes()).containsExactly("CONFLICT");
	}

	@Test
	void pauseIsSeenAtOnceAndEnds() {
		JsonNode paused = changed("pauseService", "PauseServiceInput", Map.of("id", id, "expectedVersion", version(),
				"from", today.toString(), "reviewOn", today.plusDays(30).toString(), "reason", "STAFFING"));
		assertThat(paused.at("/entry/status").asString()).isEqualTo("PAUSED");
		assertThat(paused.at("/openNow/state").asString()).isEqualTo("CLOSED");
		assertThat(paused.at("/openNow/reason").asString()).isEqualTo("PAUSED");

		JsonNode back = changed("resumeService", "ResumeServiceInput",
				Map.of("id", id, "expectedVersion", version(), "from", today.toString()));
		assertThat(back.at("/entry/status").asString()).isEqualTo("PUBLISHED");
	}

	@Test
	void wordThatWasSaidTooSoonIsTakenBack() {
		// All of the sample was told as the program started, by a clock that stands still
		// here.
		jdbc.sql("update directory.assurance set assured_at = assured_at - interval '1 day' where assured_on < :today")
			.param("today", today)
			.update();
		String before = service().at("/entry/assurance").toString();
		graphQl.as("lead")
			.query("mutation($input: AssureServicesInput!) { assureServices(input: $input) { id } }",
					Map.of("input", Map.of("idempotencyKey", key(), "services", new String[] { id }, "how", "VISIT")))
			.withoutErrors();
		assertThat(service().at("/entry/assurance/how").asString()).isEqualTo("VISIT");

		changed("takeBackAssurance", "TakeBackAssuranceInput",
				Map.of("id", id, "assuredOn", today.toString(), "how", "VISIT"));
		assertThat(service().at("/entry/assurance")).hasToString(before);
	}

	@Test
	void whatSomebodySaidBeforeTheLastWordIsNotTakenBack() {
		assertThat(answered("takeBackAssurance", "TakeBackAssuranceInput",
				Map.of("id", id, "assuredOn", "2020-01-01", "how", "PHONE"))
			.errorCodes()).containsExactly("CONFLICT");
	}

	@Test
	void entryOfAnotherUnitIsNotToBePaused() {
		assertThat(graphQl.as("housing")
			.query("mutation($input: PauseServiceInput!) { pauseService(input: $input) { id } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", version(), "from",
									today.toString(), "to", today.toString(), "reason", "STAFFING")))
			.errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void fiftyAnswersOfWhatIsOpenTakeNoMoreStatementsThanThatOfOneDraft() {
		changed("saveService", "SaveServiceInput", Map.of("unit", "NADARS", "name", "Told by a program"));
		String query = "{ services(%s) { edges { node { name openNow { state } nextOpening } } } }";
		String draft = query.formatted("search: \"Told by a program\", first: 1");
		String fifty = query.formatted("first: 50");
		assertThat(read(draft).at("/services/edges")).hasSize(1);
		assertThat(read(fifty).at("/services/edges")).hasSizeGreaterThan(20);

		var one = statements.during(() -> read(draft));
		assertThat(statements.during(() -> read(fifty))).hasSizeLessThanOrEqualTo(one.size());
	}

	private JsonNode service() {
		return read("{ node(id: \"%s\") { ... on Service { %s } } }".formatted(id, SERVICE)).at("/node");
	}

	private int version() {
		return service().at("/version").asInt();
	}

	private JsonNode read(String query) {
		return graphQl.as("nadars").query(query).withoutErrors().data("");
	}

	private JsonNode changed(String mutation, String type, Map<String, ?> input) {
		return answered(mutation, type, input).withoutErrors().data("/" + mutation);
	}

	private GraphQl.Answer answered(String mutation, String type, Map<String, ?> input) {
		var all = new HashMap<String, Object>(input);
		all.put("idempotencyKey", key());
		return graphQl.as("nadars")
			.query("mutation($input: %s!) { %s(input: $input) { %s } }".formatted(type, mutation, SERVICE),
					Map.of("input", all));
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
