package scot.adp.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import scot.adp.AdpApplication;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.MessagePut;
import scot.adp.events.RecordId;

/**
 * How fast the bus is, and whether a page beside it notices. Events are
 * {@link MessagePut} of messages that are not there, so what is measured is the bus and
 * not what a listener does.
 */
final class BusBench {

	private static final Path HOME = Path.of("target", "bench-bus");

	private static final int PORT = 9197;

	private static final int A_SECOND = 200;

	private static final int SECONDS = 30;

	private static final int WAITING = 100_000;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final HttpClient http = HttpClient.newHttpClient();

	private BusBench(ApplicationContext context) {
		this.jdbc = context.getBean(JdbcClient.class);
		this.transaction = context.getBean(TransactionTemplate.class);
		this.events = context;
	}

	static void run() throws Exception {
		FileSystemUtils.deleteRecursively(HOME);
		Files.createDirectories(HOME);
		try (var context = new SpringApplicationBuilder(AdpApplication.class).run("--adp.home=" + HOME,
				"--adp.sample=true", "--server.port=" + PORT)) {
			var bench = new BusBench(context);
			bench.latency();
			bench.drain();
		}
	}

	private void latency() throws InterruptedException {
		publish();
		Thread.sleep(3000);
		jdbc.sql("delete from bus.event_publication_archive").update();
		long begun = System.nanoTime();
		for (int i = 0; i < A_SECOND * SECONDS; i++) {
			long due = begun + i * (1_000_000_000L / A_SECOND);
			long left = due - System.nanoTime();
			if (left > 0) {
				Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
			}
			publish();
		}
		double took = (System.nanoTime() - begun) / 1e9;
		await();
		Bench.row("publish to handled, %.0f events a second (aim p95 250 ms)".formatted(A_SECOND * SECONDS / took),
				jdbc.sql("""
						select format('%s handled, p50 %s ms, p95 %s ms, worst %s ms', count(*),
						    round(percentile_cont(0.5) within group (order by ms)::numeric),
						    round(percentile_cont(0.95) within group (order by ms)::numeric), round(max(ms)))
						from (select extract(epoch from completion_date - publication_date) * 1000 as ms
						    from bus.event_publication_archive) handled""").query(String.class).single());
	}

	private void drain() throws Exception {
		// The first are slow.
		asked(100);
		double[] alone = asked(60);
		// Handled before, so that nothing but the bus works.
		jdbc.sql("""
				insert into bus.event_publication (id, listener_id, event_type, serialized_event, publication_date,
				    status, completion_attempts, due_at)
				select id, 'notification.mail', :type, replace(:event, :one, id::text), now(), 'FAILED', 1, now()
				from (select gen_random_uuid() as id from generate_series(1, :many)) each""")
			.param("type", MessagePut.class.getName())
			.param("event", """
					{"envelope":{"eventId":{"value":"ID"},"record":{"value":"ID"},"revision":1,\
					"occurredAt":"2026-11-29T00:00:00Z","unit":null,"schema":1,"person":null}}""")
			.param("one", "ID")
			.param("many", WAITING)
			.update();
		System.gc();
		long before = used();
		long begun = System.nanoTime();
		long most = 0;
		var beside = new ArrayList<Double>();
		while (waiting() > 0) {
			Arrays.stream(asked(5)).forEach(beside::add);
			most = Math.max(most, used());
		}
		double took = (System.nanoTime() - begun) / 1e9;
		System.gc();
		Bench.row("%d waiting events drain".formatted(WAITING),
				"%.0f s, heap %d MB before, %d MB at most between collections, %d MB after".formatted(took,
						before >> 20, most >> 20, used() >> 20));
		double[] then = beside.stream().mapToDouble(it -> it).sorted().toArray();
		Bench.row("a query beside it (aim: p95 within 1.5 times)", "p95 alone %.0f ms, beside %.0f ms"
			.formatted(alone[(int) (alone.length * 0.95)], then[(int) (then.length * 0.95)]));
	}

	private void publish() {
		transaction.executeWithoutResult(
				status -> events.publishEvent(new MessagePut(new Envelope(new EventId(UUID.randomUUID()),
						new RecordId(UUID.randomUUID()), 1, Instant.now(), null, 1, null))));
	}

	private void await() throws InterruptedException {
		while (waiting() > 0) {
			Thread.sleep(100);
		}
	}

	private long waiting() {
		return jdbc.sql("select count(*) from bus.event_publication").query(Long.class).single();
	}

	private double[] asked(int times) throws IOException, InterruptedException {
		var body = HttpRequest.BodyPublishers
			.ofString(Program.body("{ plan(code: \"NAADP-2025\") { title outcomes { title } } }"));
		var millis = new double[times];
		for (int i = 0; i < times; i++) {
			long begun = System.nanoTime();
			var answer = http.send(HttpRequest.newBuilder(URI.create("http://localhost:%d/graphql".formatted(PORT)))
				.header("Content-Type", "application/json")
				.header("Authorization",
						"Basic " + Base64.getEncoder().encodeToString("lead:adp".getBytes(StandardCharsets.UTF_8)))
				.POST(body)
				.build(), HttpResponse.BodyHandlers.ofString());
			if (answer.statusCode() != 200) {
				throw new IllegalStateException("%d %s".formatted(answer.statusCode(), answer.body()));
			}
			millis[i] = (System.nanoTime() - begun) / 1e6;
		}
		Arrays.sort(millis);
		return millis;
	}

	private static long used() {
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
