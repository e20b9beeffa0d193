package scot.adp.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/**
 * The directory with thousands of services: what it costs to start with them, to read the
 * open pages beside the main statement behind them, and to read what changed.
 */
final class DirectoryBench {

	private static final int ROUNDS = 200;

	private static final int CHANGES = 20;

	private static final String OPEN_NOW = """
			select s.id, s.name, s.slug, p.name, p.street, p.town, p.postcode, w.ends_at
			from directory.opening_window w join directory.service s on s.id = w.service
			join directory.service_at_place a on a.id = w.at_place join directory.place p on p.id = a.place
			where w.state = 'OPEN' and w.starts_at <= now() and w.ends_at > now() and p.area = 'IRVINE'
			    and p.masking <> 'NONE_SHOWN' and s.state = 'PUBLISHED' and not s.staff_only
			order by w.starts_at, lower(s.name) limit 20""";

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
		Bench.row("start to ready with the sample", "%.1f s".formatted(program.start()));
		try (var database = program.superuser("adp")) {
			fill(database);
		}
		program.stop();
		Bench.row("start to ready with %,d services more, their windows of 120 days worked out".formatted(services),
				"%.1f s".formatted(program.start()));
		Bench.row("the first page after that", "%.0f ms".formatted(timed("/find-help?where=Irvine&when=now")));
		try (var database = program.superuser("adp")) {
			try (var result = database.createStatement()
				.executeQuery("select count(*), count(distinct service) from directory.opening_window")) {
				result.next();
				Bench.row("windows kept, of services", "%,d of %,d".formatted(result.getInt(1), result.getInt(2)));
			}
			pages(database);
			changes(database);
		}
		coverage();
		Bench.row("feed of all services as lines, flat", spread(rounds("/open-referral/v3/services?format=ndjson", 5)));
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
		double bare;
		try (var statement = database.prepareStatement(OPEN_NOW)) {
			for (int i = 0; i < ROUNDS; i++) {
				statement.executeQuery().close();
			}
			double[] times = Program.measure(1, ROUNDS, () -> {
				try (var result = statement.executeQuery()) {
					while (result.next()) {
						result.getString(1);
					}
					return null;
				}
			});
			bare = Program.p95(times);
			Bench.row("its SQL alone: open now in Irvine, twenty", spread(times));
		}
		double[] near = rounds("/find-help?where=Irvine&when=now", ROUNDS);
		Bench.row("page: open now near here, 1 client (aim: p95 within 5 ms of its SQL)",
				spread(near) + ", %.1f ms above".formatted(Program.p95(near) - bare));
		for (String path : new String[] { "/find-help", "/find-help?where=Irvine&when=evening", "/whats-on/IRVINE",
				"/find-help/bench-group-1" }) {
			Bench.row("page %s (aim: p95 100 ms)".formatted(path), spread(rounds(path, ROUNDS)));
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

	/** Where nothing is open, counted each time. */
	private void coverage() throws Exception {
		String nothing = Program.body("{ __typename }");
		String all = Program.body(
				"{ helpCoverage(kinds: [\"DROP_IN\", \"RECOVERY_GROUP\", \"MUTUAL_AID\", \"CLUB\", \"ADVICE\"]) { covered reason } }");
		for (String body : new String[] { nothing, all }) {
			Program.measure(1, 40, () -> program.ask(body));
			Bench.row(body.equals(nothing) ? "`{ __typename }`" : "`helpCoverage` of all services",
					spread(Program.measure(1, 40, () -> program.ask(body))));
		}
		try (var lead = new SignedIn(program, "lead")) {
			Bench.row("page /where-open?kind=all (aim: 150 ms)", spread(lead.load("where-open?kind=all", 10)));
			Bench.row("page /places, a list page beside it", spread(lead.load("places", 10)));
		}
	}

	private double[] rounds(String path, int rounds) throws Exception {
		Program.measure(1, rounds, () -> timed(path));
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
