package scot.adp;

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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scot.adp.support.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts the program as its users do, in a process of its own, and ends it rudely. */
@Tag("slow")
class CrashTests {

	private static final Duration START = Duration.ofMinutes(4);

	private static final int ENOUGH = 60;

	private static final int WRITERS = 4;

	@TempDir
	Path folder;

	/**
	 * Ends the server of a program that was killed and, the test failing, not started
	 * again.
	 */
	@AfterEach
	void leaveNoServerBehind() throws IOException {
		Path pid = folder.resolve("home/data/postmaster.pid");
		if (Files.exists(pid)) {
			ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
				.filter(process -> process.info().command().map(command -> command.endsWith("postgres")).orElse(false))
				.ifPresent(server -> {
					server.destroy();
					server.onExit().completeOnTimeout(server, 30, TimeUnit.SECONDS).join();
				});
		}
	}

	@Test
	void everyAcknowledgedUpdateSurvivesKillAndRestart() throws Exception {
		var home = folder.resolve("home");
		var acknowledged = new ConcurrentLinkedQueue<Written>();
		try (var program = Program.start(folder.resolve("first.log"), home)) {
			program.awaitReady();
			var writers = new ArrayList<Thread>();
			var codes = program.codes();
			for (int writer = 0; writer < WRITERS; writer++) {
				String code = codes.get(writer);
				writers.add(Thread.ofVirtual().start(() -> program.write(code, acknowledged)));
			}
			while (acknowledged.size() < ENOUGH && writers.stream().anyMatch(Thread::isAlive)) {
				Thread.sleep(5);
			}
			program.kill();
			for (Thread writer : writers) {
				assertThat(writer.join(Duration.ofSeconds(30))).isTrue();
			}
		}
		assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
		assertThat(home.resolve("data/postmaster.pid")).as("the server was left behind").exists();

		try (var program = Program.start(folder.resolve("second.log"), home)) {
			program.awaitReady();
			var kept = program.words(acknowledged.stream().map(Written::code).distinct().toList());
			assertThat(kept).containsAll(acknowledged.stream().map(Written::words).toList());
			assertThat(program.log()).contains("Stopping the database server that an earlier run left behind");

			try (var other = Program.start(folder.resolve("third.log"), home)) {
				assertThat(other.awaitEnd()).isNotZero();
				assertThat(other.log())
					.contains("The program is already running on the data folder", "--adp.home=FOLDER")
					.doesNotContain("\tat ");
			}
			assertThat(program.codes()).isNotEmpty();
			program.stop();
			assertThat(home.resolve("data/postmaster.pid")).as("the server ended with the program").doesNotExist();
		}
	}

	@Test
	void productionRefusesTheEmbeddedDatabase() throws Exception {
		try (var program = Program.start(folder.resolve("production.log"), folder.resolve("home"),
				"--spring.profiles.active=production")) {
			assertThat(program.awaitEnd()).isNotZero();
			assertThat(program.log())
				.contains("The profile 'production' does not run on the embedded database", "SPRING_DATASOURCE_URL")
				.doesNotContain("\tat ");
		}
		assertThat(folder.resolve("home/data")).doesNotExist();
	}

