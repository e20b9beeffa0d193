package scot.adp.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;

/**
 * Answers of the interface beside their main statement, prepared, and an empty query,
 * each asked until it gets no faster. One client may wait eight milliseconds longer than
 * for the two together, ten at once twice as long.
 */
final class Answers {

	private static final int ROUNDS = 200;

	private static final int CLIENTS = 10;

	private static final int MORE_MS = 8;

	private static final String NOTHING = Program.body("{ __typename }");

	private final Program program;

	private Answers(Program program) {
		this.program = program;
	}

	/** Those of a program, below the head of their table. */
	static Answers of(Program program) {
		System.out.println();
		System.out
			.println("| what | clients | p50 ms | p95 ms | `{ __typename }` p50 ms | bare SQL p50 ms | aim ms | |");
		System.out.println("|---|---|---|---|---|---|---|---|");
		return new Answers(program);
	}

	/** One line for one client and one for ten. */
	void add(String what, String who, String query, String sql) throws Exception {
		String body = Program.body(query);
		var connections = new ArrayList<Connection>();
		try {
			var statements = new ArrayBlockingQueue<PreparedStatement>(CLIENTS);
			for (int i = 0; i < CLIENTS; i++) {
				var connection = program.superuser("adp");
				connections.add(connection);
				statements.add(connection.prepareStatement(sql));
			}
			Callable<?> bare = () -> read(statements);
			Program.warm(() -> program.ask(who, body));
			Program.warm(() -> program.ask(who, NOTHING));
			Program.warm(bare);
			for (int clients : new int[] { 1, CLIENTS }) {
				double[] times = Program.measure(clients, ROUNDS, () -> program.ask(who, body));
				double nothing = Program.median(Program.measure(clients, ROUNDS, () -> program.ask(who, NOTHING)));
				double main = Program.median(Program.measure(clients, ROUNDS, bare));
				double aim = (clients == 1) ? nothing + main + MORE_MS : 2 * (nothing + main);
				double took = Program.median(times);
				System.out.printf(Locale.UK, "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %s |%n", what, clients,
						took, Program.p95(times), nothing, main, aim, (took <= aim) ? "met" : "MISSED");
			}
		}
		finally {
			for (var connection : connections) {
				connection.close();
			}
		}
	}

	private static int read(BlockingQueue<PreparedStatement> statements) throws Exception {
		var statement = statements.take();
		try (var result = statement.executeQuery()) {
			int found = 0;
			while (result.next()) {
				found++;
			}
			return found;
		}
		finally {
			statements.add(statement);
		}
	}

}
