package scot.adp.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;

/**
 * Measures the packaged program on a portfolio a hundred times as large as one strategy:
 * 8,400 actions with 200,000 updates. Beside each answer stands what the database alone
 * takes for the main question behind it. It prints a table for {@code
 * docs/performance.md} and judges nothing.
 */
final class PortfolioBench {

	private static final int PLANS = 100;

	private static final int UPDATES = 24;

	private static final int PEOPLE = 3000;

	private static final int ROUNDS = 60;

	private static final int PAGE_ROUNDS = 15;

	private final Program program;

	private PortfolioBench(Program program) {
		this.program = program;
	}

	public static void main(String[] arguments) throws Exception {
		try (var program = new Program(Path.of("target", "bench-portfolio"))) {
			new PortfolioBench(program).run();
		}
	}

	private void run() throws Exception {
		System.out.printf("%s, Java %s, %d processors, heap at most 512 MB%n%n", LocalDate.now(), Runtime.version(),
				Runtime.getRuntime().availableProcessors());
		program.start();
		try (var owner = program.superuser("adp")) {
			long begun = System.nanoTime();
			Portfolio.fill(owner, PLANS, UPDATES, PEOPLE);
			System.out.printf("%d actions, %d updates, filled in %.0f s%n", count(owner, "strategy.action"),
					count(owner, "strategy.progress_update"), (System.nanoTime() - begun) / 1e9);
		}
		program.stop();
		System.out.printf("start with the portfolio %.1f s%n%n", program.start());
		System.out.println("| what | clients | p50 ms | p95 ms | bare SQL p50 ms |");
		System.out.println("|---|---|---|---|---|");
		try (var bare = program.superuser("adp")) {
			queries(bare);
			pages(bare);
		}
	}

	private void queries(Connection bare) throws Exception {
		query(bare, "nothing: `{ __typename }`", "{ __typename }", "select 1");
		query(bare, "list of 50 stale actions",
				"{ plan(code: \"P-050\") { actions(first: 50, filter: { freshness: [STALE] }) { totalCount edges { node"
						+ " { code title effectiveStatus { label } lead { name } leadUnit { name } nextDueOn } } } } }",
				"""
						select code, title, status, next_due_on from strategy.action where plan = 'P-050'
						and owed_from <= current_date and next_due_on < current_date order by position limit 51""");
		query(bare, "the whole plan",
				Files.readString(Path.of("src/test/resources/plan.graphql")).replace("NAADP-2025", "P-050"), """
						select u.* from strategy.action a cross join lateral (select * from strategy.progress_update u
						    where u.action = a.id order by said_on desc, recorded_at desc, id desc limit 2) u
						where a.plan = 'P-050'""");
		for (String words : List.of("naloxone training", "P-050 nothing like it", "naloxne", "FAM-1.17")) {
			query(bare, "search \"" + words + "\"",
					"{ search(text: \"" + words + "\") { more hits { kind code title detail path part } } }",
					"""
							select code, title from strategy.action where search @@ websearch_to_tsquery('english', '%s')
							order by ts_rank(search, websearch_to_tsquery('english', '%s')) desc limit 6"""
						.formatted(words, words));
		}
	}

	private void query(Connection bare, String what, String query, String sql) throws Exception {
		String body = Program.body(query);
		Program.measure(1, ROUNDS / 3, () -> program.ask(body));
		double[] alone = bare(bare, sql);
		for (int clients : new int[] { 1, 10 }) {
			row(what, clients, Program.measure(clients, ROUNDS, () -> program.ask(body)), alone);
		}
	}

	private void pages(Connection bare) throws Exception {
		double[] pressing = bare(bare, """
				select code, title from strategy.action where due_from <= current_date and owed_from <= current_date
				order by next_due_on, plan, position limit 8""");
		double[] list = bare(bare, "select * from strategy.action order by next_due_on, plan, position limit 50");
		try (var lead = new SignedIn(program, "lead")) {
			row("page *Today*, lead officer", 1, lead.load("", PAGE_ROUNDS), pressing);
			row("page *Actions*", 1, lead.load("actions", PAGE_ROUNDS), list);
			row("page *Actions*, stale and naloxone", 1,
					lead.load("actions?freshness=STALE&text=naloxone", PAGE_ROUNDS), list);
			row("page of one action", 1, lead.load("actions/P-050/TRT-6.1", PAGE_ROUNDS), bare(bare, """
					select u.* from strategy.progress_update u join strategy.action a on a.id = u.action
					where a.plan = 'P-050' and a.code = 'TRT-6.1' order by said_on desc limit 20"""));
			row("page *Strategy*", 1, lead.load("strategy/P-050", PAGE_ROUNDS), bare(bare, """
					select priority, status, count(*) from strategy.action where plan = 'P-050' group by 1, 2"""));
			row("page *For the board*", 1, lead.load("board", PAGE_ROUNDS), pressing);
			row("page *Search*", 1, lead.load("search?q=naloxone", PAGE_ROUNDS), list);
			export(lead.page, "Excel workbook");
			export(lead.page, "CSV");
		}
		try (var partner = new SignedIn(program, "nadars")) {
			row("a partner's own page", 1, partner.load("mine", PAGE_ROUNDS), pressing);
		}
	}

	/**
	 * Saves all actions as a user does, and tells what the program needed of its heap
	 * meanwhile.
	 */
	private void export(Page page, String format) throws IOException, InterruptedException {
		page.navigate(program.address("/actions"));
		page.locator("main h1").waitFor();
		var button = page.getByText("Save as").first();
		if (button.count() == 0) {
			return;
		}
		collect();
		long before = heap();
		button.click();
		long begun = System.nanoTime();
		Download saved = page.waitForDownload(() -> page.getByText(format).first().click());
		long size = Files.size(saved.path());
		System.out.printf(Locale.UK,
				"| save 8,400 actions as %s, %d KB, heap %d MB before and %d MB after | 1 | %.0f | | |%n", format,
				size / 1024, before, heap(), (System.nanoTime() - begun) / 1e6);
	}

	private void collect() throws IOException, InterruptedException {
		jcmd("GC.run");
	}

	/** The megabytes in use, what can be collected included. */
	private long heap() throws IOException, InterruptedException {
		return jcmd("GC.heap_info").lines()
			.filter(line -> line.contains("used"))
			.findFirst()
			.map(line -> line.replaceAll(".*used (\\d+)K.*", "$1"))
			.map(kilobytes -> Long.parseLong(kilobytes) / 1024)
			.orElse(0L);
	}

	private String jcmd(String command) throws IOException, InterruptedException {
		var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(program.pid()), command)
			.start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return said;
	}

	private static double[] bare(Connection connection, String sql) throws Exception {
		try (var statement = connection.prepareStatement(sql)) {
			Callable<Integer> ask = () -> {
				int rows = 0;
				try (var found = statement.executeQuery()) {
					while (found.next()) {
						rows++;
					}
				}
				return rows;
			};
			Program.measure(1, ROUNDS / 3, ask);
			return Program.measure(1, ROUNDS, ask);
		}
	}

	private static int count(Connection connection, String table) throws SQLException {
		try (var statement = connection.createStatement();
				var found = statement.executeQuery("select count(*) from " + table)) {
			found.next();
			return found.getInt(1);
		}
	}

	private static void row(String what, int clients, double[] times, double[] bare) {
		System.out.printf(Locale.UK, "| %s | %d | %.0f | %.0f | %.1f |%n", what, clients, Program.median(times),
				Program.p95(times), Program.median(bare));
	}

}
