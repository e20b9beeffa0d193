package scot.adp.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.platform.database.DataReplacement;
import scot.adp.platform.database.EmbeddedDatabase;
import scot.adp.support.TestDatabase;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is not fit to be restored is refused before anything is touched. */
class RestoreRefusalTests {

	@TempDir
	static Path shared;

	private static Path good;

	@TempDir
	Path folder;

	private Path home;

	private final Commands commands = new Commands();

	@BeforeAll
	static void takeOne() {
		Path source = shared.resolve("source");
		EmbeddedDatabase.start(TestDatabase.unpacked(source)).close();
		good = shared.resolve("good.adpbackup");
		var commands = new Commands();
		assertThat(commands.run("backup", good.toString(), "--home", source.toString())).as(commands.said()).isZero();
		assertThat(commands.said()).contains("Taking a backup of " + source,
				"its embedded database, last written to on ", "No program runs there now.", "docs/operations.md",
				good.toString());
	}

	@BeforeEach
	void haveData() throws IOException {
		home = folder.resolve("home");
		Files.createDirectories(home.resolve("data"));
		Files.writeString(home.resolve("data/PG_VERSION"), "18\n");
		Files.writeString(home.resolve("passwords"), "postgres=of the home\n");
	}

	@Test
	void backupThatExistsIsNotOverwritten() throws IOException {
		byte[] before = Files.readAllBytes(good);
		assertThat(commands.run("backup", good.toString(), "--home=" + shared.resolve("source"))).isOne();
		assertThat(commands.said()).contains("exists already");
		assertThat(Files.readAllBytes(good)).isEqualTo(before);
	}

