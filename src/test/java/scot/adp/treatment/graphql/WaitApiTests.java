package scot.adp.treatment.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.NodeSource;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.StatementCount;
import tools.jackson.databind.JsonNode;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Waits over HTTP, on the sample of the recovery service. */
@AdpTest
class WaitApiTests {

	private static final String RECORD = """
			mutation($input: RecordWaitsInput!) { recordWaits(input: $input) {
			    index made faults { path reason } remarks { reason } } }""";

	private static final String ROWS = """
			{ waits(list: LIST, first: FIRST) { totalCount edges { node { id version receivedOn ownRef stage lastInsideOn
			    substance { label } service { name } clock { raw adjusted suspended resets { cause outcome }
			    spans { kind days } rule { code provisional } } } } } }""";

	@Autowired
	GraphQl graphQl;

	@Autowired
	StatementCount statements;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void takeAway() {
		jdbc.sql(
				"delete from treatment.wait_fact where wait in (select id from treatment.wait where entered_by = 'API')")
			.update();
		jdbc.sql("delete from treatment.wait where entered_by = 'API'").update();
		jdbc.sql("update treatment.waits_counted set revision = revision + 1").update();
	}

	@Test
	void unitTellsItsOwnPeopleHowManyWaitAndNobodyElse() {
		assertThat(openWaits("nadars").asInt()).isPositive();
		assertThat(openWaits("lead").isNull()).isTrue();
		assertThat(openWaits("housing").isNull()).isTrue();
	}

	@Test
	void batchKeepsWhatIsRightOnceAndTellsTheRest() {
		var late = referral("NAD-90002");
		late.put("startedOn", "2026-10-01");
		late.put("treatmentType", "OST");
		var named = referral("J SMITH");
		named.put("chi", "0101011230");
		var dayless = referral("NAD-90003");
		dayless.put("closeReason", "MOVED");
		var batch = Map.<String, Object>of("idempotencyKey", UUID.randomUUID().toString(), "waits",
				List.of(referral("NAD-90001"), late, named, dayless));
		int before = total();

		JsonNode results = record(batch);
		JsonNode again = record(batch);

		assertThat(results.at("/0/made").asString("")).isNotEmpty();
		assertThat(results.at("/1/faults/0/reason").asString()).isEqualTo("TREATMENT_BEFORE_REFERRAL");
		assertThat(results.at("/2/faults/0/path").asString()).isEqualTo("ownRef");
		assertThat(results.at("/3/faults/0/path").asString()).isEqualTo("closedOn");
		assertThat(results.toString()).doesNotContain("SMITH", "0101011230");
		assertThat(again).isEqualTo(results);
		assertThat(total()).isEqualTo(before + 1);
	}

	@Test
	void waitIsOpenedFollowedAndEnded() {
		JsonNode opened = change("openWait", "OpenWaitInput", Map.of("referral", referral("NAD-90010")));
		JsonNode away = change("addWaitFacts", "WaitFactsInput", Map.of("id", opened.at("/id").asString(),
				"expectedVersion", 1, "unavailable", List.of(Map.of("from", "2026-11-04", "to", "2026-11-06"))));
		JsonNode started = change("startTreatment", "StartTreatmentInput", Map.of("id", opened.at("/id").asString(),
				"expectedVersion", 2, "startedOn", "2026-11-20", "treatmentType", "OST"));
		JsonNode corrected = change("correctWait", "CorrectWaitInput",
				Map.of("id", opened.at("/id").asString(), "expectedVersion", 3, "kind", "STARTED", "on", "2026-11-20",
						"closedOn", "2026-11-19", "closeReason", "MOVED", "because", "WRONG"));

		assertThat(opened.at("/stage").asString()).isEqualTo("WAITING");
		assertThat(away.at("/clock/suspended").asInt()).isEqualTo(3);
		assertThat(started.at("/clock/adjusted").asInt()).isEqualTo(15);
		assertThat(corrected.at("/stage").asString()).isEqualTo("CLOSED");
		assertThat(corrected.at("/version").asInt()).isEqualTo(4);
	}

