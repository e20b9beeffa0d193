package scot.adp.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.builder.SpringApplicationBuilder;
import scot.adp.AdpApplication;

/**
 * People to reach, residential stays and episodes of treatment of the whole country times
 * ten, made of the sample by the database itself: one row in thirty belongs to units of
 * the sample, the rest to others. Then what reads them, beside its main statement.
 */
final class CareBench {

	private static final int ONE_OF = 30;

	/** What belongs to others of the tables, and the column by which it does. */
	private static final Map<String, String> TABLES = tables();

	private final Program program;

	private final int times;

	private CareBench(Program program, int times) {
		this.program = program;
		this.times = times;
	}

	static void run(int times) throws Exception {
		try (var program = new Program(Path.of("target", "bench-care"))) {
			new CareBench(program, times).run();
		}
	}

	private static Map<String, String> tables() {
		var tables = new LinkedHashMap<String, String>();
		tables.put("reach_out", "");
		tables.put("reach_notice", "reach_out");
		tables.put("reach_attempt", "reach_out");
		tables.put("stay", "");
		tables.put("stay_planned_end", "stay");
		tables.put("stay_follow_up", "stay");
		tables.put("stay_asked", "stay");
		tables.put("episode", "");
		tables.put("episode_fact", "episode");
		return tables;
	}

	private void run() throws Exception {
		try (var context = new SpringApplicationBuilder(AdpApplication.class).run("--adp.home=" + program.home(),
				"--adp.sample=true", "--server.port=" + program.port()); var database = program.superuser("adp")) {
			Bench.row("with the sample of", String.valueOf(LocalDate.now(context.getBean(Clock.class))));
			for (var table : TABLES.entrySet()) {
				Bench.row("rows of treatment." + table.getKey(),
						"%,d".formatted(multiply(database, table.getKey(), table.getValue())));
			}
			answers();
			pages();
		}
	}

	/**
	 * Each row some times more: with ids, references and persons of their own, and all
	 * else as it is.
	 */
	private long multiply(Connection database, String table, String parent) throws SQLException {
		try (var statement = database.createStatement()) {
			var columns = new StringBuilder();
			var values = new StringBuilder();
			try (var result = statement.executeQuery("""
					select column_name from information_schema.columns
					where table_schema = 'treatment' and table_name = '%s' and is_generated = 'NEVER'"""
				.formatted(table))) {
				while (result.next()) {
					String column = result.getString(1);
					columns.append(columns.isEmpty() ? "" : ", ").append(column);
					values.append(values.isEmpty() ? "" : ", ").append(value(column, parent));
				}
			}
			statement.execute("""
					insert into treatment.%s (%s) select %s from treatment.%s t cross join generate_series(1, %d) n"""
				.formatted(table, columns, values, table, times));
			statement.execute("vacuum analyze treatment." + table);
			try (var result = statement.executeQuery("select count(*) from treatment." + table)) {
				result.next();
				return result.getLong(1);
			}
		}
	}

	private static String value(String column, String parent) {
		if (column.equals(parent) || column.equals("id") || column.equals("spell")) {
			return "cast(md5(cast(t.%s as text) || n) as uuid)".formatted(column);
		}
		return switch (column) {
			case "own_ref", "sender_key" -> "t.%s || '-' || n".formatted(column);
			case "person" -> "md5(t.person || n)";
			case "unit" -> "case when n %% %d = 0 then cast(t.unit as text) else 'BENCH-' || n %% %d end"
				.formatted(ONE_OF, ONE_OF * 10);
			default -> "t." + column;
		};
	}

	private void answers() throws Exception {
		var answers = Answers.of(program);
		answers.add("`peopleToReach`, the first 50 by the time left", "nadars",
				"{ peopleToReach(first: 50) { totalCount edges { node { id ownRef stage occurredAt nextStep nextDueAt trigger { label } attempts { at } } } } }",
				"""
						select a.*, (select count(*) from treatment.reach_out c where c.unit = 'NADARS' and c.withdrawn_at is null
						    and c.closed_at is null and c.stopped_on is null) from treatment.reach_out a
						where a.unit = 'NADARS' and a.withdrawn_at is null and a.closed_at is null and a.stopped_on is null
						order by a.next_due_at nulls last, a.id limit 50""");
		answers.add("`stays`, the first 50 by step", "nadars",
				"{ stays(first: 50) { totalCount edges { node { id ownRef stage nextDueOn } } } }",
				"""
						select a.*, (select count(*) from treatment.stay c where c.unit = 'NADARS' and c.withdrawn_at is null
						    and c.closed_on is null and c.stopped_on is null) from treatment.stay a
						where a.unit = 'NADARS' and a.withdrawn_at is null and a.closed_on is null and a.stopped_on is null
						order by case when a.planned_end_on <= current_date + 28 then a.planned_end_on else date 'infinity' end,
						    a.stage, coalesce(a.since_on, date 'infinity'), a.id limit 50""");
		answers.add("`episodes`, the 50 of whom nobody heard for longest", "nadars",
				"{ episodes(first: 50) { totalCount edges { node { id ownRef startedOn lastContactOn substance { label } } } } }",
				"""
						select a.*, (select count(*) from treatment.episode c where c.unit = 'NADARS' and c.withdrawn_at is null
						    and c.ended_on is null and c.stopped_on is null) from treatment.episode a
						where a.unit = 'NADARS' and a.withdrawn_at is null and a.ended_on is null and a.stopped_on is null
						order by a.last_contact_on, a.id limit 50""");
	}

	private void pages() {
		System.out.println();
		try (var manager = new SignedIn(program, "nadars")) {
			for (String route : new String[] { "treatment/reach", "treatment/stays", "treatment/caseload", "" }) {
				double[] took = manager.load(route, 10);
				Bench.row("page /" + route, "median %.0f ms".formatted(took[took.length / 2]));
			}
		}
	}

}
