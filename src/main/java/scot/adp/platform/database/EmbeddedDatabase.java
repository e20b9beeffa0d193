package scot.adp.platform.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scot.adp.platform.StartRefused;

/**
 * A real PostgreSQL that the program unpacks, starts and stops itself, and whose data
 * stays in a folder. It listens on the loopback address alone, on a port of its own, asks
 * everyone for a password, and acknowledges a commit only when it is on disk.
 *
 * <p>
 * A crash of the program leaves its server running; the next start stops that server,
 * which loses nothing, and goes on with the same data. Two programs never share a folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {

	/** The database's name. */
	public static final String NAME = "adp";

	/** Owns the schemas and runs the migrations. */
	public static final String OWNER = "adp_owner";

	/** Works with the rows; can change no table. */
	public static final String APPLICATION = "adp_app";

	private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

	private static final String SUPERUSER = "postgres";

	/** The version of PostgreSQL that the program brings. */
	public static final int MAJOR_VERSION = 18;

	private static final String LOCK = "program.lock";

	private static final String PID_FILE = "postmaster.pid";

	// Where the server writes, in the file of its process number, on which port it is.
	private static final int PORT_LINE = 3;

	// A server that writes much out as it stops, on a computer with much to do, takes
	// longer than it is given.
	private static final Duration TO_STOP = Duration.ofMinutes(1);

	private final FileChannel lockFile;

	private final Path data;

	private final EmbeddedPostgres server;

	private final Map<String, String> passwords;

	private EmbeddedDatabase(FileChannel lockFile, Path data, EmbeddedPostgres server, Map<String, String> passwords) {
		this.lockFile = lockFile;
		this.data = data;
		this.server = server;
		this.passwords = passwords;
	}

	/**
	 * Starts the server on a folder, which is created where it does not exist.
	 * @throws StartRefused where another program works on the folder or its data is of
	 * another PostgreSQL version
	 */
	public static EmbeddedDatabase start(Path home) {
		@Nullable FileChannel lockFile = null;
		try {
			Path folder = opened(home);
			lockFile = locked(folder);
			DataReplacement.finish(folder);
			Path data = folder.resolve("data");
			checkVersion(data);
			stopLeftover(data);
			Map<String, String> passwords = new PasswordFile(folder.resolve("passwords")).readOrCreate();
			EmbeddedPostgres server = started(folder, data, passwords);
			var database = new EmbeddedDatabase(lockFile, data, server, passwords);
			database.secure(data);
			return database;
		}
		catch (IOException | SQLException | RuntimeException ex) {
			closeQuietly(lockFile);
			if (ex instanceof StartRefused refused) {
				throw refused;
			}
			throw new IllegalStateException("The embedded PostgreSQL did not start in " + home, ex);
		}
	}

	/**
	 * Keeps every program off a folder, which is created where it does not exist, and
	 * stops the server that a crash left there.
	 * @return gives the folder free when closed
	 * @throws StartRefused where a program runs on the folder
	 */
	public static Closeable hold(Path home) throws IOException {
		Path folder = opened(home);
		FileChannel lockFile = locked(folder);
		try {
			DataReplacement.finish(folder);
			stopLeftover(folder.resolve("data"));
			return lockFile;
		}
		catch (IOException | RuntimeException ex) {
			closeQuietly(lockFile);
			throw ex;
		}
	}

	/** Whether a program runs on a folder. */
	public static boolean inUse(Path home) throws IOException {
		if (!Files.exists(home.resolve(LOCK))) {
			return false;
		}
		try {
			locked(home.toAbsolutePath().normalize()).close();
			return false;
		}
		catch (StartRefused ex) {
			return true;
		}
	}

	/**
	 * Opens a connection as the superuser of the server that another program runs on a
	 * folder.
	 */
	public static Connection superuserOfRunning(Path home, String database) throws IOException, SQLException {
		var lines = Files.readAllLines(home.resolve("data").resolve(PID_FILE));
		int port = Integer.parseInt(lines.get(PORT_LINE).strip());
		String password = new PasswordFile(home.resolve("passwords")).read().get(SUPERUSER);
		return DriverManager.getConnection(jdbcUrl(port, database), SUPERUSER, password);
	}

	/** The address of the application's database. */
	public String jdbcUrl() {
		return jdbcUrl(NAME);
	}

	/** The password of {@link #OWNER} or {@link #APPLICATION}. */
	public String password(String role) {
		String password = passwords.get(role);
		if (password == null) {
			throw new IllegalArgumentException(role);
		}
		return password;
	}

	/**
	 * Opens a connection as the server's superuser, which the program itself needs at its
	 * first start only.
	 */
	public Connection superuser(String database) throws SQLException {
		return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, password(SUPERUSER));
	}

	/** The address of a database on this server. */
	public String jdbcUrl(String database) {
		return jdbcUrl(server.getPort(), database);
	}

	/** Stops the server, waits until it has ended, and gives the folder free. */
	@Override
	public void close() {
		try {
			var process = process(data);
			server.close();
			if (process.isPresent()) {
				process.get().onExit().get(TO_STOP.toSeconds(), TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			log.warn("The database server does not stop; the next start waits for it", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			closeQuietly(lockFile);
		}
	}

	private static String jdbcUrl(int port, String database) {
		return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
	}

	private static Path opened(Path home) throws IOException {
		Path folder = Files.createDirectories(home.toAbsolutePath().normalize());
		// Nobody else on this computer reads the passwords or swaps the server's
		// programs.
		return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
	}

	private static FileChannel locked(Path folder) throws IOException {
		var file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		// The kernel drops the lock with the process, however it ends.
		@Nullable FileLock lock;
		try {
			lock = file.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			lock = null;
		}
		if (lock == null) {
			file.close();
			throw new StartRefused("The program is already running on the data folder " + folder + ".",
					"Use the one that runs, stop it first, or give this one another folder with --adp.home=FOLDER.");
		}
		return file;
	}

	private static void checkVersion(Path data) throws IOException {
		Path file = data.resolve("PG_VERSION");
		if (Files.exists(file)) {
			String version = Files.readString(file).strip();
			if (!version.equals(String.valueOf(MAJOR_VERSION))) {
				throw new StartRefused(
						"The data folder %s was written by PostgreSQL %s; this program brings PostgreSQL %d."
							.formatted(data, version, MAJOR_VERSION),
						"Start the version of the program that wrote it, or move the folder away to start afresh.");
			}
		}
	}

	/** The process that wrote its number down in the data, if it is there. */
	private static Optional<ProcessHandle> process(Path data) throws IOException {
		Path pidFile = data.resolve(PID_FILE);
		return Files.exists(pidFile) ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
				: Optional.empty();
	}

	private static void stopLeftover(Path data) throws IOException {
		Path pidFile = data.resolve(PID_FILE);
		if (!Files.exists(pidFile)) {
			return;
		}
		var holder = process(data);
		if (holder.isEmpty()) {
			// PostgreSQL clears the file itself once it has seen that nobody uses the
			// data.
			return;
		}
		var leftover = holder.filter(process -> process.info()
			.commandLine()
			.map(line -> line.contains("postgres") && line.contains(data.toString()))
			.orElse(false));
		if (leftover.isPresent()) {
			log.info("Stopping the database server that an earlier run left behind (process {})", leftover.get().pid());
			try {
				// SIGINT is PostgreSQL's fast shutdown: open sessions end, commits stay.
				new ProcessBuilder("kill", "-INT", String.valueOf(leftover.get().pid())).inheritIO().start().waitFor();
				leftover.get().onExit().get(30, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException("Interrupted while the earlier database server stopped", ex);
			}
			catch (ExecutionException | TimeoutException ex) {
				throw new StartRefused("The database server of an earlier run (process %d) does not stop."
					.formatted(leftover.get().pid()), "Wait a minute and start again, or end that process.");
			}
		}
		else {
			// The number went to another program since; PostgreSQL would take that for
			// itself.
			Files.deleteIfExists(pidFile);
		}
	}

	private static EmbeddedPostgres started(Path folder, Path data, Map<String, String> passwords) throws IOException {
		var serverLog = ProcessBuilder.Redirect.appendTo(folder.resolve("postgresql.log").toFile());
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setOverrideWorkingDirectory(folder.resolve("bin").toFile())
			.setRegisterShutdownHook(false)
			.setErrorRedirector(serverLog)
			.setOutputRedirector(serverLog)
			.setServerConfig("listen_addresses", "127.0.0.1")
			.setServerConfig("unix_socket_directories", "")
			.setServerConfig("password_encryption", "scram-sha-256")
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("max_connections", "60")
			// The same order of text, and so the same indexes, on every machine.
			.setLocaleConfig("locale-provider", "builtin")
			.setLocaleConfig("builtin-locale", "C.UTF-8")
			.setLocaleConfig("locale", "C")
			.setConnectConfig("password", String.valueOf(passwords.get(SUPERUSER)))
			.start();
	}

	/**
	 * Creates roles, passwords and database where they are missing, then closes the door
	 * that a fresh server leaves open. Every step may be repeated, since a first start
	 * can be cut off between any two.
	 */
	private void secure(Path data) throws IOException, SQLException {
		try (var connection = superuser("postgres"); var statement = connection.createStatement()) {
			for (String role : new String[] { OWNER, APPLICATION }) {
				try (var found = statement.executeQuery("select 1 from pg_roles where rolname = '" + role + "'")) {
					if (found.next()) {
						continue;
					}
				}
				statement.execute("create role %s login password '%s'".formatted(role, password(role)));
			}
			boolean exists;
			try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
				exists = found.next();
			}
			if (!exists) {
				statement.execute("create database %s owner %s".formatted(NAME, OWNER));
			}
			statement.execute("revoke all on database %s from public".formatted(NAME));
			statement.execute("grant connect on database %s to %s".formatted(NAME, APPLICATION));
			String rules = "host all all 127.0.0.1/32 scram-sha-256\n";
			Path rulesFile = data.resolve("pg_hba.conf");
			if (!Files.readString(rulesFile).equals(rules)) {
				statement.execute("alter role %s password '%s'".formatted(SUPERUSER, password(SUPERUSER)));
				Files.writeString(rulesFile, rules);
				statement.execute("select pg_reload_conf()");
			}
		}
	}

	private static void closeQuietly(@Nullable FileChannel file) {
		if (file != null) {
			try {
				file.close();
			}
			catch (IOException ex) {
				log.debug("The lock file did not close", ex);
			}
		}
	}

	/** The passwords of this folder's database, made at random once. */
	private record PasswordFile(Path path) {

		private static final String[] ROLES = { SUPERUSER, OWNER, APPLICATION };

		Map<String, String> readOrCreate() throws IOException {
			if (!Files.exists(path)) {
				var random = new SecureRandom();
				var lines = new StringBuilder();
				for (String role : ROLES) {
					byte[] secret = new byte[24];
					random.nextBytes(secret);
					lines.append(role).append('=').append(HexFormat.of().formatHex(secret)).append('\n');
				}
				Path draft = Files.createFile(path.resolveSibling("passwords.new." + ProcessHandle.current().pid()),
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
				Files.writeString(draft, lines);
				try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
					channel.force(true);
				}
				Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
			}
			return read();
		}

		Map<String, String> read() throws IOException {
			return Files.readAllLines(path)
				.stream()
				.map(line -> line.split("=", 2))
				.collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
		}
	}

}