	@Test
	void nobodyOfTheSupportTeamReadsARowAndBandsAreCountedForIt() {
		for (String who : List.of("lead", "analyst", "board")) {
			assertThat(graphQl.as(who).query(rows("ALL", 1)).errorCodes()).as(who).containsExactly("FORBIDDEN");
		}
		String bands = "{ waitBands(quarter: \"2026-07-01\", by: [SUBSTANCE]) { ongoing substance band figure { state display } } }";
		JsonNode seen = graphQl.as("lead").query(bands).withoutErrors().data("/waitBands");
		assertThat(seen.size()).isEqualTo(42);
		assertThat(seen.valueStream().map(it -> it.at("/figure/state").asString())).contains("NUMBER", "HIDDEN")
			.doesNotContain("NOT_RELEASED");
		assertThat(seen.valueStream().map(it -> it.at("/figure/display").asString())).as("few people")
			.doesNotContain("1", "2", "3", "4");
		assertThat(graphQl.as("board").query(bands).withoutErrors().data("/waitBands").valueStream()).hasSize(42)
			.allSatisfy(it -> assertThat(it.at("/figure/state").asString()).isEqualTo("NOT_RELEASED"));
	}

	@Test
	void bandsOfAllAreCountedAgainOnceWaitsChangedAndNotBefore() {
		String bands = "{ waitBands(quarter: \"2026-10-01\", by: [SUBSTANCE]) { ongoing substance band figure { display } } }";
		JsonNode before = graphQl.as("lead").query(bands).withoutErrors().data("/waitBands");

		var again = statements.ofTheAnswerDuring(() -> graphQl.as("lead").query(bands).withoutErrors());
		assertThat(again).isNotEmpty().noneMatch(it -> it.contains("treatment.wait "));

		record(Map.of("idempotencyKey", UUID.randomUUID().toString(), "waits",
				IntStream.range(0, 10).mapToObj(i -> referral("NAD-9100" + i)).toList()));
		await().atMost(20, SECONDS)
			.untilAsserted(() -> assertThat(graphQl.as("lead").query(bands).withoutErrors().data("/waitBands"))
				.isNotEqualTo(before));
	}

