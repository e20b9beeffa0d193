package scot.adp.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ends the packaged program and its database at moments of chance while supplies come in,
 * as a power cut does, and looks at what is left: every write that was acknowledged is
 * there once, no event is lost or parked, and the measures are what a rebuild makes of
 * the rows. Whoever had no answer sends the same again with the same key.
 */
final class CrashBench {

	private static final int MOMENTS = 10;

	private static final int SENDERS = 4;

	private static final int ITEMS = 20;

	private static final int LONGEST_MS = 6000;

	private static final String SENDER = "practitioner";

	private final JsonMapper json = JsonMapper.builder().build();

	private final Program program;

	private final Random chance;

	/** What was sent and not acknowledged, by its key. */
	private final Map<String, String> open = new ConcurrentHashMap<>();

	/** The batch numbers that were acknowledged, each of one supply. */
	private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

	private final AtomicInteger numbers = new AtomicInteger();

	private String outlet = "";

	private CrashBench(Program program, long seed) {
		this.program = program;
		this.chance = new Random(seed);
	}

	static void run(long seed) throws Exception {
		System.out.printf("%nseed %d (./adp bench crash %d does the same again)%n%n", seed, seed);
		try (var program = new Program(Path.of("target", "bench-crash"))) {
			new CrashBench(program, seed).run();
		}
	}

	private void run() throws Exception {
		program.start();
		program.stop();
		double ordinary = program.start();
		Bench.row("ordinary start to ready", "%.1f s".formatted(ordinary));
		outlet = outlet();
		for (int moment = 1; moment <= MOMENTS; moment++) {
			int before = acknowledged.size();
			int after = chance.nextInt(LONGEST_MS);
			var senders = send(after);
			program.kill();
			for (Thread sender : senders) {
				sender.join();
			}
			int sent = acknowledged.size() - before;
			double ready = program.start();
			Bench.row("moment %d, %.1f s after the first was sent".formatted(moment, after / 1000.0),
					"%,d acknowledged, %d batches without an answer; ready in %.1f s (aim: %.1f)".formatted(sent,
							open.size(), ready, 2 * ordinary));
			expect(ready <= 2 * ordinary, "the start took more than twice as long");
			for (var again : Map.copyOf(open).entrySet()) {
				take(again.getKey(), again.getValue());
			}
		}
		try (var database = program.superuser("adp")) {
			settle(database);
			writes(database);
			expect(count(database, "select count(*) from bus.parked") == 0, "events were parked");
			measures(database);
		}
	}

	private List<Thread> send(int millis) throws InterruptedException {
		var senders = new ArrayList<Thread>();
		for (int i = 0; i < SENDERS; i++) {
			senders.add(Thread.ofPlatform().start(() -> {
				try {
					while (true) {
						String key = UUID.randomUUID().toString();
						String body = batch(key);
						open.put(key, body);
						take(key, body);
					}
				}
				catch (IOException ex) {
					// The program is gone.
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}));
		}
		Thread.sleep(millis);
		return senders;
	}

	/** Sends a batch and notes what was acknowledged. */
	private void take(String key, String body) throws IOException, InterruptedException {
		JsonNode results = json.readTree(program.ask(SENDER, body)).at("/data/recordSupplies");
		String first = body.replaceAll("(?s).*?\"batch\":\"K(\\d+)\".*", "$1");
		int number = Integer.parseInt(first);
		for (JsonNode result : results) {
			expect(!result.path("made").isNull(), "a supply was refused: " + result);
			acknowledged.add("K" + (number + result.path("index").asInt()));
		}
		open.remove(key);
	}

	private String batch(String key) {
		int first = numbers.getAndAdd(ITEMS) + 1_000_000;
		var supplies = new ArrayList<Map<String, Object>>();
		for (int i = 0; i < ITEMS; i++) {
			var supply = new TreeMap<String, Object>();
			supply.put("outlet", outlet);
			supply.put("happenedOn", LocalDate.now().minusDays((first + i) % 300).toString());
			supply.put("source", "COMMUNITY_DRUG_SERVICE");
			supply.put("recipient", "FAMILY_FRIEND");
			supply.put("supplyType", "FIRST");
			supply.put("route", "INTRANASAL");
			supply.put("kits", 1);
			supply.put("countedIn", "KIT");
			supply.put("training", "GIVEN");
			supply.put("authority", "DRUG_SERVICE");
			supply.put("batch", "K" + (first + i));
			supplies.add(supply);
		}
		return json.writeValueAsString(Map.of("query",
				"mutation ($input: RecordSuppliesInput!) { recordSupplies(input: $input) { index made faults { path message } } }",
				"variables", Map.of("input", Map.of("idempotencyKey", key, "supplies", supplies))));
	}

	private String outlet() throws IOException, InterruptedException {
		JsonNode outlets = json
			.readTree(program.ask(Program.body("{ naloxoneOutlets { id closedOn unit { code } routes { code } } }")))
			.at("/data/naloxoneOutlets");
		for (JsonNode it : outlets) {
			if ("NADARS".equals(it.at("/unit/code").asString()) && it.at("/routes").toString().contains("INTRANASAL")) {
				return it.path("id").asString();
			}
		}
		throw new IllegalStateException("The sample has no outlet of NADARS");
	}

	/** Waits until all events are handled and all measures computed. */
	private void settle(Connection database) throws SQLException, InterruptedException {
		int calm = 0;
		for (int i = 0; calm < 10; i++) {
			expect(i < 3000, "what was told is not worked off after five minutes");
			calm = (count(database,
					"select (select count(*) from bus.event_publication) + (select count(*) from measures.due)") == 0)
							? calm + 1 : 0;
			Thread.sleep(100);
		}
	}

	private void writes(Connection database) throws SQLException {
		expect(open.isEmpty(), "something was never acknowledged");
		int stored = count(database, "select count(*) from treatment.supply where batch ~ '^K\\d{7}$'");
		int different = count(database, "select count(distinct batch) from treatment.supply where batch ~ '^K\\d{7}$'");
		Bench.row("acknowledged, stored, different", "%,d, %,d, %,d".formatted(acknowledged.size(), stored, different));
		expect(stored == different, "something was stored twice");
		expect(List.copyOf(acknowledged).stream().distinct().count() == stored,
				"what is stored is not what was acknowledged");
	}

	private void measures(Connection database) throws IOException, SQLException, InterruptedException {
		Collection<String> before = cells(database);
		program.ask(Program.body("mutation { rebuildMeasures(input: { idempotencyKey: \"%s\" }) { source } }"
			.formatted(UUID.randomUUID())));
		settle(database);
		Bench.row("measures, before a rebuild and after it",
				"%,d values, %s".formatted(before.size(), before.equals(cells(database)) ? "equal" : "different"));
		expect(before.equals(cells(database)), "the measures differ from a rebuild");
	}

	private static Collection<String> cells(Connection database) throws SQLException {
		var cells = new ArrayList<String>();
		try (var statement = database.createStatement(); var found = statement.executeQuery("""
				select concat_ws(' ', measure, period_from, slice_by, slice_value, state, numerator, denominator,
				    rows_counted)
				from measures.cell where current and state <> 'GONE' order by 1""")) {
			while (found.next()) {
				cells.add(found.getString(1));
			}
		}
		return cells;
	}

	private static int count(Connection database, String sql) throws SQLException {
		try (var statement = database.createStatement(); var found = statement.executeQuery(sql)) {
			found.next();
			return found.getInt(1);
		}
	}

	private static void expect(boolean holds, String otherwise) {
		if (!holds) {
			throw new IllegalStateException(otherwise);
		}
	}

}
