package scot.adp.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.FileSystemUtils;
import scot.adp.AdpApplication;
import scot.adp.platform.database.EmbeddedDatabase;

/**
 * One PostgreSQL for all tests of a JVM, and on it a database of its own for each Spring
 * context, which takes it for an outside one. It is a copy of one that a start has
 * migrated and filled, so that only the first start of all does that.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private static final String PROGRAMS = "bin";

	private static final Path HOME = Path.of("target", "test-database-" + ProcessHandle.current().pid());

	/** The server, started when first asked for and stopped with the run. */
	public static EmbeddedDatabase server() {
		return Server.RUNNING;
	}

	/**
	 * Makes an empty database, owned and closed to others like the real one.
	 * @return the settings that make the program use it
	 */
	public static Map<String, Object> fresh() {
		String name = "test_" + COUNT.incrementAndGet();
		return created(server(), HOME, name, "template1");
	}

	/**
	 * Makes a database as a start with sample data leaves it.
	 * @return the settings that make the program use it
	 */
	public static Map<String, Object> filled() {
		String name = "test_" + COUNT.incrementAndGet();
		return created(server(), HOME, name, Filled.NAME);
	}

	/**
	 * Gives a home PostgreSQL's programs where it has none, which a first start takes
	 * seconds to unpack.
	 * @return the home
	 */
	public static Path unpacked(Path home) {
		Path programs = home.resolve(PROGRAMS);
		if (!Files.exists(programs)) {
			try {
				Files.createDirectories(home);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			copy(Filled.HOME.resolve(PROGRAMS), programs);
		}
		return home;
	}

	private static Map<String, Object> created(EmbeddedDatabase server, Path home, String name, String template) {
		try (var connection = server.superuser("postgres"); var statement = connection.createStatement()) {
			statement
				.execute("create database %s owner %s template %s".formatted(name, EmbeddedDatabase.OWNER, template));
			statement.execute("revoke all on database %s from public".formatted(name));
			statement.execute("grant connect on database %s to %s".formatted(name, EmbeddedDatabase.APPLICATION));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		String url = server.jdbcUrl(name);
		return Map.of("spring.datasource.url", url, "spring.datasource.username", EmbeddedDatabase.APPLICATION,
				"spring.datasource.password", server.password(EmbeddedDatabase.APPLICATION),
				"spring.datasource.hikari.maximum-pool-size", "10", "spring.datasource.hikari.minimum-idle", "1",
				"spring.flyway.url", url, "spring.flyway.user", EmbeddedDatabase.OWNER, "spring.flyway.password",
				server.password(EmbeddedDatabase.OWNER), "adp.people.secrets", home.resolve("person-keys").toString());
	}

	/** With single sign-on a start makes other accounts, so it begins with nothing. */
	@Override
	public void initialize(ConfigurableApplicationContext context) {
		boolean otherAccounts = context.getEnvironment().acceptsProfiles(Profiles.of("sso"));
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("testDatabase", otherAccounts ? fresh() : filled()));
	}

	/** With the rights of the data folder, on which PostgreSQL insists. */
	private static void copy(Path from, Path to) {
		try {
			int status = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO().start().waitFor();
			if (status != 0) {
				throw new IllegalStateException("cp ended with " + status);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static final class Server {

		private static final EmbeddedDatabase RUNNING = start();

		private static EmbeddedDatabase start() {
			copy(Filled.HOME, HOME);
			var database = EmbeddedDatabase.start(HOME);
			waitForNoDisk(database);
			// After the contexts, which still talk to it while they close.
			SpringApplication.getShutdownHandlers().add(() -> {
				database.close();
				try {
					FileSystemUtils.deleteRecursively(HOME);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
			return database;
		}

		/** Nobody cuts the power here and looks at what is left. */
		private static void waitForNoDisk(EmbeddedDatabase database) {
			try (var connection = database.superuser("postgres"); var statement = connection.createStatement()) {
				for (String role : List.of(EmbeddedDatabase.OWNER, EmbeddedDatabase.APPLICATION)) {
					statement.execute("alter role %s set synchronous_commit = off".formatted(role));
				}
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/** The home of a stopped server with a filled database, made once for many runs. */
	private static final class Filled {

		private static final String NAME = "filled";

		private static final Path HOME = home();

		private static Path home() {
			Path classes = Path.of("target", "test-classes", "scot", "adp", "support");
			return new Kept("test-databases").ofProgram(Path.of("target", "classes"))
				.of(classes, file -> true)
				.of(Path.of("config"), file -> true)
				.folder(Filled::make);
		}

		private static void make(Path home) {
			try (var server = EmbeddedDatabase.start(home)) {
				var settings = created(server, home, NAME, "template1");
				new SpringApplicationBuilder(AdpApplication.class, TestBeans.class).properties(settings)
					.properties("adp.config=config", "adp.sample=true", "server.port=0")
					.run()
					.close();
			}
		}

	}

}
