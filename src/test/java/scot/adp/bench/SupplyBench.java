package scot.adp.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.AdpApplication;
import scot.adp.exchange.IncomingFile;
import scot.adp.treatment.SupplyFiles;

/**
 * Two million supplies by the door for files, beside the database's own COPY into the
 * same table with the same indexes; then what reads them, beside its main statement.
 */
final class SupplyBench {

	private static final int A_FILE = 125_000;

	private final Program program;

	private final int rows;

	private SupplyBench(Program program, int rows) {
		this.program = program;
		this.rows = rows;
	}

	static void run(int rows) throws Exception {
		try (var program = new Program(Path.of("target", "bench-supplies"))) {
			new SupplyBench(program, rows).run();
		}
	}

	private void run() throws Exception {
		try (var context = new SpringApplicationBuilder(AdpApplication.class).run("--adp.home=" + program.home(),
				"--adp.sample=true", "--server.port=" + program.port()); var database = program.superuser("adp")) {
			double ours = load(context);
			settle(context.getBean(JdbcClient.class));
			double copied = copy(database);
			Bench.row("COPY of the same rows, same indexes", "%,.0f rows a second".formatted(copied));
			Bench.row("of COPY (aim: a tenth or better)", "%.2f".formatted(ours / copied));
			try (var statement = database.createStatement()) {
				statement.execute("vacuum analyze treatment.supply");
				statement.execute("analyze measures.cell");
			}
			answers();
		}
	}

	/** Supplies a second. */
	private double load(ApplicationContext context) throws IOException {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername("nadars");
		SecurityContextHolder.getContext()
			.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
		var outlets = context.getBean(JdbcClient.class)
			.sql("select id from treatment.outlet where unit = 'NADARS' and closed_on is null order by id")
			.query(UUID.class)
			.list();
		var files = context.getBean(SupplyFiles.class);
		long before = collected();
		long most = 0;
		long took = 0;
		long bytes = 0;
		for (int from = 0; from < rows; from += A_FILE) {
			byte[] csv = csv(outlets, from, Math.min(rows, from + A_FILE));
			bytes += csv.length;
			long begun = System.nanoTime();
			try (var file = IncomingFile.of("supplies-%d.csv".formatted(from), new ByteArrayInputStream(csv))) {
				files.load(UUID.randomUUID().toString(), file, true);
			}
			took += System.nanoTime() - begun;
			most = Math.max(most, collected());
			System.out.printf(Locale.UK, "  %,d rows, %.0f s%n", Math.min(rows, from + A_FILE), took / 1e9);
		}
		SecurityContextHolder.clearContext();
		Bench.row("%,d supplies in files of %,d (%d MB)".formatted(rows, A_FILE, bytes >> 20),
				"%.0f s, %,.0f rows a second".formatted(took / 1e9, rows * 1e9 / took));
		Bench.row("heap after a collection, before and at most after a file",
				"%d MB, %d MB".formatted(before >> 20, most >> 20));
		return rows * 1e9 / took;
	}

	private static byte[] csv(List<UUID> outlets, int from, int to) {
		var csv = new StringBuilder(
				"outlet,happened_on,source,recipient,supply_type,route,kits,training,authority,repeat_reason,batch,own_ref\n");
		LocalDate today = LocalDate.now();
		for (int i = from; i < to; i++) {
			boolean atRisk = i % 3 == 0;
			boolean repeat = i % 4 == 0;
			csv.append(outlets.get(i % outlets.size()))
				.append(',')
				.append(today.minusDays(i % 390))
				.append(",COMMUNITY_DRUG_SERVICE,")
				.append(atRisk ? "AT_RISK" : "FAMILY_FRIEND")
				.append(repeat ? ",REPEAT" : ",FIRST")
				.append(i % 2 == 0 ? ",INTRANASAL," : ",INTRAMUSCULAR,")
				.append(1 + i % 3)
				.append(",GIVEN,DRUG_SERVICE,")
				.append(repeat ? "LOST" : "")
				.append(",B")
				.append(1000 + i % 40)
				.append(',')
				.append(atRisk ? "NAD-%05d".formatted(i / 3 % 100_000) : "")
				.append('\n');
		}
		return csv.toString().getBytes(StandardCharsets.UTF_8);
	}

