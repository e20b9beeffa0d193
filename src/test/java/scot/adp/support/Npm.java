package scot.adp.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * Programs of others that come from npm, pinned to a version and kept in a folder of the
 * build. A machine without Node.js or without a way to the registry leaves their tests
 * out, and says so.
 */
public final class Npm {

	private static final Path HOME = Path.of("target", "npm").toAbsolutePath();

	private static final int PATIENCE_SECONDS = 240;

	private Npm() {
	}

	/**
	 * Installs packages into a folder of their own, unless that was done before.
	 * @param name of the folder
	 * @param packages each with its version, such as {@code xlsx@0.18.5}
	 * @return the folder, where {@link #node} finds them
	 */
	public static Path install(String name, String... packages) {
		Assumptions.assumeTrue(onPath("node").isPresent() && onPath("npm").isPresent(),
				"Node.js with npm is not installed, so this was not tested with " + String.join(", ", packages));
		Path folder = HOME.resolve(name);
		Path done = folder.resolve("installed");
		String wanted = String.join("\n", packages);
		try {
			Files.createDirectories(folder);
			// The tests run in several processes.
			try (var file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE)) {
				file.lock();
				if (Files.exists(done) && Files.readString(done).equals(wanted)) {
					return folder;
				}
				Files.deleteIfExists(done);
				Files.writeString(folder.resolve("package.json"), "{ \"private\": true }\n");
				var command = new ArrayList<>(List.of(onPath("npm").orElseThrow().toString(), "install", "--save-exact",
						"--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));
				command.addAll(List.of(packages));
				Ran ran = run(folder, Map.of(), command);
				boolean unreachable = Stream
					.of("ENOTFOUND", "ECONNREFUSED", "EAI_AGAIN", "ETIMEDOUT", "ENETUNREACH", "ECONNRESET")
					.anyMatch(ran.said()::contains);
				Assumptions.assumeFalse(ran.code() != 0 && unreachable,
						"npm reaches no registry, so this was not tested with " + String.join(", ", packages));
				if (ran.code() != 0) {
					throw new IllegalStateException("npm installed nothing: " + ran.said());
				}
				Files.writeString(done, wanted);
				return folder;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs a script with the packages of a folder.
	 * @param script as text; it may {@code require} and, at the top, {@code await}
	 * @return what it wrote
	 * @throws IllegalStateException where it failed, with what it wrote
	 */
	public static String node(Path folder, String script, String... arguments) {
		return node(folder, script, Map.of(), arguments);
	}

	/**
	 * Runs a script with the packages of a folder.
	 * @param environment what its variables say besides
	 */
	public static String node(Path folder, String script, Map<String, String> environment, String... arguments) {
		try {
			Path file = Files.createTempFile(folder, "script-", ".cjs");
			try {
				Files.writeString(file, "(async () => {\n" + script
						+ "\n})().catch((error) => { console.error(error); process.exit(1); });\n");
				return node(folder, file, environment, arguments);
			}
			finally {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs a script that stands in a file, with the packages of a folder.
	 * @param environment what its variables say besides
	 * @return what it wrote
	 * @throws IllegalStateException where it failed, with what it wrote
	 */
	public static String node(Path folder, Path script, Map<String, String> environment, String... arguments) {
		var command = new ArrayList<>(List.of(onPath("node").orElseThrow().toString(), script.toString()));
		command.addAll(List.of(arguments));
		Ran ran = run(folder, environment, command);
		if (ran.code() != 0) {
			throw new IllegalStateException("The script failed: " + ran.said());
		}
		return ran.said();
	}

	private static Ran run(Path folder, Map<String, String> environment, List<String> command) {
		try {
			Path log = Files.createTempFile(folder, "run-", ".log");
			var builder = new ProcessBuilder(command).directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(log.toFile());
			builder.environment().putAll(environment);
			Process process = builder.start();
			if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
				throw new IllegalStateException("%s did not end: %s".formatted(command, Files.readString(log)));
			}
			String said = Files.readString(log);
			Files.delete(log);
			return new Ran(process.exitValue(), said);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static Optional<Path> onPath(String program) {
		return Stream.ofNullable(System.getenv("PATH"))
			.flatMap(path -> Stream.of(path.split(File.pathSeparator)))
			.map(folder -> Path.of(folder, program))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private record Ran(int code, String said) {
	}

}