	@Test
	void productionRefusesLocalAccounts() throws Exception {
		var outside = TestDatabase.fresh()
			.entrySet()
			.stream()
			.filter(setting -> !setting.getKey().equals("spring.flyway.url"))
			.map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()));
		var settings = Stream.concat(Stream.of("--spring.profiles.active=production"), outside).toArray(String[]::new);
		try (var program = Program.start(folder.resolve("production.log"), folder.resolve("home"), settings)) {
			assertThat(program.awaitEnd()).isNotZero();
			assertThat(program.log())
				.contains("The profile 'production' does not run with local accounts", "single sign-on")
				.doesNotContain("\tat ");
		}
	}

	private record Written(String code, String words) {
	}

	/** The program in a process of its own. */
	private record Program(Process process, Path output, int port, HttpClient http) implements AutoCloseable {

		private static final JsonMapper JSON = JsonMapper.builder().build();

		private static final String CREDENTIALS = "Basic "
				+ Base64.getEncoder().encodeToString("lead:adp".getBytes(StandardCharsets.UTF_8));

		static Program start(Path output, Path home, String... settings) throws IOException {
			int port;
			try (var socket = new ServerSocket(0)) {
				port = socket.getLocalPort();
			}
			String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
				.filter(entry -> !entry.contains("test-classes"))
				.collect(Collectors.joining(File.pathSeparator));
			var arguments = Files.writeString(output.resolveSibling(output.getFileName() + ".args"),
					"-cp \"%s\"".formatted(classPath));
			var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx512m", "--enable-native-access=ALL-UNNAMED", "@" + arguments, "scot.adp.AdpApplication",
					"--adp.home=" + home, "--server.port=" + port));
			command.addAll(List.of(settings));
			var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
			return new Program(process, output, port, HttpClient.newHttpClient());
		}

		void awaitReady() throws Exception {
			long end = System.nanoTime() + START.toNanos();
			while (System.nanoTime() < end && process.isAlive()) {
				try {
					var health = HttpRequest
						.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(port)));
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

		int awaitEnd() throws InterruptedException, IOException {
			assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS)).as(log()).isTrue();
			return process.exitValue();
		}

		String log() throws IOException {
			return Files.readString(output);
		}

		/** As {@code kill -9} does. */
		void kill() throws InterruptedException {
			process.destroyForcibly().waitFor();
		}

		void stop() throws InterruptedException {
			process.destroy();
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		}

		/** Actions that take updates on behalf of their unit. */
		List<String> codes() throws IOException, InterruptedException {
			return ask(
					"""
							{ plan(code: "NAADP-2025") { actions(first: 100) { edges { node { code leadUnit { code } } } } } }""",
					Map.of())
				.at("/data/plan/actions/edges")
				.valueStream()
				.map(edge -> edge.path("node"))
				.filter(action -> !action.path("leadUnit").path("code").asString("").isEmpty()
						&& !action.path("leadUnit").path("code").asString().equals("NAADP-SUPPORT"))
				.map(action -> action.path("code").asString())
				.toList();
		}

		/** Records one update after the other until the program does not answer. */
		void write(String code, ConcurrentLinkedQueue<Written> acknowledged) {
			try {
				for (int i = 0; i < 90; i++) {
					int version = ask("""
							query($code: String!) { action(plan: "NAADP-2025", code: $code) { version } }""",
							Map.of("code", code))
						.at("/data/action/version")
						.asInt();
					String words = "Words " + UUID.randomUUID();
					var answer = ask("""
							mutation($input: RecordUpdateInput!) { recordUpdate(input: $input) { version } }""",
							Map.of("input",
									Map.of("idempotencyKey", UUID.randomUUID().toString(), "plan", "NAADP-2025",
											"action", code, "expectedVersion", version, "on",
											LocalDate.now(ZoneId.of("Europe/London")).toString(), "status", "ON_TRACK",
											"whatHappened", words, "heardHow", "PHONE")));
					if (answer.at("/data/recordUpdate/version").isNumber()) {
						acknowledged.add(new Written(code, words));
					}
				}
			}
			catch (IOException | InterruptedException ex) {
				// It was killed.
			}
		}

		/** The words of the latest updates of these actions. */
		List<String> words(List<String> codes) throws IOException, InterruptedException {
			var words = new ArrayList<String>();
			for (String code : codes) {
				ask("""
						query($code: String!) { action(plan: "NAADP-2025", code: $code) {
						  updates(first: 100) { edges { node { whatHappened } } } } }""", Map.of("code", code))
					.at("/data/action/updates/edges")
					.forEach(edge -> words.add(edge.at("/node/whatHappened").asString()));
			}
			return words;
		}

		private JsonNode ask(String document, Map<String, ?> variables) throws IOException, InterruptedException {
			var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(port)))
				.header("Content-Type", "application/json")
				.header("Authorization", CREDENTIALS)
				.POST(BodyPublishers
					.ofString(JSON.writeValueAsString(Map.of("query", document, "variables", variables))));
			return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
		}

		@Override
		public void close() {
			process.destroy();
			process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
			process.destroyForcibly();
		}

	}

}
