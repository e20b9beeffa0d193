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
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.AdpApplication;
import scot.adp.exchange.IncomingFile;
import scot.adp.treatment.WaitFiles;
import scot.adp.treatment.Waits;

/**
 * Waits by the door for files, beside the database's own COPY into the same table with
 * the same indexes; what reads them, beside its main statement; and a rule that changed,
 * by which all of them are judged anew while pages are asked for.
 */
final class WaitBench {

	private static final int A_FILE = 115_000;

	private static final int ROUNDS = 60;

	private final Program program;

	private final int rows;

	private WaitBench(Program program, int rows) {
		this.program = program;
		this.rows = rows;
	}

	static void run(int rows) throws Exception {
		try (var program = new Program(Path.of("target", "bench-waits"))) {
			new WaitBench(program, rows).run();
		}
	}

	private void run() throws Exception {
		Path config = copied(Path.of("config"), program.home().resolve("config"));
		try (var context = start(config); var database = program.superuser("adp")) {
			double ours = load(context);
			settle(context.getBean(JdbcClient.class));
			double copied = copy(database, "wait") + copy(database, "wait_fact");
			double copySecond = rows / copied;
			Bench.row("COPY of the same waits and what happened, same indexes",
					"%.1f s, %,.0f waits a second".formatted(copied, copySecond));
			Bench.row("of COPY (aim: a tenth or better)", "%.2f".formatted(ours / copySecond));
			try (var statement = database.createStatement()) {
				statement.execute("vacuum analyze treatment.wait");
				statement.execute("vacuum analyze treatment.wait_fact");
				statement.execute("analyze measures.cell");
			}
			answers(database);
		}
		Path file = config.resolve("treatment").resolve("waits.yaml");
		Files.writeString(file, Files.readString(file)
			.replace("- { from: 2011-04-01, rule: DA-LOCAL-1 }", "- { from: 2011-04-01, rule: DA-RAW }"));
		try (var context = start(config)) {
			judge(context);
		}
	}

	private ConfigurableApplicationContext start(Path config) {
		return new SpringApplicationBuilder(AdpApplication.class).run("--adp.home=" + program.home(),
				"--adp.config=" + config, "--adp.sample=true", "--server.port=" + program.port());
	}

