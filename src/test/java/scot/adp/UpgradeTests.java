package scot.adp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scot.adp.platform.database.EmbeddedDatabase;
import scot.adp.support.Program;
import scot.adp.support.TestDatabase;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts this version on the data of earlier ones. */
@Tag("slow")
class UpgradeTests {

	private static final String ACTIONS = "select id::text from strategy.action";

	private static final String UPDATES = "select id::text from strategy.progress_update";

	private static final String MEMBERS = "select id::text from identity.member";

	private static final String ENTRIES = "select id::text from audit.entry";

	private static final String GOVERNED = """
			select id || words from %1$s.decision union all select id || words from %1$s.question
			union all select id || words from %1$s.board_line union all select paper || title from %2$s.paper_item
			union all select paper || words from %2$s.paper_asked union all select id || group_name from %2$s.paper""";

	private static final String LEADS = """
			select code || ' ' || coalesce(lead::text, '') || ' ' || coalesce(deputy::text, '') from strategy.action""";

	@TempDir
	Path folder;

	private Path unpack(String kept) throws IOException {
		Path home = folder.resolve("home");
		try (var packed = Objects.requireNonNull(UpgradeTests.class.getResourceAsStream("/upgrade/" + kept));
				var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
			for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				Path target = home.resolve(entry.getName());
				if (entry.isDirectory()) {
					Files.createDirectories(target,
							PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
				}
				else {
					Files.copy(tar, target);
				}
			}
		}
		return home;
	}

