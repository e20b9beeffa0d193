package scot.adp.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;
import scot.adp.platform.database.EmbeddedDatabase;

/**
 * One PostgreSQL for all tests of a run, and on it a fresh database for each Spring
 * context, which takes it for an outside one.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final AtomicInteger COUNT = new AtomicInteger();

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
		try (var connection = server().superuser("postgres"); var statement = connection.createStatement()) {
			statement.execute("create database %s owner %s".formatted(name, EmbeddedDatabase.OWNER));
			statement.execute("revoke all on database %s from public".formatted(name));
			statement.execute("grant connect on database %s to %s".formatted(name, EmbeddedDatabase.APPLICATION));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		String url = server().jdbcUrl(name);
		return Map.of("spring.datasource.url", url, "spring.datasource.username", EmbeddedDatabase.APPLICATION,
				"spring.datasource.password", server().password(EmbeddedDatabase.APPLICATION),
				"spring.datasource.hikari.maximum-pool-size", "10", "spring.datasource.hikari.minimum-idle", "1",
				"spring.flyway.url", url, "spring.flyway.user", EmbeddedDatabase.OWNER, "spring.flyway.password",
				server().password(EmbeddedDatabase.OWNER));
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testDatabase", fresh()));
	}

	private static final class Server {

		private static final EmbeddedDatabase RUNNING = start();

		private static EmbeddedDatabase start() {
			Path home = Path.of("target", "test-database-" + ProcessHandle.current().pid());
			var database = EmbeddedDatabase.start(home);
			// After the contexts, which still talk to it while they close.
			SpringApplication.getShutdownHandlers().add(() -> {
				database.close();
				try {
					FileSystemUtils.deleteRecursively(home);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
			return database;
		}

	}

}
