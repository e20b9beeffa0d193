package scot.adp.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scot.adp.platform.database.EmbeddedDatabase;
import scot.adp.support.Program;
import scot.adp.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Takes backups while people work, puts them back, and looks what is there. */
@Tag("slow")
class RestoreDrillTests {

	private static final int WRITERS = 4;

	private static final int ENOUGH = 200;

	@TempDir
	Path folder;

	@Test
	void backupTakenWhilePeopleWriteHoldsBothHalvesOfEveryChange() throws Exception {
		Path home = folder.resolve("home");
		Path file = folder.resolve("while-writing.adpbackup");
		var acknowledged = new ConcurrentLinkedQueue<String>();
		List<String> before;
		var commands = new Commands();
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(home))) {
			prepare(database);
			var going = new AtomicBoolean(true);
			var writers = new ArrayList<Thread>();
			for (int writer = 0; writer < WRITERS; writer++) {
				int number = writer;
				writers.add(Thread.ofVirtual().start(() -> write(database, number, acknowledged, going)));
			}
			while (acknowledged.size() < ENOUGH) {
				Thread.sleep(5);
			}
			before = List.copyOf(acknowledged);
			assertThat(commands.run("backup", file.toString(), "--home", home.toString())).as(commands.said()).isZero();
			going.set(false);
			for (Thread writer : writers) {
				assertThat(writer.join(Duration.ofSeconds(30))).isTrue();
			}
		}
		assertThat(acknowledged).as("they wrote on meanwhile").hasSizeGreaterThan(before.size());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");

		Path other = folder.resolve("other");
		assertThat(commands.run("restore", file.toString(), "--home=" + other, "--yes")).as(commands.said()).isZero();
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(other));
				var connection = database.superuser(EmbeddedDatabase.NAME)) {
			var changes = texts(connection, "select id::text from drill.change");
			assertThat(changes).doesNotHaveDuplicates().containsAll(before);
			assertThat(texts(connection, "select id::text from drill.trail"))
				.containsExactlyInAnyOrderElementsOf(changes);
			assertThat(texts(connection, """
					select writer::text from drill.counter c
					where total <> (select count(*) from drill.change where writer = c.writer)""")).isEmpty();
		}
	}

	@Test
	void programShowsWhatTheBackupHoldsAndTellsOfTheRestore() throws Exception {
		Path home = folder.resolve("home");
		Path file = folder.resolve("of-the-program.adpbackup");
		var commands = new Commands();
		String kept = "Kept " + UUID.randomUUID();
		String later = "Later " + UUID.randomUUID();
		try (var program = Program.start(folder.resolve("first.log"), home, "--adp.sample=true")) {
			program.awaitReady();
			record(program, kept);
			assertThat(commands.run("backup", file.toString(), "--home", home.toString())).as(commands.said()).isZero();
			assertThat(commands.said()).contains("while the program runs", "taken and checked", "rows in");
			record(program, later);
			assertThat(commands.run("restore", file.toString(), "--home", home.toString(), "--yes")).isOne();
			assertThat(commands.said()).contains("The program runs on " + home);
			assertThat(words(program)).contains(kept, later);
			// Its server stays behind, for the restore to find.
			program.kill();
		}
		assertThat(commands.run("restore", file.toString(), "--home", home.toString(), "--yes")).as(commands.said())
			.isZero();
		try (var program = Program.start(folder.resolve("second.log"), home, "--adp.sample=true")) {
			program.awaitReady();
			assertThat(words(program)).contains(kept).doesNotContain(later);
			try (var connection = EmbeddedDatabase.superuserOfRunning(home, EmbeddedDatabase.NAME)) {
				assertThat(texts(connection, "select subject from audit.entry where operation = 'backup.data.restore'"))
					.containsExactly("backup of-the-program.adpbackup");
			}
			program.stop();
		}
		Path aside;
		try (var folders = Files.list(home)) {
			aside = folders.filter(it -> it.getFileName().toString().startsWith("data-before-restore-"))
				.findFirst()
				.orElseThrow();
		}
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(aside));
				var connection = database.superuser(EmbeddedDatabase.NAME)) {
			assertThat(texts(connection, "select what_happened from strategy.progress_update")).contains(kept, later);
		}
	}

	@Test
	void killedBackupLeavesNoFileAndTheServerUnharmed() throws Exception {
		Path home = folder.resolve("home");
		Path backups = Files.createDirectory(folder.resolve("backups"));
		Path file = backups.resolve("killed.adpbackup");
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(home))) {
			prepare(database);
			var process = Program.command(folder.resolve("backup.log"), "backup", file.toString(), "--home",
					home.toString());
			while (process.isAlive() && names(backups).isEmpty()) {
				Thread.sleep(2);
			}
			process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
			assertThat(names(backups)).as(Files.readString(folder.resolve("backup.log")))
				.isNotEmpty()
				.allMatch(name -> name.endsWith(".part"));

			var commands = new Commands();
			assertThat(commands.run("backup", backups.toString(), "--home", home.toString())).as(commands.said())
				.isZero();
			assertThat(names(backups)).singleElement().asString().endsWith(".adpbackup");
			try (var connection = database.superuser(EmbeddedDatabase.NAME)) {
				assertThat(texts(connection, "select total::text from drill.counter where writer = 0"))
					.containsExactly("0");
			}
		}
	}

	private static void prepare(EmbeddedDatabase database) throws SQLException {
		try (var connection = database.superuser(EmbeddedDatabase.NAME); var statement = connection.createStatement()) {
			statement.execute("create schema drill");
			statement.execute("create table drill.change (id uuid primary key, writer int, recorded_at timestamptz)");
			statement.execute("create table drill.trail (id uuid primary key)");
			statement.execute("create table drill.counter (writer int primary key, total int)");
			statement.execute("insert into drill.counter select n, 0 from generate_series(0, 9) n");
			// Gives the copying something to do.
			statement.execute("""
					create table drill.bulk as
					select n, repeat(md5(n::text), 10) as words from generate_series(1, 100000) n""");
		}
	}

	/** Makes one change in three tables after the other. */
	private static void write(EmbeddedDatabase database, int writer, ConcurrentLinkedQueue<String> acknowledged,
			AtomicBoolean going) {
		try (var connection = database.superuser(EmbeddedDatabase.NAME); var statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			while (going.get()) {
				String id = UUID.randomUUID().toString();
				statement.execute("insert into drill.change values ('%s', %d, now())".formatted(id, writer));
				statement.execute("update drill.counter set total = total + 1 where writer = " + writer);
				statement.execute("insert into drill.trail values ('%s')".formatted(id));
				connection.commit();
				acknowledged.add(id);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void record(Program program, String words) throws IOException, InterruptedException {
		int version = program.ask("{ action(plan: \"NAADP-2025\", code: \"FAM-1.17\") { version } }", Map.of())
			.at("/data/action/version")
			.asInt();
		var input = new HashMap<String, Object>(Map.of("idempotencyKey", UUID.randomUUID().toString(), "plan",
				"NAADP-2025", "action", "FAM-1.17", "expectedVersion", version, "status", "ON_TRACK"));
		input.put("on", LocalDate.now(ZoneId.of("Europe/London")).toString());
		input.put("whatHappened", words);
		var answer = program.ask("mutation($input: RecordUpdateInput!) { recordUpdate(input: $input) { version } }",
				Map.of("input", input));
		assertThat(answer.at("/data/recordUpdate/version").isNumber()).as(answer.toString()).isTrue();
	}

	private static List<String> words(Program program) throws IOException, InterruptedException {
		return program.ask("""
				{ action(plan: "NAADP-2025", code: "FAM-1.17") {
				  updates(first: 10) { edges { node { whatHappened } } } } }""", Map.of())
			.at("/data/action/updates/edges")
			.valueStream()
			.map(edge -> edge.at("/node/whatHappened").asString(""))
			.toList();
	}

	private static List<String> names(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).toList();
		}
	}

	private static List<String> texts(Connection connection, String sql) throws SQLException {
		var texts = new ArrayList<String>();
		try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				texts.add(rows.getString(1));
			}
		}
		return texts;
	}

}