	@Test
	void homeWithoutDataHasNothingToBackUp() {
		Path nothing = folder.resolve("nothing");
		assertThat(commands.run("backup", "--home", nothing.toString())).isOne();
		assertThat(commands.said()).contains("There is no data in " + nothing);
		assertThat(nothing).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 0.5, 0.9 })
	void damagedByteIsFound(double where) throws IOException {
		byte[] bytes = Files.readAllBytes(good);
		bytes[(int) (bytes.length * where)] ^= 0x55;
		refused(Files.write(folder.resolve("damaged.adpbackup"), bytes), "is damaged");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5, 0.999 })
	void truncatedFileIsFound(double kept) throws IOException {
		byte[] bytes = Files.readAllBytes(good);
		var part = new byte[(int) (bytes.length * kept)];
		System.arraycopy(bytes, 0, part, 0, part.length);
		refused(Files.write(folder.resolve("cut.adpbackup"), part), "damaged or cut off");
	}

	@Test
	void otherPackageIsNoBackup() throws IOException {
		refused(written("other.zip", Map.of("word/document.xml", bytes("<w/>"))), "is no backup of this program");
	}

	@Test
	void missingFileIsTold() {
		refused(folder.resolve("nowhere.adpbackup"), "There is no file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "data/../../outside", "/tmp/outside", "data/../passwords", "bin/postgres", "data/a\\b" })
	void nameThatLeadsElsewhereIsRefused(String name) throws IOException {
		var entries = entries();
		entries.put(name, bytes("x"));
		String list = new String(entries.get(BackupFile.LIST), StandardCharsets.UTF_8)
				+ "%s 1 %s%n".formatted(hash(bytes("x")), name);
		entries.put(BackupFile.LIST, bytes(list));
		vouch(entries, manifest -> manifest.put("list", hash(bytes(list))));
		refused(written("slip.adpbackup", entries), "its list of files cannot be read");
		assertThat(folder.resolve("outside")).doesNotExist();
	}

	@Test
	void fileThatTheListDoesNotNameIsRefused() throws IOException {
		var entries = entries(name -> true);
		entries.put("data/added", bytes("x"));
		refused(written("added.adpbackup", entries), "it holds other files than its list");
	}

	@Test
	void listThatTheManifestDoesNotVouchForIsRefused() throws IOException {
		var entries = entries();
		entries.put(BackupFile.LIST, bytes(""));
		refused(written("list.adpbackup", entries), "another than the manifest says");
	}

	@ParameterizedTest
	@ValueSource(strings = { "data/PG_VERSION", "data/base/", "data/global/pg_control", "passwords" })
	void packageWithoutAWholeDatabaseIsRefused(String missing) throws IOException {
		var entries = entries(name -> !name.startsWith(missing));
		String list = new String(entries.get(BackupFile.LIST), StandardCharsets.UTF_8).lines()
			.filter(line -> !line.split(" ", 3)[2].startsWith(missing))
			.map(line -> line + System.lineSeparator())
			.collect(Collectors.joining());
		entries.put(BackupFile.LIST, bytes(list));
		vouch(entries, manifest -> manifest.put("list", hash(bytes(list))));
		refused(written("part.adpbackup", entries), "holds no whole database: %s is not in it".formatted(missing));
	}

	@Test
	void otherVersionOfPostgresIsRefused() throws IOException {
		var entries = entries();
		vouch(entries, manifest -> manifest.put("postgresMajor", 17).put("program", "0.9"));
		refused(written("seventeen.adpbackup", entries),
				"was taken from PostgreSQL 17; this program brings PostgreSQL 18");
		assertThat(commands.said()).contains("the version of the program that took it, 0.9");
	}

	@Test
	void otherFormatIsRefused() throws IOException {
		var entries = entries();
		vouch(entries, manifest -> manifest.put("format", 2));
		refused(written("format.adpbackup", entries), "is a backup of format 2");
	}

	@Test
	void tooLittleRoomIsToldBeforeAnythingIsUnpacked() throws IOException {
		var before = tree();
		try (var backup = BackupFile.open(good)) {
			assertThatExceptionOfType(BackupRefused.class)
				.isThrownBy(() -> new Restoration(home, backup, place -> 1_000_000).check())
				.withMessageContaining("There is not enough room for " + home)
				.withMessageContaining("1.0 MB are free");
		}
		assertThat(tree()).isEqualTo(before);
	}

	@Test
	void runningHomeIsLeftAlone() throws IOException {
		Path running = folder.resolve("running");
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(running))) {
			assertThat(commands.run("restore", good.toString(), "--home", running.toString(), "--yes")).isOne();
			assertThat(commands.said()).contains("The program runs on %s. Stop it first.".formatted(running));
			assertThat(database.jdbcUrl()).isNotEmpty();
		}
		assertThat(running.resolve(DataReplacement.READY)).doesNotExist();
	}

	@Test
	void nothingHappensWithoutAYes() throws IOException {
		var before = tree();
		assertThat(commands.run("restore", good.toString(), "--home", home.toString())).isOne();
		assertThat(commands.said()).contains("It replaces the data of " + home, "add --yes");
		var asked = new Commands(Map.of(), "n");
		assertThat(asked.run("restore", good.toString(), "--home", home.toString())).isOne();
		assertThat(asked.said()).contains("Nothing was changed in " + home);
		assertThat(tree()).isEqualTo(before);
	}

	@Test
	void databaseOutsideIsPointedElsewhere() {
		var outside = new Commands(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/adp"), null);
		assertThat(outside.run("backup")).isOne();
		assertThat(outside.said()).contains("docs/operations.md");
	}

	@ParameterizedTest
	@ValueSource(strings = { "restore", "backup --yes", "backup a b", "restore a --hom x", "backup --home=" })
	void misuseIsTold(String line) {
		assertThat(commands.run(line.split(" "))).isEqualTo(2);
		assertThat(commands.said()).contains("./adp help");
	}

	/** The last step, cut off after any of its moves, is completed by the next start. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3 })
	void replacementThatWasCutOffIsCompleted(int moves) throws IOException {
		Path ready = home.resolve(DataReplacement.READY);
		Files.createDirectories(ready.resolve("data"));
		Files.writeString(ready.resolve("data/new"), "new");
		Files.writeString(ready.resolve("passwords"), "postgres=of the backup\n");
		Files.writeString(home.resolve("restoring.move"), "aside");
		Path aside = Files.createDirectories(home.resolve("aside"));
		var steps = new Path[][] { { home.resolve("data"), aside.resolve("data") },
				{ ready.resolve("data"), home.resolve("data") },
				{ home.resolve("passwords"), aside.resolve("passwords") } };
		for (int i = 0; i < moves; i++) {
			Files.move(steps[i][0], steps[i][1]);
		}
		EmbeddedDatabase.hold(home).close();
		assertThat(home.resolve("data/new")).hasContent("new");
		assertThat(home.resolve("passwords")).hasContent("postgres=of the backup");
		assertThat(aside.resolve("data/PG_VERSION")).hasContent("18");
		assertThat(aside.resolve("passwords")).hasContent("postgres=of the home");
		assertThat(home.resolve("restoring.move")).doesNotExist();
	}

	@Test
	void lostRowsAreFound() {
		var before = new RowCounts(new TreeMap<>(Map.of("audit.entry", 5L, "strategy.draft", 5L, "a.gone", 1L)),
				new TreeSet<>(Set.of("audit.entry")),
				new TreeMap<>(Map.of("audit.entry", Instant.parse("2026-11-22T01:00:00Z"))));
		var after = new RowCounts(new TreeMap<>(Map.of("audit.entry", 4L, "strategy.draft", 4L)), new TreeSet<>(),
				new TreeMap<>(Map.of("audit.entry", Instant.parse("2026-11-22T00:59:59Z"))));
		assertThat(after.missing(before, false)).containsExactly("a.gone has no rows instead of at least 1",
				"audit.entry has 4 rows instead of at least 5",
				"audit.entry ends at 2026-11-22T00:59:59Z instead of 2026-11-22T01:00:00Z");
		assertThat(after.missing(before, true)).contains("strategy.draft has 4 rows instead of 5");
		assertThat(before.missing(before, true)).isEmpty();
	}

	private void refused(Path file, String why) {
		try {
			var before = tree();
			assertThat(commands.run("restore", file.toString(), "--home", home.toString(), "--yes")).as(commands.said())
				.isOne();
			assertThat(commands.said()).contains(why);
			assertThat(tree()).isEqualTo(before);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private Map<String, String> tree() throws IOException {
		var tree = new TreeMap<String, String>();
		try (var files = Files.walk(home)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				tree.put(home.relativize(file).toString(), Files.readString(file));
			}
		}
		return tree;
	}

	/** Without most of the data, where a refusal comes before it is read. */
	private static Map<String, byte[]> entries() throws IOException {
		return entries(name -> !name.startsWith("data/base/"));
	}

	private static Map<String, byte[]> entries(Predicate<String> wanted) throws IOException {
		var entries = new LinkedHashMap<String, byte[]>();
		try (var zip = new ZipFile(good.toFile())) {
			for (var entry : zip.stream().filter(it -> wanted.test(it.getName())).toList()) {
				entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
			}
		}
		return entries;
	}

	private static void vouch(Map<String, byte[]> entries, Consumer<ObjectNode> change) {
		var manifest = (ObjectNode) BackupFile.JSON.readTree(entries.get(BackupFile.MANIFEST));
		change.accept(manifest);
		entries.put(BackupFile.MANIFEST, BackupFile.JSON.writeValueAsBytes(manifest));
	}

	private Path written(String name, Map<String, byte[]> entries) throws IOException {
		Path file = folder.resolve(name);
		try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
			zip.setLevel(Deflater.BEST_SPEED);
			for (var entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
				zip.closeEntry();
			}
		}
		return file;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String hash(byte[] content) {
		return HexFormat.of().formatHex(BackupFile.sha256().digest(content));
	}

}
