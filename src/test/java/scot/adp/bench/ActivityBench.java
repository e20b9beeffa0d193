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

import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import scot.adp.AdpApplication;
import scot.adp.activities.SessionFiles;
import scot.adp.exchange.IncomingFile;

/**
 * 60,000 sessions a year by the door for files, beside the database's own COPY into the
 * same tables; then what reads them, beside its main statement.
 */
final class ActivityBench {

	private static final int A_YEAR = 60_000;

	private static final int PROGRAMMES = 40;

	private final Program program;

	private final int years;

	private ActivityBench(Program program, int years) {
		this.program = program;
		this.years = years;
	}

	static void run(int years) throws Exception {
		try (var program = new Program(Path.of("target", "bench-activities"))) {
			new ActivityBench(program, years).run();
		}
	}

	private void run() throws Exception {
		try (var context = new SpringApplicationBuilder(AdpApplication.class).run("--adp.home=" + program.home(),
				"--adp.sample=true", "--server.port=" + program.port()); var database = program.superuser("adp")) {
			programmes(database);
			double ours = load(context);
			settle(context.getBean(JdbcClient.class));
			double copied = copy(database);
			Bench.row("COPY of the same rows, same indexes", "%,.0f rows a second".formatted(copied));
			Bench.row("of COPY (aim: a tenth or better)", "%.2f".formatted(ours / copied));
			try (var statement = database.createStatement()) {
				statement.execute("vacuum analyze activities.session");
			}
			answers();
			pages();
		}
	}

	/** One in eight counts who is there for the first time. */
	private static void programmes(Connection database) throws SQLException {
		try (var statement = database.createStatement()) {
			statement.execute("""
					insert into activities.programme (id, version, code, title, unit, kind, audience, counting_mode,
					    period_type, from_on, state, made_by, made_by_name, made_at, changed_at)
					select gen_random_uuid(), 1, 'BENCH-' || n, 'Evenings ' || n, 'TPS-PEAR', 'OUTREACH', 'CYP',
					    case when n %% 8 = 0 then 'FIRST_TIMERS' else 'HEADCOUNT' end, 'FINANCIAL', '2015-04-01',
					    'RUNNING', gen_random_uuid(), 'Nobody', now(), now() from generate_series(0, %d) n"""
				.formatted(PROGRAMMES - 1));
			statement.execute("""
					insert into activities.programme_action (programme, action, plan, code)
					select p.id, a.id, a.plan, a.code from activities.programme p
					join strategy.action a on a.plan = 'NAADP-2025'
					    and a.code = 'FAM-1.' || (1 + cast(substr(p.code, 7) as int) % 16)
					where p.code like 'BENCH-%'""");
		}
	}

	/** Sessions a second. */
	private double load(ApplicationContext context) throws IOException {
		var user = context.getBean(UserDetailsService.class).loadUserByUsername("pear");
		SecurityContextHolder.getContext()
			.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
		var places = context.getBean(JdbcClient.class)
			.sql("select name from directory.place where closed_on is null and masking = 'OPEN' group by name having count(*) = 1 order by name limit 60")
			.query(String.class)
			.list();
		var files = context.getBean(SessionFiles.class);
		long before = collected();
		long most = 0;
		long took = 0;
		for (int year = years; year > 0; year--) {
			byte[] csv = csv(places, LocalDate.now().minusDays(365L * year));
			long begun = System.nanoTime();
			try (var file = IncomingFile.of("sessions-%d.csv".formatted(year), new ByteArrayInputStream(csv))) {
				files.load(UUID.randomUUID().toString(), file, true);
			}
			took += System.nanoTime() - begun;
			most = Math.max(most, collected());
			System.out.printf(Locale.UK, "  %,d rows, %.0f s%n", (years - year + 1) * A_YEAR, took / 1e9);
		}
		SecurityContextHolder.clearContext();
		int rows = years * A_YEAR;
		Bench.row("%,d sessions in files of %,d".formatted(rows, A_YEAR),
				"%.0f s, %,.0f rows a second".formatted(took / 1e9, rows * 1e9 / took));
		Bench.row("heap after a collection, before and at most after a file",
				"%d MB, %d MB".formatted(before >> 20, most >> 20));
		return rows * 1e9 / took;
	}

