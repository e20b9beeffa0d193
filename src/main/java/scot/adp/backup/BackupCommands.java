package scot.adp.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.StartRefused;
import scot.adp.platform.database.EmbeddedDatabase;

/**
 * The commands {@code backup} and {@code restore} of the program, which need no page and
 * no server of pages.
 */
public final class BackupCommands {

	private static final int DONE = 0;

	private static final int REFUSED = 1;

	private static final int MISUSED = 2;

	private static final Set<String> NAMES = Set.of("backup", "restore");

	private static final String OUTSIDE = """
			SPRING_DATASOURCE_URL names a database outside the program, which is backed up and restored with the tools
			of PostgreSQL: see "A database outside" in docs/operations.md.""";

	private static final String WHERE_ELSE = """
			Where your service runs with another data folder or a database outside, this is not
			  its data: see "Backups" in docs/operations.md.""";

	private final PrintStream out;

	private final PrintStream err;

	private final Map<String, String> environment;

	private final Function<String, Optional<String>> ask;

	/**
	 * @param environment the variables that the program would be started with
	 * @param ask asks a person; empty where nobody can be asked
	 */
	BackupCommands(PrintStream out, PrintStream err, Map<String, String> environment,
			Function<String, Optional<String>> ask) {
		this.out = out;
		this.err = err;
		this.environment = environment;
		this.ask = ask;
	}

	/** Whether the arguments of the program are one of these commands. */
	public static boolean named(String... arguments) {
		return arguments.length > 0 && NAMES.contains(arguments[0]);
	}

	/**
	 * Runs a command.
	 * @return the exit code: 0 done, 1 refused or failed, 2 misused
	 */
	public static int run(String... arguments) {
		return new BackupCommands(System.out, System.err, System.getenv(), question -> {
			var console = System.console();
			return (console != null && console.isTerminal())
					? Optional.of(Optional.ofNullable(console.readLine("%s", question)).orElse("")) : Optional.empty();
		}).execute(List.of(arguments));
	}

	int execute(List<String> arguments) {
		try {
			var given = Arguments.of(arguments);
			if (environment.containsKey("SPRING_DATASOURCE_URL")) {
				throw new BackupRefused(OUTSIDE);
			}
			if (given.keys()) {
				keys(given);
			}
			else if (given.restore()) {
				restore(given);
			}
			else {
				backup(given);
			}
			return DONE;
		}
		catch (Misused ex) {
			err.printf("adp: %s './adp help' shows what there is.%n", ex.getMessage());
			return MISUSED;
		}
		catch (BackupRefused ex) {
			err.println("adp: " + ex.words());
		}
		catch (StartRefused ex) {
			err.printf("adp: %s%n%s%n", ex.getMessage(), ex.whatToDo());
		}
		catch (IOException | SQLException | IllegalStateException | UncheckedIOException ex) {
			err.printf("adp: This failed: %s%n", ex.getMessage());
			for (@Nullable
			Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
				err.printf("  because of %s%n", cause);
			}
		}
		return REFUSED;
	}

	private void backup(Arguments given) throws IOException, SQLException {
		Instant begin = Instant.now();
		Path home = given.home();
		if (!Files.exists(home.resolve("data/PG_VERSION"))) {
			throw new BackupRefused("There is no data in %s: nothing was ever started there.".formatted(home));
		}
		Path target = target(given.file(), home, begin);
		String last = Restoration.lastWritten(home).map(Words::time).orElse("no day that is known");
		Manifest manifest;
		if (EmbeddedDatabase.inUse(home)) {
			out.printf(
					"Taking a backup while the program runs on %s%n  of its embedded database, last written to on %s%n",
					home, last);
			try {
				manifest = new PhysicalBackup(home, database -> superuser(home, database)).take(target,
						PhysicalBackup.Kind.WHILE_RUNNING, begin);
			}
			catch (SQLException ex) {
				throw new BackupRefused(
						"The database of the program that runs on %s does not answer: %s. Where it is only just starting or stopping, try again in a minute."
							.formatted(home, ex.getMessage()),
						ex);
			}
		}
		else {
			out.printf("Taking a backup of %s%n  of its embedded database, last written to on %s%n", home, last);
			out.println("  No program runs there now. " + WHERE_ELSE);
			try (var database = EmbeddedDatabase.start(home)) {
				manifest = new PhysicalBackup(home, database::superuser).take(target, PhysicalBackup.Kind.ALONE, begin);
			}
		}
		out.printf("%s%n  %s, taken and checked in %s%n  %s%n", target, Words.size(Files.size(target)),
				Words.time(Duration.between(begin, Instant.now())), Words.holds(manifest));
		out.println("  Whoever has this file can read everything in it. Keep a copy on another computer.");
		if (Files.exists(secrets(home))) {
			out.println(
					"  The secrets by which people are recognised are not in it. Take them apart, to another place: backup --keys FILE.");
		}
	}

