package scot.adp.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * The directory with thousands of services: what it costs to start with them, to read the
 * open pages beside the main statement behind them, and to read what changed.
 */
final class DirectoryBench {

	private static final int ROUNDS = 200;

	private static final int CHANGES = 20;

	private static final Path HEAP_LOG = Path.of("target", "bench",
			"heap-%d.log".formatted(ProcessHandle.current().pid()));

	/** What somebody sees of a service that was found. */
	private static final String ROW = """
			select s.id, s.name, s.slug, p.name, p.street, p.town, p.postcode, w.ends_at
			from directory.opening_window w join directory.service s on s.id = w.service
			join directory.service_at_place a on a.id = w.at_place join directory.place p on p.id = a.place
			where p.masking <> 'NONE_SHOWN' and s.state = 'PUBLISHED' and not s.staff_only and w.state = 'OPEN'
			""";

	private static final String OPEN_NOW = ROW + """
			    and w.starts_at <= now() and w.ends_at > now() and p.area = 'IRVINE'
			order by w.starts_at, lower(s.name) limit 50""";

	private static final String OPEN_SOON = ROW + """
			    and w.starts_at < now() + interval '7 days' and w.ends_at > now()
			order by w.starts_at, lower(s.name) limit 50""";

	private static final String OPEN_IN_WEEK = ROW + """
			    and w.starts_at < now() + interval '7 days' and w.ends_at > now() and p.area = 'IRVINE'
			order by w.starts_at, lower(s.name)""";

	private static final String ONE = ROW + """
			    and w.starts_at < now() + interval '7 days' and w.ends_at > now() and s.slug = 'bench-group-1'
			order by w.starts_at""";

	/** When something is open area by area, each time once: what coverage counts. */
	private static final String OPEN_BY_AREA = """
			select distinct p.area, w.starts_at, w.ends_at
			from directory.opening_window w join directory.service s on s.id = w.service
			join directory.service_at_place a on a.id = w.at_place join directory.place p on p.id = a.place
			where w.state = 'OPEN' and s.state = 'PUBLISHED' and w.ends_at > now()
			    and w.starts_at < now() + interval '28 days'""";

	private static final String ALL = """
			select s.*, (select array_agg(h.opens) from directory.schedule h where h.service = s.id)
			from directory.service s where s.state = 'PUBLISHED' order by lower(s.name)""";

	private final HttpClient http = HttpClient.newHttpClient();

	private final Program program;

	private final int services;

	private DirectoryBench(Program program, int services) {
		this.program = program;
		this.services = services;
	}

	static void run(int services) throws Exception {
		try (var program = new Program(Path.of("target", "bench-directory"))) {
			new DirectoryBench(program, services).run();
		}
	}

	private void run() throws Exception {
		Bench.row("load of the machine before", load());
		program.start();
		program.stop();
		double sample = program.start();
		Bench.row("start with the sample", "%.1f s".formatted(sample));
		try (var database = program.superuser("adp")) {
			fill(database);
		}
		program.stop();
		Bench.row("start with %,d services of which nothing is worked out".formatted(services),
				"%.1f s".formatted(program.start()));
		program.stop();
		double again = program.start();
		Bench.row("the next start", aim("%.1f s".formatted(again), again - sample, 1, "s more than with the sample"));
		Bench.row("the first page after that", "%.0f ms".formatted(timed("/find-help?where=Irvine&when=now")));
		try (var database = program.superuser("adp")) {
			try (var result = database.createStatement()
				.executeQuery("select count(*), count(distinct service) from directory.opening_window")) {
				result.next();
				Bench.row("windows kept, of services", "%,d of %,d".formatted(result.getInt(1), result.getInt(2)));
			}
			pages(database);
			changes(database);
			coverage(database);
			feed(database);
		}
		Bench.row("load of the machine after", load());
	}

