package scot.adp.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

	private static final int PAGE_ROUNDS = 10;

	private static final Pattern STATEMENT = Pattern.compile("execute [^:]*: *(select|insert|update|delete|with)",
			Pattern.CASE_INSENSITIVE);

	private final Program program;

	private Bench(Program program) {
		this.program = program;
	}

	public static void main(String[] arguments) throws Exception {
		long number = (arguments.length > 1) ? Long.parseLong(arguments[1]) : 0;
		switch ((arguments.length > 0) ? arguments[0] : "") {
			case "portfolio" -> PortfolioBench.main(arguments);
			case "bus" -> BusBench.run();
			case "supplies" -> SupplyBench.run((number > 0) ? (int) number : 2_000_000);
			case "waits" -> WaitBench.run((number > 0) ? (int) number : 460_000);
			case "activities" -> ActivityBench.run((number > 0) ? (int) number : 5);
			case "directory" -> DirectoryBench.run((number > 0) ? (int) number : 5_000);
			case "care" -> CareBench.run((number > 0) ? (int) number : 400);
			case "crash" -> CrashBench.run((number > 0) ? number : System.currentTimeMillis());
			default -> {
				try (var program = new Program(HOME)) {
					new Bench(program).run();
				}
			}
		}
	}

	private void run() throws Exception {
		System.out.printf("%nJava %s, %d processors, heap at most 512 MB%n%n", Runtime.version(),
				Runtime.getRuntime().availableProcessors());
		row("first start to ready (unpacks PostgreSQL, loads plans and sample)", "%.1f s".formatted(program.start()));
		program.stop();
		row("next start to ready (aim 15 s)", "%.1f s".formatted(program.start()));
		queries();
		statements();
		pages();
		memory();
	}

	private void queries() throws Exception {
		String plan = Program.body(Files.readString(Path.of("src/test/resources/plan.graphql")));
		String nothing = Program.body("{ __typename }");
		for (int i = 0; i < WARM_UP; i++) {
			program.ask(plan);
			program.ask(nothing);
		}
		for (int clients : new int[] { 1, 10 }) {
			row("{ __typename }, %d client%s".formatted(clients, (clients > 1) ? "s" : ""),
					spread(Program.measure(clients, ROUNDS, () -> program.ask(nothing))));
			row("Plan query, %d client%s".formatted(clients, (clients > 1) ? "s" : ""),
					spread(Program.measure(clients, ROUNDS, () -> program.ask(plan))));
		}
		row("size of the Plan answer", "%d KB".formatted(program.ask(plan).length() / 1024));
	}

	/** Counts in the database's own log, which is switched on for these queries only. */
	private void statements() throws Exception {
		Path home = program.home();
		try (var connection = program.superuser("postgres"); var statement = connection.createStatement()) {
			statement.execute("alter database adp set log_statement = 'all'");
			statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'adp'");
			String plan = Files.readString(Path.of("src/test/resources/plan.graphql"));
			for (var query : Map
				.of("Plan query, 100 actions", plan, "Plan query, 1 action", plan.replace("first: 100", "first: 1"))
				.entrySet()) {
				askPatiently(Program.body(query.getValue()));
				Thread.sleep(2500);
				long before = counted(home);
				program.ask(Program.body(query.getValue()));
				Thread.sleep(500);
				row("statements: " + query.getKey(), String.valueOf(counted(home) - before));
			}
			statement.execute("alter database adp reset log_statement");
			statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'adp'");
		}
		askPatiently(Program.body("{ plans { code } }"));
	}

	/** The first query after the pool's connections were cut may meet one of them. */
	private void askPatiently(String body) throws Exception {
		for (int i = 0; i < 20; i++) {
			try {
				program.ask(body);
				return;
			}
			catch (IllegalStateException ex) {
				Thread.sleep(500);
			}
		}
		program.ask(body);
	}

	private static long counted(Path home) throws IOException {
		try (var lines = Files.lines(home.resolve("postgresql.log"))) {
			return lines.filter(line -> STATEMENT.matcher(line).find()).count();
		}
	}

	private void pages() {
		try (var lead = new SignedIn(program, "lead")) {
			for (String route : List.of("", "strategy", "outcomes/NAADP-2025/O6", "actions",
					"actions/NAADP-2025/TRT-6.1", "principles", "partners", "groups", "audit")) {
				row("page /" + route + ", server time (aim 300 ms)", spread(lead.load(route, PAGE_ROUNDS)));
			}
		}
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

	private static String spread(double[] sorted) {
		return "median %.0f ms, p95 %.0f ms, most %.0f ms".formatted(sorted[sorted.length / 2],
				sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))], sorted[sorted.length - 1]);
	}

	static void row(String what, String value) {
		System.out.printf("%-72s %s%n", what, value);
	}

}