	@Test
	void quarterIsConfirmedByTheServiceAndThenByThePartnership() {
		JsonNode before = quarter("nadars");
		assertThat(before.at("/services/0/counts/started").asInt()).isPositive();
		int unit = before.at("/services/0/version").asInt();
		int all = quarter("lead").at("/version").asInt();
		assertThat(quarter("lead").at("/services").valueStream()).as("numbers are the unit's own")
			.isNotEmpty()
			.allSatisfy(it -> assertThat(it.at("/counts").isNull()).isTrue());
		var check = new HashMap<String, Object>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "unit", "NADARS",
				"from", "2026-07-01", "expectedVersion", unit));
		if (before.at("/services/0/confirmed").asBoolean()) {
			check.put("reopenedBecause", "LATE_RECORDS");
		}
		String mutation = "mutation($input: CheckWaitQuarterInput!) { checkWaitQuarter(input: $input) { services { confirmed version said { by reopenedBecause { code } } } } }";
		try {
			JsonNode checked = graphQl.as("nadars")
				.query(mutation, Map.of("input", check))
				.withoutErrors()
				.data("/checkWaitQuarter");
			assertThat(checked.at("/services/0/version").asInt()).isEqualTo(unit + 1);
			assertThat(graphQl.as("nadars").query(mutation, Map.of("input", check)).withoutErrors().data(""))
				.as("sent again")
				.isNotNull();
			check.put("idempotencyKey", UUID.randomUUID().toString());
			assertThat(graphQl.as("nadars").query(mutation, Map.of("input", check)).errorCodes())
				.as("somebody said it since")
				.containsExactly("CONFLICT");
			String confirm = "mutation($input: ConfirmWaitQuarterInput!) { confirmWaitQuarter(input: $input) { stage } }";
			var input = Map.<String, Object>of("idempotencyKey", UUID.randomUUID().toString(), "from", "2026-07-01",
					"expectedVersion", all, "without", true);
			assertThat(graphQl.as("nadars").query(confirm, Map.of("input", input)).errorCodes())
				.containsExactly("FORBIDDEN");
			assertThat(graphQl.as("lead")
				.query(confirm, Map.of("input", input))
				.withoutErrors()
				.data("/confirmWaitQuarter/stage")
				.asString()).isEqualTo("CONFIRMED");
		}
		finally {
			jdbc.sql(
					"delete from treatment.wait_confirmation where quarter_from = '2026-07-01' and (unit = 'NADARS' and number > :unit or unit is null and number > :all)")
				.param("unit", unit)
				.param("all", all)
				.update();
		}
	}

	private JsonNode quarter(String who) {
		return graphQl.as(who)
			.query("{ waitQuarter(day: \"2026-08-15\") { from stage version services { version confirmed own counts { started inside ongoing } unit { code } } partnership { by without { code } } } }")
			.withoutErrors()
			.data("/waitQuarter");
	}

	@Test
	void profileOfAWaitIsToldToWhoReadsIt() {
		JsonNode rows = graphQl.as("practitioner")
			.query("{ waits(list: ALL, first: 50) { edges { node { ageBand { label } sex { code } simdQuintile { code } simdVersion { code } homeArea { label } } } } }")
			.withoutErrors()
			.data("/waits/edges");
		assertThat(rows.valueStream().map(it -> it.at("/node/ageBand/label").asString("")))
			.anyMatch(it -> !it.isEmpty());
		assertThat(rows.valueStream().map(it -> it.at("/node/homeArea/label").asString("")))
			.anyMatch(it -> !it.isEmpty());
	}

	@Test
	void ruleIsTold() {
		JsonNode rule = graphQl.as("board")
			.query("{ clockRule(code: \"DA-LOCAL-1\") { provisional resetUntil operator suspending resetOn } none: clockRule(code: \"NO-RULE\") { code } }")
			.withoutErrors()
			.data("");
		assertThat(rule.at("/clockRule/provisional").asBoolean()).isTrue();
		assertThat(rule.at("/clockRule/resetUntil").asInt()).isEqualTo(21);
		assertThat(rule.at("/none").isNull()).isTrue();
	}

	/**
	 * What is read of persons is put on record in a transaction of its own, before the
	 * first value leaves; all that is asked of the rows beside it is read in another.
	 */
	@Test
	void rowsTakeTheSameStatementsAndTransactionsHoweverMany() {
		graphQl.as("practitioner").query(rows("ALL", 1)).withoutErrors();
		for (int rows : new int[] { 1, 50 }) {
			Runnable ask = () -> graphQl.as("practitioner").query(rows("ALL", rows)).withoutErrors();
			assertThat(statements.ofTheAnswerDuring(ask)).as("%d rows", rows)
				.satisfiesExactly(sql -> assertThat(sql).contains("from unnest("),
						sql -> assertThat(sql).contains("insert into audit.entry"),
						sql -> assertThat(sql).contains("count(*) from treatment.wait"),
						sql -> assertThat(sql).contains("from directory.service"),
						sql -> assertThat(sql).contains("from treatment.wait_fact"));
			assertThat(statements.transactionsOfTheAnswerDuring(ask)).as("%d rows", rows).isEqualTo(2);
			assertThat(statements.transactionsOfTheAnswerDuring(() -> graphQl.as("practitioner")
				.query("{ waits(list: ALL, first: %d) { edges { node { id ownRef stage } } } }".formatted(rows))
				.withoutErrors())).as("nothing beside the rows").isOne();
		}
	}

	/** Each list, walked row by row, has the rows of its count, each once. */
	@Test
	void listsAreWalkedToTheirEnd() {
		for (String list : List.of("PAST", "PASSES", "PAUSED", "NEW", "LONG")) {
			var seen = new ArrayList<String>();
			String after = "null";
			JsonNode page;
			do {
				page = graphQl.as("practitioner")
					.query("{ waits(list: %s, first: 3, after: %s) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }"
						.formatted(list, after))
					.withoutErrors()
					.data("/waits");
				page.at("/edges").valueStream().forEach(it -> seen.add(it.at("/node/id").asString()));
				after = "\"%s\"".formatted(page.at("/pageInfo/endCursor").asString(""));
			}
			while (page.at("/pageInfo/hasNextPage").asBoolean());
			assertThat(seen).as(list).doesNotHaveDuplicates().hasSize(page.at("/totalCount").asInt());
		}
	}

	@Test
	void sampleHasEveryListAndAQuarterJustBelowTheStandard() {
		for (String list : List.of("OPEN", "PAST", "PASSES", "PAUSED", "NEW", "NO_SOURCE", "LONG")) {
			assertThat(
					graphQl.as("practitioner").query(rows(list, 1)).withoutErrors().data("/waits/totalCount").asInt())
				.as(list)
				.isPositive();
		}
		assertThat(jdbc
			.sql("""
					select count(*) filter (where adjusted <= 21) || ' of ' || count(*) from treatment.wait
					where started_on between '2025-04-01' and '2025-06-30' and withdrawn_at is null and entered_by = 'SAMPLE'""")
			.query(String.class)
			.single()).isEqualTo("188 of 209");
		assertThat(jdbc.sql("""
				select count(*) filter (where person is not null and person_space <> 'DEMO') from treatment.wait
				where entered_by = 'SAMPLE'""").query(Integer.class).single()).isZero();
		assertThat(jdbc.sql("select count(distinct service) from treatment.wait where entered_by = 'SAMPLE'")
			.query(Integer.class)
			.single()).isEqualTo(3);
	}

	private static String rows(String list, int first) {
		return ROWS.replace("LIST", list).replace("FIRST", String.valueOf(first));
	}

	private JsonNode change(String mutation, String type, Map<String, Object> input) {
		var with = new HashMap<>(input);
		with.put("idempotencyKey", UUID.randomUUID().toString());
		return graphQl.as("practitioner")
			.query("mutation($input: %s!) { %s(input: $input) { id version stage clock { adjusted suspended } } }"
				.formatted(type, mutation), Map.of("input", with))
			.withoutErrors()
			.data("/" + mutation);
	}

	private JsonNode record(Map<String, Object> input) {
		return graphQl.as("practitioner").query(RECORD, Map.of("input", input)).withoutErrors().data("/recordWaits");
	}

	private Map<String, Object> referral(String reference) {
		return new HashMap<>(Map.of("service", service(), "receivedOn", "2026-11-02", "serviceType", "COMMUNITY",
				"substance", "ALCOHOL", "referralSource", "GP", "ownRef", reference));
	}

	private String service() {
		return graphQl.as("practitioner")
			.query("{ organisations { units { code runs { id name } } } }")
			.withoutErrors()
			.data("/organisations")
			.valueStream()
			.flatMap(organisation -> organisation.at("/units").valueStream())
			.flatMap(unit -> unit.at("/runs").valueStream())
			.filter(run -> run.at("/name").asString().equals("NADARS"))
			.findFirst()
			.orElseThrow()
			.at("/id")
			.asString();
	}

	private int total() {
		return graphQl.as("practitioner").query(rows("ALL", 1)).withoutErrors().data("/waits/totalCount").asInt();
	}

	private JsonNode openWaits(String who) {
		return graphQl.as(who)
			.query("{ node(id: \"%s\") { ... on Unit { openWaits } } }"
				.formatted(NodeSource.globalId("Unit", "NADARS")))
			.withoutErrors()
			.data("/node/openWaits");
	}

}
