package scot.adp.support;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The program in a process of its own. */
public record Program(Process process, Path output, int port, HttpClient http) implements AutoCloseable {

	private static final Duration LONGEST = Duration.ofMinutes(4);

	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	// A cache that does not fit is left out, in silence.
	private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
			"--enable-native-access=ALL-UNNAMED", "-Xlog:aot=off", "-Xlog:cds=off");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String CREDENTIALS = "Basic "
			+ Base64.getEncoder().encodeToString("lead:adp".getBytes(StandardCharsets.UTF_8));

	/** Starts it; wait for it with {@link #awaitReady}. */
	public static Program start(Path output, Path home, String... settings) throws IOException {
		int port = freePort();
		TestDatabase.unpacked(home);
		return new Program(process(output, arguments(home, port, settings)), output, port, HttpClient.newHttpClient());
	}

	private static List<String> arguments(Path home, int port, String... settings) {
		var arguments = new ArrayList<>(List.of("--adp.home=" + home, "--server.port=" + port));
		arguments.addAll(List.of(settings));
		return arguments;
	}

	private static int freePort() throws IOException {
		try (var socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	/** Runs one of its commands, such as {@code backup}. */
	public static Process command(Path output, String... arguments) throws IOException {
		return process(output, List.of(arguments));
	}

	private static Process process(Path output, List<String> given) throws IOException {
		return process(output, Loaded.FOLDER, "-XX:AOTCache=" + Loaded.FOLDER.resolve(Loaded.CACHE), given);
	}

	private static Process process(Path output, Path folder, String cache, List<String> given) throws IOException {
		var arguments = Files.writeString(output.resolveSibling(output.getFileName() + ".args"),
				"-cp \"%s\"".formatted(Loaded.classPath(folder)));
		var command = new ArrayList<>(List.of(JAVA));
		command.addAll(OPTIONS);
		command.addAll(List.of(cache, "@" + arguments, "scot.adp.AdpApplication"));
		command.addAll(given);
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	/** Waits until it answers. */
	public void awaitReady() throws IOException, InterruptedException {
		long end = System.nanoTime() + LONGEST.toNanos();
		while (System.nanoTime() < end && process.isAlive()) {
			try {
				var health = HttpRequest
					.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port)));
				if (http.send(health.build(), BodyHandlers.ofString()).statusCode() == 200) {
					return;
				}
			}
			catch (IOException ex) {
				// Not yet.
			}
			Thread.sleep(200);
		}
		throw new AssertionError(log());
	}

	/** Waits until it ends by itself. */
	public int awaitEnd() throws InterruptedException, IOException {
		assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).as(log()).isTrue();
		return process.exitValue();
	}

	/** What it wrote. */
	public String log() throws IOException {
		return Files.readString(output);
	}

	/** As {@code kill -9} does. */
	public void kill() throws InterruptedException {
		process.destroyForcibly().waitFor();
	}

	/** Asks it to stop, and waits. */
	public void stop() throws InterruptedException {
		process.destroy();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

	/** Asks {@code /graphql} as the lead officer. */
	public JsonNode ask(String document, Map<String, ?> variables) throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(port)))
			.header("Content-Type", "application/json")
			.header("Authorization", CREDENTIALS)
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document, "variables", variables))));
		return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
	}

	@Override
	public void close() {
		process.destroy();
		process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
		process.destroyForcibly();
	}

	/**
	 * The program's classes in a jar, and what a JVM remembers of having loaded them,
	 * which a start takes two thirds of the time with. It is made by one start of the
	 * program and kept until the program or its libraries change.
	 */
	private static final class Loaded {

		private static final String CACHE = "classes.aot";

		private static final Path CLASSES = Path.of("target", "classes");

		/** All but the tests' own; only jars are remembered. */
		private static final List<String> LIBRARIES = Arrays
			.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter(entry -> entry.endsWith(".jar"))
			.toList();

		private static final Path FOLDER = new Kept("test-program").ofProgram(CLASSES)
			.of(System.getProperty("java.runtime.version") + LIBRARIES + OPTIONS)
			.folder(Loaded::make);

		static String classPath(Path folder) {
			return folder.resolve("program.jar") + File.pathSeparator + String.join(File.pathSeparator, LIBRARIES);
		}

		private static void make(Path folder) throws IOException {
			Files.createDirectories(folder);
			int packed = ToolProvider.findFirst("jar")
				.orElseThrow()
				.run(System.out, System.err, "--create", "--no-compress", "--file",
						folder.resolve("program.jar").toString(), "-C", CLASSES.toString(), ".");
			assertThat(packed).isZero();
			Path home = folder.resolve("home");
			Path log = folder.resolve("log");
			int port = freePort();
			var process = process(log, folder, "-XX:AOTCacheOutput=" + folder.resolve(CACHE),
					arguments(home, port, "--adp.sample=true"));
			try (var program = new Program(process, log, port, HttpClient.newHttpClient())) {
				program.awaitReady();
				program.ask("{ plan(code: \"NAADP-2025\") { actions(first: 5) { edges { node { title } } } } }",
						Map.of());
				process.destroy();
				// What was loaded is written at the end.
				assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
			FileSystemUtils.deleteRecursively(home);
			assertThat(folder.resolve(CACHE)).as(Files.readString(log)).exists();
		}

	}

}