	/** A year of evenings, the oldest first; each hour of a day another one. */
	private static byte[] csv(List<String> places, LocalDate from) {
		var csv = new StringBuilder("programme,date,from,to,place,young_people,adults,first_timers,contacts\n");
		for (int i = 0; i < A_YEAR; i++) {
			int of = i % PROGRAMMES;
			int heads = 5 + i % 13;
			csv.append("BENCH-")
				.append(of)
				.append(',')
				.append(from.plusDays((long) i * 365 / A_YEAR))
				.append(",%02d:%02d,%02d:%02d,".formatted(8 + i / PROGRAMMES % 5, i % 60, 14 + i % 8, i % 60))
				.append(places.get(i % places.size()))
				.append(',')
				.append(heads)
				.append(",2,")
				.append((of % 8 == 0) ? String.valueOf(heads + 2) : "")
				.append(',')
				.append(i % 20)
				.append('\n');
		}
		return csv.toString().getBytes(StandardCharsets.UTF_8);
	}

	/** Rows a second of the same rows into a table of the same make. */
	private double copy(Connection database) throws SQLException, IOException {
		var copying = database.unwrap(PGConnection.class).getCopyAPI();
		Path dump = program.home().resolve("session.copy");
		String columns = columns(database);
		long all;
		try (var out = new BufferedOutputStream(Files.newOutputStream(dump))) {
			all = copying.copyOut("copy activities.session (%s) to stdout".formatted(columns), out);
		}
		try (var statement = database.createStatement()) {
			statement.execute("create table activities.session_copied (like activities.session including all)");
		}
		long begun = System.nanoTime();
		try (var in = new BufferedInputStream(Files.newInputStream(dump))) {
			copying.copyIn("copy activities.session_copied (%s) from stdin".formatted(columns), in);
		}
		double second = all * 1e9 / (System.nanoTime() - begun);
		Files.delete(dump);
		try (var statement = database.createStatement()) {
			statement.execute("drop table activities.session_copied");
		}
		return second;
	}

	/** Those that are not worked out. */
	private static String columns(Connection database) throws SQLException {
		try (var statement = database.createStatement(); var found = statement.executeQuery("""
				select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns
				where table_schema = 'activities' and table_name = 'session' and is_generated = 'NEVER'""")) {
			found.next();
			return found.getString(1);
		}
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
		LocalDate today = LocalDate.now();
		answers.add("`sessions`, first 50 of a quarter", "lead",
				"{ sessions(from: \"%s\", to: \"%s\", first: 50) { totalCount edges { node { happenedOn present unit { name } place { name } programme { title } } } } }"
					.formatted(today.minusDays(90), today),
				"""
						select s.*, (select count(*) from activities.session c where c.happened_on >= current_date - 90
						    and c.state in ('HELD', 'DID_NOT_RUN', 'TO_CHECK')) from activities.session s
						where s.happened_on >= current_date - 90 and s.state in ('HELD', 'DID_NOT_RUN', 'TO_CHECK')
						order by s.happened_on desc, s.id desc limit 50""");
		answers.add("programmes of an action, four quarters", "lead",
				"{ action(plan: \"NAADP-2025\", code: \"FAM-1.7\") { programmes { title quarters(last: 4) { sessions attendances { display } } } } }",
				"""
						select s.programme, date_trunc('quarter', s.happened_on), count(*), sum(s.present)
						from activities.session s join activities.programme_action a on a.programme = s.programme
						where a.code = 'FAM-1.7' and s.state = 'HELD' and s.happened_on >= current_date - 365
						group by 1, 2""");
	}

	private void pages() {
		System.out.println();
		try (var lead = new SignedIn(program, "lead")) {
			for (String route : List.of("sessions", "week", "naloxone/outlets")) {
				double[] times = lead.load(route, 10);
				Bench.row("page /" + route, "median %.0f ms".formatted(times[times.length / 2]));
			}
		}
	}

	private static long collected() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