	/**
	 * Services of all areas at two hundred places, open on most days, said to be right
	 * today.
	 */
	private void fill(Connection database) throws SQLException {
		try (var statement = database.createStatement()) {
			statement.execute("""
					insert into directory.place (id, version, name, kind, area, street, town, masking, made_by,
					    made_by_name, made_at)
					select gen_random_uuid(), 1, 'Bench hall ' || i, 'VENUE',
					    (array['IRVINE', 'KILWINNING', 'THREE-TOWNS', 'GARNOCK-VALLEY', 'NORTH-COAST', 'CUMBRAE',
					        'ARRAN'])[1 + i % 7],
					    i || ' Bench Street', 'Irvine', 'OPEN', gen_random_uuid(), 'Bench', now()
					from generate_series(1, 200) i""");
			statement.execute("""
					insert into directory.service (id, version, unit, name, state, position, slug, description, kinds,
					    audiences, how_to_come, published_at, changed_at)
					select gen_random_uuid(), 1, 'VCSE-COMMUNITY', 'Bench group ' || i, 'PUBLISHED', 1000 + i,
					    'bench-group-' || i, 'Come in for a cup of tea and a talk.',
					    array[(array['DROP_IN', 'RECOVERY_GROUP', 'MUTUAL_AID', 'CLUB', 'ADVICE'])[1 + i %% 5]],
					    '{ADULTS}', '{DROP_IN}', now(), now()
					from generate_series(1, %d) i""".formatted(services));
			statement.execute("""
					insert into directory.service_at_place (id, service, place, position)
					select gen_random_uuid(), s.id, p.id, 0
					from (select id, row_number() over (order by id) % 200 as n from directory.service
					    where slug like 'bench-group-%') s
					join (select id, row_number() over (order by id) - 1 as n from directory.place
					    where name like 'Bench hall %') p on p.n = s.n""");
			statement.execute("""
					insert into directory.schedule (service, position, kind, replaces, frequency, every, by_day,
					    by_month_day, opens, closes, on_holidays, term_time_only)
					select s.id, 0, 'REGULAR', false, 'WEEKLY', 1,
					    case s.position % 4 when 0 then '{MO,WE,FR}' when 1 then '{TU,TH}' when 2 then '{SA,SU}'
					        else '{MO,TU,WE,TH,FR,SA,SU}' end::platform.codes,
					    '{}', time '09:00' + make_interval(mins => 15 * (s.position % 8)),
					    time '13:00' + make_interval(mins => 15 * (s.position % 36)), 'CLOSED', false
					from directory.service s where s.slug like 'bench-group-%'""");
			statement.execute("""
					insert into directory.assurance (id, service, assured_on, role, how, assured_at)
					select gen_random_uuid(), id, current_date, 'Bench', 'OWN', now() from directory.service
					where slug like 'bench-group-%'""");
			statement.execute("vacuum analyze");
		}
	}

	private void pages(Connection database) throws Exception {
		double[] bare = sql(database, OPEN_NOW, ROUNDS);
		double[] near = rounds("/find-help?where=Irvine&when=now", ROUNDS);
		beside("/find-help?where=Irvine&when=now", near, bare, Program.p95(near) - Program.p95(bare), 5,
				"ms p95 above its SQL");
		for (var page : Map
			.of("/find-help", OPEN_SOON, "/find-help?where=Irvine&when=evening", OPEN_IN_WEEK,
					"/find-help?kind=DROP_IN&page=9", OPEN_SOON, "/whats-on/IRVINE", OPEN_IN_WEEK,
					"/find-help/bench-group-1", ONE)
			.entrySet()) {
			double[] times = rounds(page.getKey(), ROUNDS);
			beside(page.getKey(), times, sql(database, page.getValue(), ROUNDS), Program.p95(times), 100, "ms p95");
		}
	}

	private static void beside(String what, double[] times, double[] bare, double measured, double aim, String unit) {
		Bench.row(what, aim("p50 %.1f, p95 %.1f ms; its SQL %.1f, %.1f".formatted(Program.median(times),
				Program.p95(times), Program.median(bare), Program.p95(bare)), measured, aim, unit));
	}

	/** A figure with what it is to be, and whether it is. */
	private static String aim(String figure, double measured, double aim, String unit) {
		return "%s; %.1f %s, aim %.0f: %s".formatted(figure, measured, unit, aim, (measured <= aim) ? "met" : "MISSED");
	}

	/** The milliseconds of each reading of all rows of a statement. */
	private static double[] sql(Connection database, String text, int rounds) throws Exception {
		try (var statement = database.prepareStatement(text)) {
			Callable<?> read = () -> {
				try (var result = statement.executeQuery()) {
					while (result.next()) {
						result.getString(1);
					}
					return null;
				}
			};
			Program.warm(read);
			return Program.measure(1, rounds, read);
		}
	}

	/** What the first who asks waits for once something changed. */
	private void changes(Connection database) throws Exception {
		try (var statement = database.createStatement()) {
			var times = new double[CHANGES];
			for (int i = 0; i < CHANGES; i++) {
				statement.execute("""
						update directory.service set version = version + 1, changed_at = clock_timestamp()
						where slug = 'bench-group-%d'""".formatted(1 + i));
				times[i] = timed("/find-help?where=Irvine&when=now");
			}
			Arrays.sort(times);
			Bench.row("the first page after one service changed", spread(times));
			for (int i = 0; i < CHANGES; i++) {
				statement.execute("""
						update directory.place set version = version + 1, masking = 'AREA_ONLY'
						where name = 'Bench hall %d'""".formatted(1 + i));
				times[i] = timed("/find-help?where=Irvine&when=now");
			}
			Arrays.sort(times);
			Bench.row("the first page after a place of %d services was masked".formatted(services / 200),
					spread(times));
		}
	}

