package scot.adp.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

/** The packaged program as a user runs it, in a process and a folder of its own. */
final class Program implements AutoCloseable {

	private static final int WINDOW = 100;

	private static final int SETTLED = 5;

	private static final double FASTER = 0.95;

	private static final Duration WARM_UP = Duration.ofMinutes(1);

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final int port = freePort();

	private final Path folder;

	private @Nullable Process process;

	/** A program in an empty folder. */
	Program(Path folder) throws IOException {
		this.folder = folder;
		delete(folder);
		Files.createDirectories(folder);
	}

	/** The seconds until it was ready. */
	double start() throws IOException, InterruptedException {
		long begun = System.nanoTime();
		var started = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "target/adp.jar",
				"--adp.home=" + home(), "--adp.sample=true", "--server.port=" + port)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
			.start();
		process = started;
		var ready = HttpRequest.newBuilder(URI.create(address("/actuator/health/readiness"))).build();
		while (true) {
			if (!started.isAlive()) {
				throw new IllegalStateException("The program ended; see " + log());
			}
			try {
				if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
					return (System.nanoTime() - begun) / 1e9;
				}
			}
			catch (IOException ex) {
				// Not listening yet.
			}
			Thread.sleep(50);
		}
	}

	void stop() throws InterruptedException {
		if (process != null) {
			process.destroy();
			process.waitFor();
			process = null;
		}
	}

	@Override
	public void close() {
		try {
			stop();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	long pid() {
		if (process == null) {
			throw new IllegalStateException("The program does not run");
		}
		return process.pid();
	}

	Path home() {
		return folder.resolve("home");
	}

	Path log() {
		return folder.resolve("program.log");
	}

	String address(String path) {
		return "http://localhost:" + port + path;
	}

	int port() {
		return port;
	}

	/**
	 * Ends the program and its database as a power cut does, without a word to either.
	 */
	void kill() throws InterruptedException {
		if (process != null) {
			var database = process.descendants().toList();
			process.destroyForcibly().waitFor();
			database.forEach(ProcessHandle::destroyForcibly);
			for (ProcessHandle handle : database) {
				while (handle.isAlive()) {
					Thread.sleep(5);
				}
			}
			process = null;
		}
	}

	/** Its database, as a superuser. */
	Connection superuser(String database) throws IOException, SQLException {
		String password = Files.readAllLines(home().resolve("passwords"))
			.stream()
			.filter(line -> line.startsWith("postgres="))
			.findFirst()
			.orElseThrow()
			.substring("postgres=".length());
		String databasePort = Files.readAllLines(home().resolve("data/postmaster.pid")).get(3).strip();
		return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%s/%s".formatted(databasePort, database),
				"postgres", password);
	}

	/** Sends a query of the lead officer; the whole answer, which must hold no error. */
	String ask(String body) throws IOException, InterruptedException {
		return ask("lead", body);
	}

	/** Sends a query of an account; the whole answer, which must hold no error. */
	String ask(String account, String body) throws IOException, InterruptedException {
		var response = http.send(HttpRequest.newBuilder(URI.create(address("/graphql")))
			.header("Content-Type", "application/json")
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString((account + ":adp").getBytes(StandardCharsets.UTF_8)))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() != 200 || response.body().contains("\"errors\"")) {
			throw new IllegalStateException("%d %.300s".formatted(response.statusCode(), response.body()));
		}
		return response.body();
	}

	/**
	 * Does a piece of work until it gets no faster: until five windows in a row bring no
	 * median that is a twentieth below the best before, but for a minute at most.
	 */
	static void warm(Callable<?> work) throws Exception {
		long begun = System.nanoTime();
		double best = Double.MAX_VALUE;
		for (int since = 0; since < SETTLED && System.nanoTime() - begun < WARM_UP.toNanos(); since++) {
			double median = median(measure(1, WINDOW, work));
			if (median < best * FASTER) {
				since = -1;
			}
			best = Math.min(best, median);
		}
	}

	/** The milliseconds of each round, the fastest first. */
	static double[] measure(int clients, int rounds, Callable<?> work) throws Exception {
		try (var pool = Executors.newFixedThreadPool(clients)) {
			var tasks = new ArrayList<Callable<Double>>();
			for (int i = 0; i < rounds; i++) {
				tasks.add(() -> {
					long begun = System.nanoTime();
					work.call();
					return (System.nanoTime() - begun) / 1e6;
				});
			}
			var times = new double[rounds];
			int i = 0;
			for (var future : pool.invokeAll(tasks)) {
				times[i++] = future.get();
			}
			Arrays.sort(times);
			return times;
		}
	}

	/** A GraphQL query as the body of a request. */
	static String body(String query) {
		return "{\"query\":\"" + query.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"}";
	}

	static double median(double[] sorted) {
		return sorted[sorted.length / 2];
	}

	static double p95(double[] sorted) {
		return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))];
	}

	private static int freePort() {
		try (var socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void delete(Path folder) throws IOException {
		if (Files.exists(folder)) {
			try (var files = Files.walk(folder)) {
				for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(file);
				}
			}
		}
	}

}
