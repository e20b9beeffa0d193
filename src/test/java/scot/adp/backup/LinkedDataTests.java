package scot.adp.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scot.adp.platform.database.EmbeddedDatabase;
import scot.adp.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Homes whose data lies on another disk. */
@Tag("slow")
class LinkedDataTests {

	@TempDir
	Path folder;

	private Path home;

	private Path disk;

	private final Commands commands = new Commands();

	@BeforeEach
	void haveDataOnAnotherDisk() throws IOException, SQLException {
		home = folder.resolve("home");
		disk = Files.createDirectory(folder.resolve("disk"));
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(home));
				var connection = database.superuser(EmbeddedDatabase.NAME);
				var statement = connection.createStatement()) {
			statement.execute("create table kept as select 'what was recorded' as words");
		}
		move(home.resolve("data"), disk.resolve("data"));
		move(disk.resolve("data/pg_wal"), disk.resolve("wal"));
	}

	@Test
	void backupHoldsWhatTheLinksStandFor() throws IOException, SQLException {
		Path stopped = folder.resolve("stopped.adpbackup");
		Path running = folder.resolve("running.adpbackup");
		assertThat(commands.run("backup", stopped.toString(), "--home", home.toString())).as(commands.said()).isZero();
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(home))) {
			assertThat(database.jdbcUrl()).isNotEmpty();
			assertThat(commands.run("backup", running.toString(), "--home", home.toString())).as(commands.said())
				.isZero();
		}
		for (Path file : List.of(stopped, running)) {
			Path other = folder.resolve(file.getFileName() + "-restored");
			assertThat(commands.run("restore", file.toString(), "--home", other.toString(), "--yes"))
				.as(commands.said())
				.isZero();
			assertKept(other);
		}
	}

	@Test
	void otherLinksAreRefusedAndLeaveNoFile() throws IOException {
		Path space = Files.createDirectory(disk.resolve("space"));
		Path link = disk.toRealPath().resolve("data/pg_tblspc/16400");
		Files.createSymbolicLink(link, space);
		Path backups = Files.createDirectory(folder.resolve("backups"));
		assertThat(commands.run("backup", backups.toString(), "--home", home.toString())).isOne();
		assertThat(commands.said()).contains(link + " is a symbolic link");
		try (var files = Files.list(backups)) {
			assertThat(files).isEmpty();
		}
	}

	@Test
	void restoreOntoALinkIsRefusedAndLosesNothing() throws IOException, SQLException {
		Path file = folder.resolve("good.adpbackup");
		assertThat(commands.run("backup", file.toString(), "--home", home.toString())).as(commands.said()).isZero();
		assertThat(commands.run("restore", file.toString(), "--home", home.toString(), "--yes")).isOne();
		assertThat(commands.said()).contains(
				"%s is a symbolic link to %s".formatted(home.resolve("data"), disk.resolve("data")),
				"another folder with --home");
		assertThat(home.resolve("data")).isSymbolicLink();
		assertKept(home);

		Files.delete(home.resolve("data"));
		Files.createSymbolicLink(home.resolve("data"), folder.resolve("a disk that is not there"));
		assertThat(commands.run("restore", file.toString(), "--home", home.toString(), "--yes")).isOne();
		assertThat(commands.said()).contains("is a symbolic link to");
	}

	private static void assertKept(Path home) throws SQLException {
		try (var database = EmbeddedDatabase.start(TestDatabase.unpacked(home));
				var connection = database.superuser(EmbeddedDatabase.NAME);
				var statement = connection.createStatement();
				var rows = statement.executeQuery("select words from kept")) {
			assertThat(rows.next()).isTrue();
			assertThat(rows.getString("words")).isEqualTo("what was recorded");
		}
	}

	private static void move(Path place, Path target) throws IOException {
		Files.move(place, target);
		Files.createSymbolicLink(place, target);
	}

}