	/** Where nothing is open. */
	private void coverage(Connection database) throws Exception {
		String nothing = Program.body("{ __typename }");
		String all = Program.body(
				"{ helpCoverage(kinds: [\"DROP_IN\", \"RECOVERY_GROUP\", \"MUTUAL_AID\", \"CLUB\", \"ADVICE\"]) { covered reason } }");
		double[] bare = sql(database, OPEN_BY_AREA, 20);
		for (String body : new String[] { nothing, all }) {
			Program.warm(() -> program.ask(body));
			Bench.row(body.equals(nothing) ? "`{ __typename }`" : "`helpCoverage` of all services",
					spread(Program.measure(1, 40, () -> program.ask(body))));
		}
		try (var lead = new SignedIn(program, "lead")) {
			double[] page = lead.load("where-open?kind=all", 10);
			beside("/where-open?kind=all, as long as nothing changed", page, bare, Program.median(page), 150, "ms p50");
			var first = new double[5];
			for (int i = 0; i < first.length; i++) {
				try (var statement = database.createStatement()) {
					statement.execute("""
							update directory.service set version = version + 1, changed_at = clock_timestamp()
							where slug = 'bench-group-%d'""".formatted(100 + i));
				}
				first[i] = lead.once("where-open?kind=all");
			}
			Arrays.sort(first);
			beside("/where-open?kind=all, once something changed", first, bare, Program.median(first), 150, "ms p50");
			Bench.row("/places, a list page beside it", spread(lead.load("places", 10)));
		}
	}

	/** The feed of all, and what it leaves of the heap. */
	private void feed(Connection database) throws Exception {
		String lines = "/open-referral/v3/services?format=ndjson&full=true";
		double[] bare = sql(database, ALL, 5);
		timed(lines);
		long before = heap();
		double[] times = rounds(lines, 5);
		beside("feed of all services in full as lines", times, bare, (heap() - before) / 1e6, 20, "MB of heap more");
		var asked = new ArrayList<Thread>();
		long most = 0;
		for (int i = 0; i < 5; i++) {
			asked.add(Thread.ofVirtual().start(() -> {
				try {
					timed(lines);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}));
		}
		for (Thread one : asked) {
			while (one.isAlive()) {
				most = Math.max(most, heap());
			}
		}
		Bench.row("heap while five read it at once",
				aim("%.0f MB".formatted(most / 1e6), (most - before) / 1e6, 50, "MB more"));
	}

	/** What is in use after a collection, as the collector itself says. */
	private long heap() throws IOException, InterruptedException {
		Path log = HEAP_LOG.toAbsolutePath();
		if (!Files.exists(log)) {
			jcmd("VM.log", "output=" + log, "what=gc=info");
		}
		jcmd("GC.run");
		var found = Pattern.compile("Pause Full.*->(\\d+)M").matcher(Files.readString(log));
		long megabytes = -1;
		while (found.find()) {
			megabytes = Long.parseLong(found.group(1));
		}
		if (megabytes < 0) {
			throw new IllegalStateException("Nothing was collected: " + Files.readString(log));
		}
		return megabytes * 1_000_000;
	}

	private void jcmd(String... command) throws IOException, InterruptedException {
		String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		var whole = new ArrayList<>(List.of(jcmd, String.valueOf(program.pid())));
		whole.addAll(List.of(command));
		if (new ProcessBuilder(whole).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor() != 0) {
			throw new IllegalStateException("The program did not do " + whole);
		}
	}

	private double[] rounds(String path, int rounds) throws Exception {
		Program.warm(() -> timed(path));
		return Program.measure(1, rounds, () -> timed(path));
	}

	/** The milliseconds of a whole answer. */
	private double timed(String path) throws IOException, InterruptedException {
		long begun = System.nanoTime();
		var answer = http.send(HttpRequest.newBuilder(URI.create(program.address(path))).build(),
				HttpResponse.BodyHandlers.ofByteArray());
		double took = (System.nanoTime() - begun) / 1e6;
		if (answer.statusCode() != 200) {
			throw new IllegalStateException("%s answered %d".formatted(path, answer.statusCode()));
		}
		return took;
	}

	private static String spread(double[] sorted) {
		return String.format(Locale.UK, "p50 %.1f ms, p95 %.1f ms, most %.1f ms", Program.median(sorted),
				Program.p95(sorted), sorted[sorted.length - 1]);
	}

	private static String load() {
		return String.format(Locale.UK, "%.1f on %d processors",
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
				Runtime.getRuntime().availableProcessors());
	}

}
