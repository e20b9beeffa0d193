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
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;

/**
 * Measures the packaged program as a user runs it: how long it takes to start, what the
 * whole-plan query costs beside an empty query in the same run, how many statements it
 * takes, how long the server works on a page, how much memory it needs. It prints a table
 * and judges nothing.
 */
public final class Bench {

	private static final Path HOME = Path.of("target", "bench");

	private static final int WARM_UP = 60;

	private static final int ROUNDS = 100;

	private static final Pattern STATEMENT = Pattern.compile("execute [^:]*: *(select|insert|update|delete|with)",
			Pattern.CASE_INSENSITIVE);

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final int port = freePort();

	private Process program;

	private Bench() {
	}

	public static void main(String[] arguments) throws Exception {
		new Bench().run();
	}

	private void run() throws Exception {
		delete(HOME);
		Files.createDirectories(HOME);
		System.out.printf("%nJava %s, %d processors, heap at most 512 MB%n%n", Runtime.version(),
				Runtime.getRuntime().availableProcessors());
		try {
			row("first start to ready (unpacks PostgreSQL, loads plans and sample)", "%.1f s".formatted(start()));
			stop();
			row("next start to ready (aim 15 s)", "%.1f s".formatted(start()));
			queries();
			statements();
			pages();
			memory();
		}
		finally {
			stop();
		}
	}