	private static Path copied(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path path : files.toList()) {
				Path target = to.resolve(from.relativize(path).toString());
				if (Files.isDirectory(path)) {
					Files.createDirectories(target);
				}
				else {
					Files.copy(path, target);
				}
			}
		}
		return to;
	}

	private static void signIn(ApplicationContext context) {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername("nadars");
		SecurityContextHolder.getContext()
			.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
	}

	/** Waits a second. */
	private double load(ApplicationContext context) throws IOException {
		signIn(context);
		var files = context.getBean(WaitFiles.class);
		long before = collected();
		long most = 0;
		long took = 0;
		for (int from = 0; from < rows; from += A_FILE) {
			byte[] csv = csv(from, Math.min(rows, from + A_FILE));
			long begun = System.nanoTime();
			try (var file = IncomingFile.of("waits-%d.csv".formatted(from), new ByteArrayInputStream(csv))) {
				files.load(UUID.randomUUID().toString(), file, true);
			}
			took += System.nanoTime() - begun;
			most = Math.max(most, collected());
			System.out.printf(Locale.UK, "  %,d waits, %.0f s%n", Math.min(rows, from + A_FILE), took / 1e9);
		}
		SecurityContextHolder.clearContext();
		Bench.row("%,d waits in files of %,d".formatted(rows, A_FILE),
				"%.0f s, %,.0f waits a second".formatted(took / 1e9, rows * 1e9 / took));
		Bench.row("heap after a collection, before and at most after a file",
				"%d MB, %d MB".formatted(before >> 20, most >> 20));
		return rows * 1e9 / took;
	}

	/**
	 * As a case system tells them: most with something that happened, nearly all ended.
	 */
	private static byte[] csv(int from, int to) {
		var csv = new StringBuilder(
				"own_ref,service,received_on,service_type,substance,source,first_treatment_on,treatment_type,closed_on,close_reason,unavailable_from,unavailable_to,nonattendance_on,nonattendance_kind\n");
		LocalDate today = LocalDate.now();
		for (int i = from; i < to; i++) {
			LocalDate received = today.minusDays(i % 390);
			int waited = i % 37;
			boolean ended = !received.plusDays(waited).isAfter(today);
			boolean closed = i % 8 == 0;
			// Apart from those of the sample.
			csv.append("NAD-%05d".formatted(60_000 + i % 40_000))
				.append(",NADARS,")
				.append(received)
				.append((i % 9 == 0) ? ",PRISON," : ",COMMUNITY,")
				.append((i % 2 == 0) ? "ALCOHOL" : "DRUGS")
				.append(",GP,")
				.append((ended && !closed) ? received.plusDays(waited) + ",OST" : ",")
				.append(',')
				.append((ended && closed) ? received.plusDays(waited) + ",NO_CONTACT" : ",")
				.append(',')
				.append((i % 5 == 0 && waited > 9) ? received.plusDays(3) + "," + received.plusDays(7) : ",")
				.append(',')
				.append((i % 6 == 0 && waited > 12 && !received.plusDays(11).isAfter(today))
						? received.plusDays(11) + ",DID_NOT_ATTEND" : ",")
				.append('\n');
		}
		return csv.toString().getBytes(StandardCharsets.UTF_8);
	}

	/** Seconds for the same rows into a table of the same make. */
	private double copy(Connection database, String table) throws SQLException, IOException {
		var copying = database.unwrap(PGConnection.class).getCopyAPI();
		Path dump = program.home().resolve(table + ".copy");
		String columns = columns(database, table);
		try (var out = new BufferedOutputStream(Files.newOutputStream(dump))) {
			copying.copyOut("copy treatment.%s (%s) to stdout".formatted(table, columns), out);
		}
		try (var statement = database.createStatement()) {
			statement
				.execute("create table treatment.%1$s_copied (like treatment.%1$s including all)".formatted(table));
		}
		long begun = System.nanoTime();
		try (var in = new BufferedInputStream(Files.newInputStream(dump))) {
			copying.copyIn("copy treatment.%s_copied (%s) from stdin".formatted(table, columns), in);
		}
		double took = (System.nanoTime() - begun) / 1e9;
		Files.delete(dump);
		try (var statement = database.createStatement()) {
			statement.execute("drop table treatment.%s_copied".formatted(table));
		}
		return took;
	}

	/** All that are not worked out by the database. */
	private static String columns(Connection database, String table) throws SQLException {
		try (var statement = database.createStatement();
				var result = statement.executeQuery("""
						select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns
						where table_schema = 'treatment' and table_name = '%s' and is_generated = 'NEVER'"""
					.formatted(table))) {
			result.next();
			return result.getString(1);
		}
	}

	private static void settle(JdbcClient jdbc) throws InterruptedException {
		long begun = System.nanoTime();
		while (jdbc.sql("select (select count(*) from bus.event_publication) + (select count(*) from measures.due)")
			.query(Long.class)
			.single() > 0) {
			Thread.sleep(200);
		}
		Bench.row("until all is heard and all measures are computed after that",
				"%.0f s".formatted((System.nanoTime() - begun) / 1e9));
	}

	private void answers(Connection database) throws Exception {
		try (var entry = database.prepareStatement("""
				insert into audit.entry (actor, operation, subject, changes, reference)
				values ('bench', 'treatment.wait.read', 'waits', '{}', 'BENC-HMRK')""")) {
			Program.measure(1, ROUNDS, entry::executeUpdate);
			Bench.row("an entry of the trail by itself, without which no row about a person is told",
					"%.1f ms".formatted(Program.median(Program.measure(1, ROUNDS, entry::executeUpdate))));
		}
		var answers = Answers.of(program);
		answers.add("`waits`, the first 50 past three weeks", "nadars",
				"{ waits(list: PAST, first: 50) { totalCount edges { node { id ownRef receivedOn stage substance { label } clock { raw adjusted lastInsideDay } } } } }",
				"""
						select * from treatment.wait where unit = 'NADARS' and ended_on is null and withdrawn_at is null
						    and last_inside_on < current_date order by last_inside_on, id limit 50""");
		answers.add("`waitBands` of a quarter by substance", "lead",
				"{ waitBands(quarter: \"%s\", by: [SUBSTANCE]) { ongoing substance band figure { display } } }"
					.formatted(LocalDate.now().minusMonths(4)),
				"""
						with quarter as (select cast(date_trunc('quarter', current_date - interval '4 months') as date) as first,
						    cast(date_trunc('quarter', current_date - interval '4 months') + interval '3 months' as date) - 1
						        as last)
						select substance, width_bucket(adjusted, array[8, 15, 22, 29, 36, 43]), count(*)
						from quarter join treatment.wait on ended_on between first and last
						where started_on is not null and withdrawn_at is null group by 1, 2
						union all
						select substance, width_bucket(last - received_on, array[8, 15, 22, 29, 36, 43]), count(*)
						from quarter join treatment.wait on received_on <= last and (ended_on > last or ended_on is null)
						where withdrawn_at is null group by 1, 2""");
	}

	/** How long it takes to judge all anew, and what pages take beside it and after. */
	private void judge(ApplicationContext context) throws Exception {
		String body = Program.body("{ plan(code: \"NAADP-2025\") { outcomes { code title } } }");
		signIn(context);
		var waits = context.getBean(Waits.class);
		@Nullable Long left = waits.toJudge();
		while (left == null) {
			program.ask(body);
			left = waits.toJudge();
		}
		long all = left;
		var beside = new double[0];
		long begun = System.nanoTime();
		while (waits.toJudge() != null) {
			beside = concat(beside, Program.measure(1, 10, () -> program.ask(body)));
		}
		Bench.row("%,d waits judged by another rule (aim: 460,000 in less than 60 s)".formatted(all),
				"%.1f s".formatted((System.nanoTime() - begun) / 1e9));
		SecurityContextHolder.clearContext();
		settle(context.getBean(JdbcClient.class));
		double[] after = Program.measure(1, ROUNDS * 2, () -> program.ask(body));
		Bench.row("an answer beside it and after it, p95 (aim: within 1.5 times)",
				"%.1f ms, %.1f ms".formatted(Program.p95(beside), Program.p95(after)));
	}

	private static double[] concat(double[] one, double[] other) {
		var both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		Arrays.sort(both);
		return both;
	}

	private static long collected() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
