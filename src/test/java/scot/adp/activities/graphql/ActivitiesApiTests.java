package scot.adp.activities.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Programmes and sessions over HTTP. */
@AdpTest
class ActivitiesApiTests {

	private static final String RECORD = """
			mutation($input: RecordSessionsInput!) { recordSessions(input: $input) {
			    index made faults { path reason message } remarks { reason } } }""";

	private static final String ROWS = """
			{ sessions(from: "2026-04-01", to: "2026-11-23", first: FIRST) { totalCount pageInfo { endCursor hasNextPage }
			    edges { node { id happenedOn present state place { name } area { name } unit { name }
			    agencies { name } mergedInto { id } programme { title actions kind { label } unit { name } } } } } }""";

	private static final String OF_ACTION = """
			{ action(plan: "NAADP-2025", code: "FAM-1.7") { programmes { id title
			    quarters { from to sessions attendances { state display } people { state } contacts { display } } } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	private String programme = "";

	@BeforeEach
	void programme() {
		programme = programme("FAM-1.7");
	}

	@Test
	void batchKeepsWhatIsRightOnceAndTellsTheRest() {
		String reference = "R-" + UUID.randomUUID();
		var batch = Map.<String, Object>of("idempotencyKey", key(), "sessions", List
			.of(session("2026-11-13", 9, reference), session("2027-01-01", 3, null), session("2026-11-06", -1, null)));

		JsonNode results = record("pear", batch);
		JsonNode again = record("pear", batch);
		JsonNode nextNight = record("pear",
				Map.of("idempotencyKey", key(), "sessions", List.of(session("2026-11-20", 9, reference))));

		assertThat(results.at("/0/made").asString("")).isNotEmpty();
		assertThat(results.at("/1/faults/0/reason").asString()).isEqualTo("IN_FUTURE");
		assertThat(results.at("/2/faults/0/path").asString()).isEqualTo("youngPeople");
		assertThat(again).isEqualTo(results);
		assertThat(nextNight.at("/0/faults/0/path").asString()).isEqualTo("reference");
	}

	@Test
	void whoWasThereIsToldAndCountsAloneAreAnswered() {
		String keyed = data("nadars", "saveProgramme", "SaveProgrammeInput",
				Map.ofEntries(Map.entry("idempotencyKey", key()),
						Map.entry("code", "K-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT)),
						Map.entry("title", "Workshops"), Map.entry("unit", "NADARS"),
						Map.entry("actions", List.of(action("COM-9.6"))), Map.entry("kind", "CLUB"),
						Map.entry("audience", "ADULTS"), Map.entry("countingMode", "KEYED"),
						Map.entry("periodType", "FINANCIAL"), Map.entry("from", "2026-04-01")));
		data("nadars", "startProgramme", "StartProgrammeInput",
				Map.of("idempotencyKey", key(), "id", keyed, "expectedVersion", 1));
		String session = record("nadars",
				Map.of("idempotencyKey", key(), "sessions", List
					.of(Map.of("programme", keyed, "happenedOn", "2026-11-20", "starts", "13:00", "ends", "15:00"))))
			.at("/0/made")
			.asString();

		var answer = graphQl.as("nadars")
			.query("mutation($input: RecordParticipantsInput!) { recordParticipants(input: $input) { index made faults { path reason } } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "session", session, "people",
									List.of(Map.of("ownRef", "NAD-95001"), Map.of("ownRef", "NAD-95002"),
											Map.of("ownRef", "Mairi Test"), Map.of("ownRef", "NAD-95001")))))
			.withoutErrors();

		assertThat(answer.data("/recordParticipants").valueStream().map(it -> it.at("/made").isNull()))
			.containsOnly(true);
		assertThat(
				answer.data("/recordParticipants").valueStream().map(it -> it.at("/faults/0/reason").asString("taken")))
			.containsExactly("taken", "taken", "LOOKS_LIKE_IDENTITY", "KNOWN_ALREADY");
		var figures = graphQl.as("nadars")
			.query("query($id: ID!) { node(id: $id) { ... on Programme { figures(from: \"2026-11-01\", to: \"2026-11-23\") { attendances { value } people { value } } } } }",
					Map.of("id", keyed))
			.withoutErrors();
		assertThat(figures.data("/node/figures/people/value").asInt()).isEqualTo(2);
		assertThat(figures.data("/node/figures/attendances/value").asInt()).isEqualTo(2);

		var out = new HashMap<String, Object>(Map.of("idempotencyKey", key(), "session", session, "expectedVersion", 2,
				"person", Map.of("ownRef", "NAD-95002"), "nobodyThere", true));
		String takeOut = "mutation($input: TakeOutParticipantInput!) { takeOutParticipant(input: $input) { version present } }";
		var left = graphQl.as("nadars").query(takeOut, Map.of("input", out)).withoutErrors();
		assertThat(left.data("/takeOutParticipant/present").asInt()).isEqualTo(1);
		assertThat(
				graphQl.as("nadars").query(takeOut, Map.of("input", out)).withoutErrors().data("/takeOutParticipant"))
			.isEqualTo(left.data("/takeOutParticipant"));
		out.putAll(
				Map.of("idempotencyKey", key(), "expectedVersion", left.data("/takeOutParticipant/version").asInt()));
		assertThat(graphQl.as("nadars").query(takeOut, Map.of("input", out)).errorCodes()).containsExactly("INVALID");
		assertThat(graphQl.as("lead").query(takeOut, Map.of("input", out)).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void cardIsMadeWithItsLinkOnceAndEnded() {
		String series = data("pear", "saveSeries", "SaveSeriesInput",
				Map.of("idempotencyKey", key(), "programme", programme, "mode", "IN_PERSON", "countOffered",
						"PER_SESSION", "hours", Map.of("frequency", "WEEKLY", "byDay", List.of("TU"), "from",
								"2026-04-07", "opens", "19:00", "closes", "20:00")));
		var input = Map.<String, Object>of("idempotencyKey", key(), "programme", programme, "series", series, "label",
				"Hall door");
		String make = "mutation($input: MakeTallyCardInput!) { makeTallyCard(input: $input) { link card { code version state counts series { id } } } }";
		var made = graphQl.as("pear").query(make, Map.of("input", input)).withoutErrors().data("/makeTallyCard");
		var again = graphQl.as("pear").query(make, Map.of("input", input)).withoutErrors().data("/makeTallyCard");
		String code = made.at("/card/code").asString();

		assertThat(made.at("/link").asString()).contains("/tally-card/");
		assertThat(again.at("/link").isNull()).isTrue();
		assertThat(again.at("/card")).isEqualTo(made.at("/card"));
		assertThat(made.at("/card/series/id").asString()).isEqualTo(series);

		String end = "mutation($input: EndTallyCardInput!) { endTallyCard(input: $input) { state endedBecause { code } } }";
		var because = Map.<String, Object>of("idempotencyKey", key(), "code", code, "expectedVersion", 1, "because",
				"LOST");
		assertThat(graphQl.as("housing").query(end, Map.of("input", because)).errorCodes()).isNotEmpty();
		var ended = graphQl.as("pear").query(end, Map.of("input", because)).withoutErrors().data("/endTallyCard");
		assertThat(ended.at("/state").asString()).isEqualTo("ENDED");
		assertThat(ended.at("/endedBecause/code").asString()).isEqualTo("LOST");
		assertThat(graphQl.as("pear")
			.query("{ tallyCards { code state } }")
			.withoutErrors()
			.data("/tallyCards")
			.valueStream()
			.filter(it -> code.equals(it.at("/code").asString()))
			.map(it -> it.at("/state").asString())).containsExactly("ENDED");
	}

	private String data(String who, String field, String type, Map<String, Object> input) {
		return graphQl.as(who)
			.query("mutation($input: %s!) { %s(input: $input) { id } }".formatted(type, field), Map.of("input", input))
			.withoutErrors()
			.data("/%s/id".formatted(field))
			.asString();
	}

	@Test
	void dryRunKeepsNothing() {
		var batch = Map.<String, Object>of("idempotencyKey", key(), "dryRun", true, "sessions",
				List.of(session("2026-10-02", 5, null)));

		assertThat(record("pear", batch).at("/0/faults")).isEmpty();
		assertThat(sessionsOf(programme)).isZero();
	}

	@Test
	void timeThatIsNoneIsToldByItsPath() {
		var session = new HashMap<>(session("2026-10-02", 5, null));
		session.put("starts", "late");

		var answer = graphQl.as("pear")
			.query(RECORD, Map.of("input", Map.of("idempotencyKey", key(), "sessions", List.of(session))));

		assertThat(answer.errors().getFirst().at("/extensions/fields/0/path").asString())
			.isEqualTo("sessions[0].starts");
	}

	@Test
	void sessionIsChangedStruckAndCountsNoMore() {
		String id = made(session("2026-11-20", 7, null));
		var change = new HashMap<>(session("2026-11-20", 8, null));
		change.put("unit", "TPS-PEAR");

		var changed = graphQl.as("pear")
			.query("mutation($input: ChangeSessionInput!) { changeSession(input: $input) { version present } }",
					Map.of("input", Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1, "session", change)))
			.withoutErrors();
		assertThat(changed.data("/changeSession/present").asInt()).isEqualTo(8);
		assertThat(sessionsOf(programme)).isOne();

		graphQl.as("pear")
			.query("mutation($input: StrikeSessionInput!) { strikeSession(input: $input) { state endedBecause { label } } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 2, "because", "WRONG")))
			.withoutErrors();
		assertThat(sessionsOf(programme)).isZero();
	}

	@Test
	void mergedSessionsCountOnce() {
		String one = made(session("2026-11-20", 7, null));
		var other = new HashMap<>(session("2026-11-20", 7, null));
		other.put("starts", "20:30");
		other.put("ends", "22:00");
		other.put("confirmed", true);
		String two = made(other);

		graphQl.as("pear")
			.query("mutation($input: MergeSessionsInput!) { mergeSessions(input: $input) { id } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "keep", one, "keepVersion", 1, "other", two, "otherVersion",
									1)))
			.withoutErrors();

		assertThat(sessionsOf(programme)).isOne();
		assertThat(graphQl.as("pear")
			.query("query($id: ID!) { node(id: $id) { ... on Session { state mergedInto { id } } } }",
					Map.of("id", two))
			.withoutErrors()
			.data("/node/mergedInto/id")
			.asString()).isEqualTo(one);
	}

	@Test
	void rowsAreReadByTheirUnitsAndTheSupportTeamAlone() {
		String id = made(session("2026-11-20", 7, null));
		String node = "{ node(id: \"%s\") { id } }".formatted(id);

		assertThat(graphQl.as("lead").query(node).withoutErrors().data("/node/id").asString()).isEqualTo(id);
		assertThat(graphQl.as("nadars").query(node).data("/node").isNull()).isTrue();
		assertThat(graphQl.as("board").query(ROWS.replace("FIRST", "1")).errorCodes()).containsExactly("FORBIDDEN");
	}

	@Test
	void smallCountsOfYoungPeopleAreHiddenFromOthersAndSessionsAreNot() {
		made(session("2026-11-20", 7, null));

		assertThat(quarter("pear").at("/attendances/display").asString()).isEqualTo("7");
		assertThat(quarter("board").at("/attendances/state").asString()).isEqualTo("HIDDEN");
		assertThat(quarter("board").at("/attendances/value").isNull()).isTrue();
		assertThat(quarter("board").at("/sessions").asInt()).isOne();
		assertThat(quarter("board").at("/people/state").asString()).isEqualTo("NOT_APPLICABLE");
	}

	@Test
	void answersAreAddedToTheirProgramme() {
		String id = made(session("2026-11-20", 20, null));

		JsonNode told = graphQl.as("pear")
			.query("""
					mutation($input: RecordSessionFeedbackInput!) { recordSessionFeedback(input: $input) {
					    feedback(from: "2026-10-01", to: "2026-12-31") { question { label } answers mean } } }""",
					Map.of("input",
							Map.of("idempotencyKey", key(), "programme", programme, "session", id, "question",
									"WORTHWHILE", "moment", "ONCE", "counts", List.of(0, 1, 3, 10, 6))))
			.withoutErrors()
			.data("/recordSessionFeedback/feedback/0");

		assertThat(told.at("/answers").asInt()).isEqualTo(20);
		assertThat(told.at("/mean").asDouble()).isEqualTo(4.1);
	}

	@Test
	void sessionsTakeTheSameStatementsHoweverMany() {
		recordMany(50);
		ask(ROWS.replace("FIRST", "1"));

		var few = statements.ofTheAnswerDuring(() -> ask(ROWS.replace("FIRST", "1")));
		var many = statements.ofTheAnswerDuring(() -> ask(ROWS.replace("FIRST", "50")));

		assertThat(ask(ROWS.replace("FIRST", "50")).data("/sessions/edges")).hasSizeGreaterThanOrEqualTo(50);
		assertThat(many).as("%s and %s", few, many).hasSameSizeAs(few);
		assertThat(many).hasSize(6);
	}

	@Test
	void figuresTakeTheSameStatementsHoweverManyProgrammes() {
		ask(OF_ACTION);
		var few = statements.ofTheAnswerDuring(() -> ask(OF_ACTION));
		for (int i = 0; i < 20; i++) {
			programme("FAM-1.7");
		}
		var many = statements.ofTheAnswerDuring(() -> ask(OF_ACTION));

		assertThat(many).as("%s and %s", few, many).hasSameSizeAs(few);
	}

	@Test
	void quartersTakeTheSameStatementsHoweverMany() {
		String quarters = OF_ACTION.replace("quarters {", "quarters(last: %d) {");
		ask(quarters.formatted(1));
		var one = statements.ofTheAnswerDuring(() -> ask(quarters.formatted(1)));
		var twelve = statements.ofTheAnswerDuring(() -> ask(quarters.formatted(12)));

		assertThat(twelve).as("%s and %s", one, twelve).hasSameSizeAs(one);
	}

	@Test
	void pagesFollowOneAnother() {
		recordMany(5);
		var first = ask(ROWS.replace("FIRST", "2"));
		var second = ask(ROWS.replace("FIRST",
				"2, after: \"%s\"".formatted(first.data("/sessions/pageInfo/endCursor").asString())));

		assertThat(ids(first)).hasSize(2).doesNotContainAnyElementsOf(ids(second));
		assertThat(first.data("/sessions/pageInfo/hasNextPage").asBoolean()).isTrue();
		assertThat(second.data("/sessions/totalCount")).isEqualTo(first.data("/sessions/totalCount"));
	}

	@Test
	void lastDayBeforeTheFirstIsTold() {
		assertThat(graphQl.as("pear")
			.query("{ sessions(from: \"2026-11-01\", to: \"2026-10-01\") { totalCount } }")
			.errorCodes()).containsExactly("INVALID");
		assertThat(graphQl.as("pear")
			.query("{ programmes(first: 1) { edges { node { figures(from: \"2020-11-01\", to: \"2026-10-01\") { sessions } } } } }")
			.errorCodes()).containsExactly("INVALID");
	}

	@Test
	void seriesIsPlannedChangedFromADayAndEnded() {
		var input = new HashMap<String, Object>(Map.of("idempotencyKey", key(), "programme", programme, "title",
				"Beach nights", "mode", "STREET", "countOffered", "PER_SESSION", "hours", Map.of("frequency", "WEEKLY",
						"byDay", List.of("FR"), "from", "2026-11-06", "opens", "19:00", "closes", "21:00")));
		String id = data("pear", "saveSeries", "SaveSeriesInput", input);
		input.putAll(Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1, "plannedFrom", "2026-11-20",
				"hours", Map.of("frequency", "WEEKLY", "byDay", List.of("SA"), "from", "2026-11-20", "opens", "18:00",
						"closes", "20:00")));
		data("pear", "saveSeries", "SaveSeriesInput", input);
		data("pear", "endSeries", "EndSeriesInput",
				Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 2, "on", "2026-11-22"));

		var series = graphQl.as("board")
			.query("query($id: ID!) { node(id: $id) { ... on Programme { series { id title state endedOn hours { byDay opens until } } } } }",
					Map.of("id", programme))
			.withoutErrors()
			.data("/node/series/0");
		assertThat(series.at("/id").asString()).isEqualTo(id);
		assertThat(series.at("/state").asString()).isEqualTo("ENDED");
		assertThat(series.at("/endedOn").asString()).isEqualTo("2026-11-22");
		assertThat(series.at("/hours/0/until").asString()).isEqualTo("2026-11-19");
		assertThat(series.at("/hours/1/opens").asString()).isEqualTo("18:00");
	}

	@Test
	void timeOfASeriesThatIsNoneIsToldByItsPath() {
		assertThat(graphQl.as("pear")
			.query("mutation($input: SaveSeriesInput!) { saveSeries(input: $input) { id } }",
					Map.of("input",
							Map.of("idempotencyKey", key(), "programme", programme, "mode", "STREET", "countOffered",
									"NONE", "hours",
									Map.of("frequency", "WEEKLY", "byDay", List.of("FR"), "from", "2026-11-06", "opens",
											"late", "closes", "21:00"))))
			.errorCodes()).containsExactly("INVALID");
	}

	@Test
	void yearOfAGroupIsToldAndPutRight() {
		String id = data("pear", "saveSeries", "SaveSeriesInput",
				Map.of("idempotencyKey", key(), "programme", programme, "mode", "IN_PERSON", "countOffered", "PER_YEAR",
						"hours", Map.of("frequency", "WEEKLY", "byDay", List.of("TU"), "from", "2026-04-07", "opens",
								"19:00", "closes", "20:00")));
		data("pear", "countSeries", "CountSeriesInput", Map.of("idempotencyKey", key(), "id", id, "from", "2026-04-01",
				"expectedVersion", 0, "number", 1204, "because", "HEARD_LATE"));
		data("pear", "countSeries", "CountSeriesInput", Map.of("idempotencyKey", key(), "id", id, "from", "2026-04-01",
				"expectedVersion", 1, "number", 1240, "because", "COUNTED_AGAIN"));

		var count = graphQl.as("pear")
			.query("query($id: ID!) { node(id: $id) { ... on Programme { seriesCounts { version number { value } series { id } } } } }",
					Map.of("id", programme))
			.withoutErrors()
			.data("/node/seriesCounts/0");
		assertThat(count.at("/number/value").asInt()).isEqualTo(1240);
		assertThat(count.at("/version").asInt()).isEqualTo(2);
		assertThat(count.at("/series/id").asString()).isEqualTo(id);
	}

	@Test
	void groupIsAddedAndCompletes() {
		String fixed = data("pear", "saveProgramme", "SaveProgrammeInput",
				Map.ofEntries(Map.entry("idempotencyKey", key()),
						Map.entry("code", "C-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT)),
						Map.entry("title", "Mentors"), Map.entry("unit", "TPS-PEAR"),
						Map.entry("actions", List.of(action("FAM-1.10"))), Map.entry("kind", "PEER_MENTORING"),
						Map.entry("audience", "ADULTS"), Map.entry("countingMode", "COHORT"),
						Map.entry("periodType", "FINANCIAL"), Map.entry("from", "2026-04-01")));
		var input = new HashMap<String, Object>(Map.of("idempotencyKey", key(), "programme", fixed, "label", "Autumn",
				"fromOn", "2026-09-01", "enrolled", 10));
		String id = data("pear", "saveCohort", "SaveCohortInput", input);
		input.putAll(Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1, "toOn", "2026-11-20", "completed",
				7, "leftEarly", 3));
		data("pear", "saveCohort", "SaveCohortInput", input);

		var group = graphQl.as("pear")
			.query("query($id: ID!) { cohorts(programme: $id) { label active completion } }", Map.of("id", fixed))
			.withoutErrors()
			.data("/cohorts/0");
		assertThat(group.at("/active").asInt()).isZero();
		assertThat(group.at("/completion").asDouble()).isEqualTo(70.0);
		assertThat(graphQl.as("housing")
			.query("query($id: ID!) { cohorts(programme: $id) { label } }", Map.of("id", fixed))
			.withoutErrors()
			.data("/cohorts")).isEmpty();
	}

	private static List<String> ids(GraphQl.Answer answer) {
		return answer.data("/sessions/edges").valueStream().map(it -> it.at("/node/id").asString()).toList();
	}

	private GraphQl.Answer ask(String document) {
		return graphQl.as("pear").query(document).withoutErrors();
	}

	private JsonNode quarter(String who) {
		return graphQl.as(who)
			.query("""
					query($id: ID!) { node(id: $id) { ... on Programme { quarters(last: 1) {
					    sessions attendances { state display value } people { state } } } } }""",
					Map.of("id", programme))
			.withoutErrors()
			.data("/node/quarters/0");
	}

	private int sessionsOf(String id) {
		return graphQl.as("pear")
			.query("query($id: ID!) { node(id: $id) { ... on Programme { figures(from: \"2026-04-01\", to: \"2026-11-23\") { sessions } } } }",
					Map.of("id", id))
			.withoutErrors()
			.data("/node/figures/sessions")
			.asInt();
	}

	private void recordMany(int number) {
		var many = new ArrayList<Map<String, Object>>();
		for (int i = 0; i < number; i++) {
			var session = new HashMap<>(session("2026-11-%02d".formatted(1 + i % 20), 3, null));
			session.put("confirmed", true);
			many.add(session);
		}
		record("pear", Map.of("idempotencyKey", key(), "sessions", many)).valueStream()
			.forEach(it -> assertThat(it.at("/faults")).isEmpty());
	}

	private String made(Map<String, Object> session) {
		JsonNode result = record("pear", Map.of("idempotencyKey", key(), "sessions", List.of(session)));
		assertThat(result.at("/0/faults")).as(result.toString()).isEmpty();
		return result.at("/0/made").asString();
	}

	private JsonNode record(String who, Map<String, Object> input) {
		return graphQl.as(who).query(RECORD, Map.of("input", input)).withoutErrors().data("/recordSessions");
	}

	private Map<String, Object> session(String on, int youngPeople, @Nullable String reference) {
		var session = new HashMap<String, Object>(Map.of("programme", programme, "happenedOn", on, "starts", "19:00",
				"ends", "9pm", "mode", "STREET", "tallies", Map.of("youngPeople", youngPeople), "contacts", 4));
		if (reference != null) {
			session.put("reference", reference);
		}
		return session;
	}

	private String action(String code) {
		return graphQl.as("lead")
			.query("{ action(plan: \"NAADP-2025\", code: \"%s\") { id } }".formatted(code))
			.withoutErrors()
			.data("/action/id")
			.asString();
	}

	private String programme(String action) {
		String code = "P-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
		String of = action(action);
		String id = graphQl.as("pear")
			.query("mutation($input: SaveProgrammeInput!) { saveProgramme(input: $input) { id } }",
					Map.of("input",
							Map.ofEntries(Map.entry("idempotencyKey", key()), Map.entry("code", code),
									Map.entry("title", "Evenings " + code), Map.entry("unit", "TPS-PEAR"),
									Map.entry("actions", List.of(of)), Map.entry("kind", "OUTREACH"),
									Map.entry("audience", "CYP"), Map.entry("countingMode", "HEADCOUNT"),
									Map.entry("periodType", "FINANCIAL"), Map.entry("from", "2026-04-01"))))
			.withoutErrors()
			.data("/saveProgramme/id")
			.asString();
		graphQl.as("pear")
			.query("mutation($input: StartProgrammeInput!) { startProgramme(input: $input) { state } }",
					Map.of("input", Map.of("idempotencyKey", key(), "id", id, "expectedVersion", 1)))
			.withoutErrors();
		return id;
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

}
