package scot.adp.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@AdpTest
class AuditTests {

	private static final String RECORD = """
			mutation($input: RecordUpdateInput!) { recordUpdate(input: $input) { version } }""";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** Led by Community Justice; no other test class records updates on it. */
	private static final String ACTION = "JUS-12.4";

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Test
	void updateLeavesWhoWhatAndWhichFieldsButNotTheWords() {
		String words = "Zebra" + UUID.randomUUID();
		String next = "Okapi" + UUID.randomUUID();
		String evidence = "https://example.org/" + UUID.randomUUID();
		long before = last();
		var input = input();
		input.put("whatHappened", words);
		input.put("next", next);
		input.put("evidenceLink", evidence);
		input.put("status", "COMPLETE");
		input.put("heardHow", "PHONE");
		var answer = graphQl.as("lead").query(RECORD, Map.of("input", input)).withoutErrors();

		var entries = after(before, "strategy.update.record");
		assertThat(entries).hasSize(1);
		assertThat(entries.getFirst().actor()).isEqualTo("lead");
		assertThat(entries.getFirst().subject()).isEqualTo("action NAADP-2025/" + ACTION);
		assertThat(entries.getFirst().reference()).isEqualTo(answer.header("X-Reference"));
		assertThat(fields(entries.getFirst())).containsAllEntriesOf(Map.of("on", "2026-11-23", "status", "COMPLETE",
				"whatHappened", "changed", "next", "changed", "evidenceLink", "changed", "heardHow", "PHONE"));
		for (String secret : List.of(words, next, evidence)) {
			assertThat(occurrences("audit.entry", secret)).isZero();
			assertThat(occurrences("bus.event_publication", secret)).isZero();
			assertThat(occurrences("bus.event_publication_archive", secret)).isZero();
			assertThat(occurrences("platform.idempotency_key", secret)).isZero();
			assertThat(occurrences("strategy.progress_update", secret)).isEqualTo(1);
		}
	}

	@Test
	void refusedUpdateLeavesNoRow() {
		long before = last();
		var input = input();
		input.put("expectedVersion", -1);
		assertThat(graphQl.as("lead").query(RECORD, Map.of("input", input)).errorCodes()).containsExactly("CONFLICT");
		assertThat(graphQl.as("pear").query(RECORD, Map.of("input", input())).errorCodes())
			.containsExactly("FORBIDDEN");
		assertThat(after(before, "strategy.update.record")).isEmpty();
	}

	@Test
	void changeSentTwiceLeavesOneRow() {
		long before = last();
		var input = input();
		graphQl.as("lead").query(RECORD, Map.of("input", input)).withoutErrors();
		graphQl.as("lead").query(RECORD, Map.of("input", input)).withoutErrors();
		assertThat(after(before, "strategy.update.record")).hasSize(1);
	}

	@Test
	void noChangeLeavesARow() {
		graphQl.as("lead").query(RECORD, Map.of("input", input())).withoutErrors();
		long before = last();
		var input = new LinkedHashMap<String, Object>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "plan",
				"NAADP-2025", "action", ACTION, "expectedVersion", version(), "heardHow", "EMAIL"));
		graphQl.as("officer")
			.query("mutation($input: NoChangeInput!) { noChange(input: $input) { version } }", Map.of("input", input))
			.withoutErrors();
		var entries = after(before, "strategy.update.record");
		assertThat(entries).hasSize(1);
		assertThat(entries.getFirst().actor()).isEqualTo("officer");
		assertThat(fields(entries.getFirst())).containsEntry("noChange", "true").containsEntry("on", "2026-11-23");
	}

	@Test
	void loadingAPlanLeavesARowOfTheSystem() {
		var entries = entries("operation = 'strategy.plan.load' and subject = 'plan NAADP-2025'");
		assertThat(entries).isNotEmpty();
		assertThat(entries.getFirst().actor()).isEqualTo("system");
		assertThat(fields(entries.getFirst())).containsEntry("version", "1").containsEntry("actions", "84");
	}

	@Test
	void readingLeavesNoRow() {
		graphQl.as("lead").query("{ plans { code } }").withoutErrors();
		long before = last();
		graphQl.as("lead").query("{ plans { code actions(first: 5) { totalCount } } }").withoutErrors();
		assertThat(entries("actor = 'lead' and id > " + before)).isEmpty();
	}

	@Test
	void everyEventOfTheProgramIsDeliveredInTheEnd() {
		await().untilAsserted(
				() -> assertThat(jdbc.sql("select count(*) from bus.event_publication where completion_date is null")
					.query(Integer.class)
					.single()).isZero());
	}

	private Map<String, Object> input() {
		return new LinkedHashMap<>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "plan", "NAADP-2025",
				"action", ACTION, "expectedVersion", version(), "on", "2026-11-23", "status", "ON_TRACK",
				"whatHappened", "Something.", "heardHow", "PHONE"));
	}

	private int version() {
		return graphQl.as("lead")
			.query("query($code: String!) { action(plan: \"NAADP-2025\", code: $code) { version } }",
					Map.of("code", ACTION))
			.withoutErrors()
			.data("/action/version")
			.asInt();
	}

	private long last() {
		return jdbc.sql("select coalesce(max(id), 0) from audit.entry").query(Long.class).single();
	}

	private List<AuditEntry> after(long id, String operation) {
		return entries("id > %d and operation = '%s'".formatted(id, operation));
	}

	private List<AuditEntry> entries(String condition) {
		return jdbc
			.sql("select id, at, actor, operation, subject, changes::text as changes, reference from audit.entry where "
					+ condition + " order by id")
			.query(AuditEntry.class)
			.list();
	}

	private static Map<String, String> fields(AuditEntry entry) {
		var fields = new LinkedHashMap<String, String>();
		JsonNode changes = JSON.readTree(entry.changes());
		changes.propertyNames().forEach(name -> fields.put(name, changes.path(name).asString()));
		return fields;
	}

	private int occurrences(String table, String text) {
		return jdbc.sql("select count(*) from %s t where t::text like :text".formatted(table))
			.param("text", "%" + text + "%")
			.query(Integer.class)
			.single();
	}

}