	/** Copies the secrets, or puts a copy in their place. */
	private void keys(Arguments given) throws IOException {
		Instant now = Instant.now();
		var copy = new KeyCopy(secrets(given.home()));
		if (given.restore()) {
			Path file = given.file().orElseThrow();
			if (Files.exists(given.home()) && EmbeddedDatabase.inUse(given.home())) {
				throw new BackupRefused("The program runs on %s. Stop it first.".formatted(given.home()));
			}
			var aside = copy.putBack(file, now);
			out.printf("The secrets of %s are put back. Start the program as ever.%n", file);
			aside.ifPresent(before -> out.printf("What was there before is in %s.%n", before));
			return;
		}
		Path file = given.file().orElseThrow(() -> new Misused("backup --keys needs a file."));
		if (!KeyCopy.named(file)) {
			throw new BackupRefused("Give the file a name that ends in %s.".formatted(KeyCopy.ENDING));
		}
		int files = copy.take(file.toAbsolutePath().normalize());
		out.printf("%s%n  %d files of secrets and objections. Keep it where no backup of the data is.%n", file, files);
	}

	private Path secrets(Path home) {
		String elsewhere = environment.get("ADP_PEOPLE_SECRETS");
		return (elsewhere != null) ? Path.of(elsewhere) : home.resolve(AdpSettings.PERSON_KEYS);
	}

	private void restore(Arguments given) throws IOException, SQLException {
		Path home = given.home();
		try (var backup = BackupFile.open(given.file().orElseThrow(() -> new Misused("restore needs a file.")))) {
			if (Files.exists(home) && EmbeddedDatabase.inUse(home)) {
				throw new BackupRefused("The program runs on %s. Stop it first.".formatted(home));
			}
			var restoration = new Restoration(home, backup);
			restoration.check();
			Manifest manifest = backup.manifest();
			out.printf("%s is whole.%n  Taken on %s by version %s%n  %s%n", backup.path(),
					Words.time(manifest.takenAt()), manifest.program(), Words.holds(manifest));
			if (!manifest.architecture().equals(System.getProperty("os.arch"))) {
				out.printf("  Taken on another kind of computer, %s; this one is %s.%n", manifest.architecture(),
						System.getProperty("os.arch"));
			}
			String question = restoration.replaced()
				.map(last -> "It replaces the data of %s, which was last written on %s.".formatted(home,
						Words.time(last)))
				.orElse("There is no data in %s yet.".formatted(home));
			out.println(question);
			if (!given.yes()) {
				confirm(given);
			}
			Instant begin = Instant.now();
			Closeable held = EmbeddedDatabase.hold(home);
			try (held) {
				var aside = restoration.perform(begin);
				out.printf("Restored and checked in %s. Start the program as ever.%n",
						Words.time(Duration.between(begin, Instant.now())));
				aside.ifPresent(
						before -> out.printf("What was there before is in %s; delete it when you are sure.%n", before));
			}
		}
	}

	private void confirm(Arguments given) {
		String answer = ask.apply("Restore? [y/N] ")
			.orElseThrow(() -> new BackupRefused("Nobody can be asked here. To restore without asking, add --yes."));
		if (!answer.strip().matches("(?i)y(es)?")) {
			throw new BackupRefused("Nothing was changed in %s.".formatted(given.home()));
		}
	}

	private static Path target(Optional<Path> wanted, Path home, Instant now) throws IOException {
		if (wanted.isEmpty()) {
			return BackupFolder.beside(home).ready().fresh(now);
		}
		Path file = wanted.get().toAbsolutePath().normalize();
		if (Files.isDirectory(file)) {
			return new BackupFolder(file).ready().fresh(now);
		}
		@Nullable Path folder = file.getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			throw new BackupRefused("There is no folder %s for the backup.".formatted(folder));
		}
		return file;
	}

	private static Connection superuser(Path home, String database) throws SQLException {
		try {
			return EmbeddedDatabase.superuserOfRunning(home, database);
		}
		catch (IOException ex) {
			throw new SQLException(ex.getMessage(), ex);
		}
	}

	/** The command was not given as it should be. */
	private static final class Misused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Misused(String why) {
			super(why);
		}

	}

	private record Arguments(boolean restore, Optional<Path> file, Path home, boolean yes, boolean keys) {

		private static final String HOME = "--home";

		static Arguments of(List<String> given) {
			boolean restore = given.getFirst().equals("restore");
			var files = new ArrayList<Path>();
			var home = Path.of(".adp", "sample");
			boolean yes = false;
			boolean keys = false;
			var rest = given.listIterator(1);
			while (rest.hasNext()) {
				String argument = rest.next();
				if (argument.equals("--empty")) {
					home = Path.of(".adp", "empty");
				}
				else if (argument.equals(HOME) && rest.hasNext()) {
					home = folder(rest.next());
				}
				else if (argument.startsWith(HOME + "=")) {
					home = folder(argument.substring(HOME.length() + 1));
				}
				else if (argument.equals("--keys") && !restore) {
					keys = true;
				}
				else if (argument.equals("--yes") && restore) {
					yes = true;
				}
				else if (argument.startsWith("-") || argument.isBlank()) {
					throw new Misused("%s does not know '%s'.".formatted(given.getFirst(), argument));
				}
				else {
					files.add(Path.of(argument));
				}
			}
			if (files.size() > 1) {
				throw new Misused("%s takes one file.".formatted(given.getFirst()));
			}
			keys = keys || (restore && files.stream().anyMatch(KeyCopy::named));
			return new Arguments(restore, files.stream().findFirst(), home.toAbsolutePath().normalize(), yes, keys);
		}

		private static Path folder(String name) {
			if (name.isBlank()) {
				throw new Misused(HOME + " needs a folder.");
			}
			return Path.of(name);
		}

	}

}