	@Test
	void dataOfTheFirstVersionIsThereAndCanBeWorkedWith() throws Exception {
		Path home = unpack("home.tar.xz");
		List<String> actions;
		List<String> updates;
		List<String> members;
		List<String> entries;
		List<String> leads;
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(home))) {
			actions = texts(database, ACTIONS);
			updates = texts(database, UPDATES);
			members = texts(database, MEMBERS);
			entries = texts(database, ENTRIES);
			leads = texts(database, LEADS);
		}
		assertThat(actions).hasSize(111);
		assertThat(updates).hasSizeGreaterThan(100);

		String words = "Words " + UUID.randomUUID();
		try (var program = Program.start(folder.resolve("first.log"), home, "--adp.sample=true")) {
			program.awaitReady();
			var old = action(program);
			assertThat(old.words()).startsWith("Recorded by the first version of the program.");
			assertThat(program.ask("{ action(plan: \"NAADP-2025\", code: \"TRT-5.6\") { lead { name } } }", Map.of())
				.at("/data/action/lead/name")
				.asString()).isEqualTo("Isla Drummond");

			var answer = program.ask("""
					mutation($input: RecordUpdateInput!) { recordUpdate(input: $input) { version } }""",
					Map.of("input",
							Map.of("idempotencyKey", UUID.randomUUID().toString(), "plan", "NAADP-2025", "action",
									"FAM-1.17", "expectedVersion", old.version(), "on",
									LocalDate.now(ZoneId.of("Europe/London")).toString(), "status", "ON_TRACK",
									"whatHappened", words)));
			assertThat(answer.at("/data/recordUpdate/version").asInt()).as(answer.toString())
				.isGreaterThan(old.version());
			program.stop();
		}
		try (var program = Program.start(folder.resolve("second.log"), home, "--adp.sample=true")) {
			program.awaitReady();
			assertThat(action(program).words()).startsWith(words, "Recorded by the first version of the program.");
			program.stop();
		}

		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(home))) {
			assertThat(texts(database, ACTIONS)).containsAll(actions);
			assertThat(texts(database, UPDATES)).containsAll(updates).hasSize(updates.size() + 1);
			assertThat(texts(database, MEMBERS)).containsAll(members);
			assertThat(texts(database, ENTRIES)).containsAll(entries);
			assertThat(texts(database, LEADS)).containsAll(leads);
			assertThat(texts(database, """
					select code from strategy.action a
					where not exists (select from strategy.action_version v where v.action = a.id)""")).isEmpty();
			assertThat(texts(database, "select code from strategy.action where search <> " + expression(database)))
				.as("kept of words as it would be made today")
				.isEmpty();
		}
	}

	private static String expression(EmbeddedDatabase database) throws SQLException {
		return texts(database, """
				select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d
				join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
				where d.adrelid = 'strategy.action'::regclass and a.attname = 'search'""").getFirst();
	}

	@Test
	void whatGroupsDecidedBeforeIsThereAndAnswersAsAtEarlierDays() throws Exception {
		Path home = unpack("week.tar.xz");
		List<String> governed;
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(home))) {
			governed = texts(database, GOVERNED.formatted("strategy", "reporting"));
			typeHalfAnUpdate(database);
		}
		assertThat(governed).hasSizeGreaterThan(10);
		try (var program = Program.start(folder.resolve("log"), home, "--adp.sample=true")) {
			program.awaitReady();

			var asked = governed(program, "2026-11-12");
			assertThat(asked.at("/homes/boardLine/words").asString()).isEqualTo("Two of four flats are let.");
			assertThat(asked.at("/homes/questions/0/words").asString()).startsWith("How many people");
			assertThat(asked.at("/homes/helpRequests/0/state").asString()).isEqualTo("OPEN");
			assertThat(asked.at("/schools/questions/0/words").asString()).startsWith("Which schools");
			assertThat(asked.at("/schools/decisions/0/state").asString()).isEqualTo("WANTED");
			assertThat(wanted(asked)).containsExactly("BOARD 2027-01-06/1", "BOARD 2027-01-06/2", "BOARD 2027-01-06/3",
					"BOARD 2027-01-06/4");

			var decided = governed(program, "2026-11-20");
			assertThat(decided.at("/homes/boardLine/words").asString()).isEqualTo("Three of four flats are let.");
			assertThat(decided.at("/homes/helpRequests/0/state").asString()).isEqualTo("TO_MEETING");
			assertThat(decided.at("/schools/questions")).isEmpty();
			assertThat(decided.at("/schools/decisions/0/state").asString()).isEqualTo("MADE");
			assertThat(decided.at("/schools/decisions/0/decided").asString()).startsWith("The hospital team");
			assertThat(wanted(decided)).containsExactly("BOARD 2027-01-06/1", "BOARD 2027-01-06/4");

			assertThat(wanted(governed(program, "2026-11-26"))).containsExactly("BOARD 2027-01-06/1");

			var now = program.ask("""
					{ meetings(group: "BOARD") { on decisions { number: reference state } papers { number exceptions } }
					  action(plan: "NAADP-2025", code: "HOU-10.2") { evidence { title } } }""", Map.of()).at("/data");
			var meeting = now.at("/meetings")
				.valueStream()
				.filter(it -> it.at("/on").asString().equals("2027-01-06"))
				.findFirst()
				.orElseThrow();
			assertThat(meeting.at("/decisions").valueStream().map(it -> it.at("/state").asString()))
				.containsExactly("WANTED", "MADE", "DONE", "DROPPED");
			assertThat(meeting.at("/papers/0/number").asInt()).isEqualTo(1);
			assertThat(now.at("/action/evidence").valueStream().map(it -> it.at("/title").asString()))
				.contains("Minute of the steering group");

			correctWhatWasDecided(program);
			program.stop();
		}
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(home))) {
			assertThat(texts(database, GOVERNED.formatted("governance", "governance"))).containsAll(governed);
			assertThat(texts(database, "select place || ' ' || field || ' ' || typed from shell.draft_field"))
				.containsExactlyInAnyOrder("strategy.update NAADP-2025/HOU-10.2 status AT_RISK",
						"strategy.update NAADP-2025/HOU-10.2 whatHappened Half a sentence",
						"strategy.update NAADP-2025/HOU-10.2 on 2026-11-20",
						"strategy.update NAADP-2025/HOU-10.2 helpWanted true");
			assertThat(texts(database, """
					select table_schema || '.' || table_name from information_schema.tables
					where (table_schema, table_name) in (('strategy', 'decision'), ('strategy', 'question'),
					    ('strategy', 'board_line'), ('reporting', 'paper'))""")).isEmpty();
		}
	}

	/** As the earlier version kept what somebody typed and did not save. */
	private static void typeHalfAnUpdate(EmbeddedDatabase database) throws SQLException {
		try (var connection = database.superuser(EmbeddedDatabase.NAME); var statement = connection.createStatement()) {
			statement.execute(
					"""
							insert into strategy.update_draft (account, action, saved_at, status, what_happened, said_on, help_wanted)
							select a.id, t.id, now(), 'AT_RISK', 'Half a sentence', '2026-11-20', true
							from identity.account a, strategy.action t
							where a.username = 'housing' and t.plan = 'NAADP-2025' and t.code = 'HOU-10.2'""");
		}
	}

	/** What was known before the upgrade stays as it was, whatever is written now. */
	private static void correctWhatWasDecided(Program program) throws IOException, InterruptedException {
		var made = program.ask("""
				{ action(plan: "NAADP-2025", code: "FAM-1.17") { decisions { id version state } } }""", Map.of())
			.at("/data/action/decisions/0");
		assertThat(made.at("/state").asString()).isEqualTo("MADE");
		var corrected = program.ask("mutation($input: DecideInput!) { decide(input: $input) { decided version } }",
				Map.of("input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "id", made.at("/id").asString(),
						"expectedVersion", made.at("/version").asInt(), "decided", "As the minutes say now.")));
		assertThat(corrected.at("/data/decide/decided").asString()).as(corrected.toString())
			.isEqualTo("As the minutes say now.");
		assertThat(governed(program, "2026-11-20").at("/schools/decisions/0/decided").asString())
			.startsWith("The hospital team");
	}

	private static JsonNode governed(Program program, String day) throws IOException, InterruptedException {
		return program
			.ask("""
					query($day: Date!) {
					  homes: action(plan: "NAADP-2025", code: "HOU-10.2", asAt: $day) {
					    boardLine { words } questions { words } helpRequests { state } }
					  schools: action(plan: "NAADP-2025", code: "FAM-1.17", asAt: $day) {
					    questions { words } decisions { state decided } }
					  exceptions(group: "BOARD", on: "2027-01-06", asAt: $day) { decisionsWanted { reference } } }""",
					Map.of("day", day))
			.at("/data");
	}

	private static List<String> wanted(JsonNode governed) {
		return governed.at("/exceptions/decisionsWanted")
			.valueStream()
			.map(it -> it.at("/reference").asString())
			.toList();
	}

	private static Read action(Program program) throws IOException, InterruptedException {
		var action = program.ask("""
				{ action(plan: "NAADP-2025", code: "FAM-1.17") {
				  version updates(first: 3) { edges { node { whatHappened } } } } }""", Map.of()).at("/data/action");
		return new Read(action.path("version").asInt(),
				action.at("/updates/edges")
					.valueStream()
					.map(edge -> edge.at("/node/whatHappened").asString(""))
					.toList());
	}

	private static List<String> texts(EmbeddedDatabase database, String sql) throws SQLException {
		var texts = new ArrayList<String>();
		try (var connection = database.superuser(EmbeddedDatabase.NAME);
				var statement = connection.createStatement();
				var rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
		}
		return texts;
	}

	private record Read(int version, List<String> words) {
	}

}
