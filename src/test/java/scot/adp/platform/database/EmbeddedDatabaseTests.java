package scot.adp.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedDatabaseTests {

	@TempDir
	static Path home;

	private static EmbeddedDatabase database;

	@BeforeAll
	static void start() {
		database = EmbeddedDatabase.start(home);
	}

	@AfterAll
	static void stop() {
		database.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			fsync | on
			synchronous_commit | on
			full_page_writes | on
			listen_addresses | 127.0.0.1
			unix_socket_directories | ''
			password_encryption | scram-sha-256
			data_checksums | on
			server_encoding | UTF8
			""")
	void runningServerHasTheSetting(String setting, String value) throws SQLException {
		try (var connection = database.superuser(EmbeddedDatabase.NAME)) {
			assertThat(texts(connection, "show " + setting)).containsExactly(value);
		}
	}

	@Test
	void everyDoorAsksForAPassword() throws IOException, SQLException {
		assertThat(home.resolve("data/pg_hba.conf")).content().doesNotContain("trust");
		try (var connection = database.superuser("postgres")) {
			assertThat(texts(connection, "select auth_method || ' ' || address from pg_hba_file_rules"))
				.containsExactly("scram-sha-256 127.0.0.1");
		}
	}

	@Test
	void everyPasswordIsKeptAsScram() throws SQLException {
		try (var connection = database.superuser("postgres")) {
			assertThat(texts(connection,
					"select rolname || ' ' || coalesce(left(rolpassword, 14), 'none') from pg_authid where rolcanlogin order by 1"))
				.containsExactly("adp_app SCRAM-SHA-256$", "adp_owner SCRAM-SHA-256$", "postgres SCRAM-SHA-256$");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "adp_app", "adp_owner", "postgres" })
	void wrongPasswordIsRefused(String role) {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), role, "wrong"))
			.extracting(SQLException::getSQLState)
			.isEqualTo("28P01");
	}

	@Test
	void applicationReachesItsOwnDatabaseAlone() throws SQLException {
		try (var connection = database.superuser("postgres")) {
			assertThat(texts(connection, """
					select rolname from pg_roles where rolcanlogin
					    and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)"""))
				.containsExactly("postgres");
			assertThat(texts(connection, """
					select has_database_privilege('adp_app', 'adp', 'create')::text
					    || has_database_privilege('adp_app', 'adp', 'temporary')::text"""))
				.containsExactly("falsefalse");
		}
	}

	@Test
	void passwordsAreForTheOwnerOfTheFolderAlone() throws IOException {
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("passwords"))))
			.isEqualTo("rw-------");
	}

	@Test
	void secondStartOnTheSameFolderIsRefused() throws SQLException {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> EmbeddedDatabase.start(home))
			.withMessage("The program is already running on the data folder %s.", home)
			.extracting(StartRefused::whatToDo)
			.asString()
			.contains("--adp.home=FOLDER");
		try (var connection = connect(EmbeddedDatabase.APPLICATION)) {
			assertThat(texts(connection, "select 'still there'")).containsExactly("still there");
		}
	}

	@Test
	void dataOfAnotherVersionIsRefusedAndLeftAlone(@TempDir Path other) throws IOException {
		Files.createDirectories(other.resolve("data"));
		Path version = Files.writeString(other.resolve("data/PG_VERSION"), "17\n");
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> EmbeddedDatabase.start(other))
			.withMessageContaining("was written by PostgreSQL 17; this program brings PostgreSQL 18");
		assertThat(version).hasContent("17");
	}

	@Test
	void restartKeepsRowsAndPasswords(@TempDir Path own) throws IOException, SQLException {
		String passwords;
		try (var first = EmbeddedDatabase.start(own)) {
			passwords = Files.readString(own.resolve("passwords"));
			try (var connection = connect(first, EmbeddedDatabase.OWNER);
					var statement = connection.createStatement()) {
				statement.execute("create schema kept");
				statement.execute("create table kept.row as select 'a row' as words");
			}
		}
		assertThat(own.resolve("data/postmaster.pid")).doesNotExist();
		try (var second = EmbeddedDatabase.start(own); var connection = connect(second, EmbeddedDatabase.OWNER)) {
			assertThat(texts(connection, "select words from kept.row")).containsExactly("a row");
			assertThat(own.resolve("passwords")).hasContent(passwords);
		}
	}

	private static Connection connect(String role) throws SQLException {
		return connect(database, role);
	}

	private static Connection connect(EmbeddedDatabase on, String role) throws SQLException {
		return DriverManager.getConnection(on.jdbcUrl(), role, on.password(role));
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