	private double start() throws Exception {
		long begun = System.nanoTime();
		program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "target/adp.jar",
				"--adp.home=" + HOME.resolve("home"), "--adp.sample=true", "--server.port=" + port)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(HOME.resolve("program.log").toFile()))
			.start();
		var ready = HttpRequest.newBuilder(URI.create(address("/actuator/health/readiness"))).build();
		while (true) {
			if (!program.isAlive()) {
				throw new IllegalStateException("The program ended; see " + HOME.resolve("program.log"));
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

	private void stop() throws InterruptedException {
		if (program != null) {
			program.destroy();
			program.waitFor();
		}
	}

	private void queries() throws Exception {
		String plan = body(Files.readString(Path.of("src/test/resources/plan.graphql")));
		String nothing = body("{ __typename }");
		for (int i = 0; i < WARM_UP; i++) {
			ask(plan);
			ask(nothing);
		}
		for (int clients : new int[] { 1, 10 }) {
			row("{ __typename }, %d client%s".formatted(clients, (clients > 1) ? "s" : ""),
					spread(measure(nothing, clients)));
			row("Plan query, %d client%s".formatted(clients, (clients > 1) ? "s" : ""), spread(measure(plan, clients)));
		}
		row("size of the Plan answer", "%d KB".formatted(ask(plan).length() / 1024));
	}

	private double[] measure(String body, int clients) throws Exception {
		try (var pool = Executors.newFixedThreadPool(clients)) {
			var tasks = new ArrayList<Callable<Double>>();
			for (int i = 0; i < ROUNDS; i++) {
				tasks.add(() -> {
					long begun = System.nanoTime();
					ask(body);
					return (System.nanoTime() - begun) / 1e6;
				});
			}
			var times = new double[ROUNDS];
			int i = 0;
			for (var future : pool.invokeAll(tasks)) {
				times[i++] = future.get();
			}
			Arrays.sort(times);
			return times;
		}
	}

	private String ask(String body) throws IOException, InterruptedException {
		var response = http.send(HttpRequest.newBuilder(URI.create(address("/graphql")))
			.header("Content-Type", "application/json")
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString("lead:adp".getBytes(StandardCharsets.UTF_8)))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() != 200 || response.body().contains("\"errors\"")) {
			throw new IllegalStateException("%d %.300s".formatted(response.statusCode(), response.body()));
		}
		return response.body();
	}

	/** Counts in the database's own log, which is switched on for these queries only. */
	private void statements() throws Exception {
		Path home = HOME.resolve("home");
		var passwords = Files.readAllLines(home.resolve("passwords"));
		String password = passwords.stream()
			.filter(line -> line.startsWith("postgres="))
			.findFirst()
			.orElseThrow()
			.substring("postgres=".length());
		String databasePort = Files.readAllLines(home.resolve("data/postmaster.pid")).get(3).strip();
		try (var connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres",
				"postgres", password); var statement = connection.createStatement()) {
			statement.execute("alter database adp set log_statement = 'all'");
			statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'adp'");
			String plan = Files.readString(Path.of("src/test/resources/plan.graphql"));
			for (var query : Map
				.of("Plan query, 100 actions", plan, "Plan query, 1 action", plan.replace("first: 100", "first: 1"))
				.entrySet()) {
				askPatiently(body(query.getValue()));
				Thread.sleep(2500);
				long before = counted(home);
				ask(body(query.getValue()));
				Thread.sleep(500);
				row("statements: " + query.getKey(), String.valueOf(counted(home) - before));
			}
			statement.execute("alter database adp reset log_statement");
			statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'adp'");
		}
		askPatiently(body("{ plans { code } }"));
	}

	/** The first query after the pool's connections were cut may meet one of them. */
	private void askPatiently(String body) throws Exception {
		for (int i = 0; i < 20; i++) {
			try {
				ask(body);
				return;
			}
			catch (IllegalStateException ex) {
				Thread.sleep(500);
			}
		}
		ask(body);
	}

	private static long counted(Path home) throws IOException {
		try (var lines = Files.lines(home.resolve("postgresql.log"))) {
			return lines.filter(line -> STATEMENT.matcher(line).find()).count();
		}
	}

	private void pages() {
		try (var playwright = Playwright.create();
				var browser = playwright.chromium()
					.launch(new LaunchOptions()
						.setExecutablePath(Path.of(System.getenv().getOrDefault("ADP_CHROMIUM", "/usr/bin/chromium")))
						.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
								"--disable-background-networking", "--disable-component-update", "--disable-sync")))) {
			Page page = browser.newPage();
			page.navigate(address("/"));
			page.locator("input[name=username]").fill("lead");
			page.locator("input[name=password]").fill("adp");
			page.keyboard().press("Enter");
			page.locator("main h1").waitFor();
			for (String route : List.of("", "strategy", "outcomes/NAADP-2025/O6", "actions",
					"actions/NAADP-2025/TRT-6.1", "principles", "partners", "groups", "audit")) {
				var times = new double[12];
				for (int i = 0; i < times.length; i++) {
					times[i] = load(page, route);
				}
				double[] warm = Arrays.copyOfRange(times, 2, times.length);
				Arrays.sort(warm);
				row("page /" + route + ", server time (aim 300 ms)", spread(warm));
			}
		}
	}

	/**
	 * The milliseconds until the server had answered the page and what it fetches of it.
	 */
	private double load(Page page, String route) {
		var requests = new ArrayList<Request>();
		Consumer<Request> listener = requests::add;
		page.onRequestFinished(listener);
		page.navigate(address("/" + route));
		page.locator("main h1").waitFor();
		page.waitForTimeout(300);
		page.offRequestFinished(listener);
		return requests.stream()
			.filter(request -> request.url().contains("v-r=") || request.resourceType().equals("document"))
			.mapToDouble(request -> Math.max(0, request.timing().responseEnd - request.timing().requestStart))
			.sum();
	}

	private void memory() throws Exception {
		String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		String pid = String.valueOf(program.pid());
		new ProcessBuilder(jcmd, pid, "GC.run").start().waitFor();
		var info = new String(new ProcessBuilder(jcmd, pid, "GC.heap_info").start().getInputStream().readAllBytes(),
				StandardCharsets.UTF_8);
		row("heap in use after all this",
				info.lines().filter(line -> line.contains("used")).findFirst().orElse("?").strip());
		Path status = Path.of("/proc", pid, "status");
		if (Files.exists(status)) {
			row("memory of the process",
					Files.readAllLines(status)
						.stream()
						.filter(line -> line.startsWith("VmRSS"))
						.map(line -> line.replaceAll("\\D+", ""))
						.map(kilobytes -> Long.parseLong(kilobytes) / 1024 + " MB")
						.findFirst()
						.orElse("?"));
		}
	}

	private static String body(String query) {
		return "{\"query\":\"" + query.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"}";
	}

	private static String spread(double[] sorted) {
		return "median %.0f ms, p95 %.0f ms, most %.0f ms".formatted(sorted[sorted.length / 2],
				sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))], sorted[sorted.length - 1]);
	}

	private String address(String path) {
		return "http://localhost:" + port + path;
	}

	private static void row(String what, String value) {
		System.out.printf("%-72s %s%n", what, value);
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
