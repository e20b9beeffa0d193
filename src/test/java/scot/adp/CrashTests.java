package scot.adp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scot.adp.support.Program;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts the program as its users do, in a process of its own, and ends it rudely. */
@Tag("slow")
class CrashTests {

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
			var codes = codes(program);
			for (int writer = 0; writer < WRITERS; writer++) {
				String code = codes.get(writer);
				writers.add(Thread.ofVirtual().start(() -> write(program, code, acknowledged)));
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
			var kept = words(program, acknowledged.stream().map(Written::code).distinct().toList());
			assertThat(kept).containsAll(acknowledged.stream().map(Written::words).toList());
			assertThat(program.log()).contains("Stopping the database server that an earlier run left behind");

			try (var other = Program.start(folder.resolve("third.log"), home)) {
				assertThat(other.awaitEnd()).isNotZero();
				assertThat(other.log())
					.contains("The program is already running on the data folder", "--adp.home=FOLDER")
					.doesNotContain("\tat ");
			}
			assertThat(codes(program)).isNotEmpty();
			program.stop();
			assertThat(home.resolve("data/postmaster.pid")).as("the server ended with the program").doesNotExist();
		}
	}

	private record Written(String code, String words) {
	}

	/** Actions that take updates on behalf of their unit. */
	private static List<String> codes(Program program) throws IOException, InterruptedException {
		return program.ask("""
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
	private static void write(Program program, String code, ConcurrentLinkedQueue<Written> acknowledged) {
		try {
			for (int i = 0; i < 90; i++) {
				int version = program
					.ask("""
							query($code: String!) { action(plan: "NAADP-2025", code: $code) { version } }""",
							Map.of("code", code))
					.at("/data/action/version")
					.asInt();
				String words = "Words " + UUID.randomUUID();
				var answer = program.ask("""
						mutation($input: RecordUpdateInput!) { recordUpdate(input: $input) { version } }""", Map.of(
						"input",
						Map.of("idempotencyKey", UUID.randomUUID().toString(), "plan", "NAADP-2025", "action", code,
								"expectedVersion", version, "on", LocalDate.now(ZoneId.of("Europe/London")).toString(),
								"status", "ON_TRACK", "whatHappened", words, "heardHow", "PHONE")));
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
	private static List<String> words(Program program, List<String> codes) throws IOException, InterruptedException {
		var words = new ArrayList<String>();
		for (String code : codes) {
			program.ask("""
					query($code: String!) { action(plan: "NAADP-2025", code: $code) {
					  updates(first: 100) { edges { node { whatHappened } } } } }""", Map.of("code", code))
				.at("/data/action/updates/edges")
				.forEach(edge -> words.add(edge.at("/node/whatHappened").asString()));
		}
		return words;
	}

}