	/** Rows a second of the same rows into a table of the same make. */
	private double copy(Connection database) throws SQLException, IOException {
		var copying = database.unwrap(PGConnection.class).getCopyAPI();
		Path dump = program.home().resolve("supply.copy");
		long all;
		try (var out = new BufferedOutputStream(Files.newOutputStream(dump))) {
			all = copying.copyOut("copy treatment.supply to stdout", out);
		}
		try (var statement = database.createStatement()) {
			statement.execute("create table treatment.supply_copied (like treatment.supply including all)");
		}
		long begun = System.nanoTime();
		try (var in = new BufferedInputStream(Files.newInputStream(dump))) {
			copying.copyIn("copy treatment.supply_copied from stdin", in);
		}
		double second = all * 1e9 / (System.nanoTime() - begun);
		Files.delete(dump);
		try (var statement = database.createStatement()) {
			statement.execute("drop table treatment.supply_copied");
		}
		return second;
	}

	private static void settle(JdbcClient jdbc) throws InterruptedException {
		long begun = System.nanoTime();
		while (jdbc.sql("select (select count(*) from bus.event_publication) + (select count(*) from measures.due)")
			.query(Long.class)
			.single() > 0) {
			Thread.sleep(200);
		}
		Bench.row("until all measures are computed after the last file",
				"%.0f s".formatted((System.nanoTime() - begun) / 1e9));
	}

	private void answers() throws Exception {
		var answers = Answers.of(program);
		String outlets = """
				select id, version, unit, service, place, area, kind, open_to_public, routes, reorder_level, closed_on
				from treatment.outlet where closed_on is null order by id""";
		String cells = """
				select * from measures.cell where current and state <> 'GONE' and %s
				    and period_from between current_date - 760 and current_date
				order by measure, period_from, slice_by, slice_value""";
		answers.add("`naloxoneOutlets`", "lead",
				"{ naloxoneOutlets { id name area { code } kind { label } openToPublic routes { label } address } }",
				outlets);
		answers.add("headline measures of all outcomes, eight quarters", "lead",
				"{ plan(code: \"NAADP-2025\") { outcomes { code measures(headline: true) { code title series(periods: 8) { name figure"
						+ " { value state display } target targetMet } } } } }",
				cells.formatted("slice_by = '' and measure in (%s)".formatted(headlines())));
		answers.add("a measure's series with its parts", "lead",
				"{ measure(code: \"NAL-02\") { title series(periods: 8) { name figure { display } parts { name figure"
						+ " { display } } } } }",
				cells.formatted("measure = 'NAL-02'"));
		answers.add("by locality: families, children under 12, waits, outlets, hours of groups", "lead",
				"""
						{ localAreas { code name figures(measures: ["FAM-2.1.a", "FAM-2.7.a", "WT-09"]) { measure { code } name
						    figure { state display } } naloxoneOutlets { name openToPublic }
						    helpCoverage(kinds: ["RECOVERY_GROUP", "MUTUAL_AID"]) { weekday band state services { name } } } }""",
				cells.formatted("measure in ('FAM-2.1.a', 'FAM-2.7.a', 'WT-09')"));
		answers.add("for an outcome: actions, headline measures, sessions of the quarter, open services", "lead",
				"""
						{ plan(code: "NAADP-2025") { actions(first: 100, filter: { outcome: "O9" }) { edges { node { code title
						    effectiveStatus { label } freshness programmes { title quarters(last: 1) { sessions
						    attendances { display } people { state display } } } } } } }
						    measures(headline: true, outcome: "NAADP-2025/O9", first: 10) { edges { node { code title
						    series(periods: 8) { name figure { state display } target } } } }
						    services(kinds: ["RECOVERY_GROUP", "MUTUAL_AID", "DROP_IN"], first: 20) { totalCount edges { node { name
						    openNow { state until } } } } }""",
				cells.formatted("slice_by = '' and measure like 'TRT-5%'"));
	}

	/** The codes of the headline measures, quoted for SQL. */
	private String headlines() throws Exception {
		String answer = program.ask("lead",
				Program.body("{ measures(headline: true, first: 100) { edges { node { code } } } }"));
		return Pattern.compile("\"code\":\"([^\"]+)\"")
			.matcher(answer)
			.results()
			.map(it -> "'%s'".formatted(it.group(1)))
			.collect(Collectors.joining(", "));
	}

	private static long collected() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
