package scot.adp.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/** The SQL statements that the program sends for requests. */
public final class StatementCount implements QueryExecutionListener {

	private final List<Sent> statements = new CopyOnWriteArrayList<>();

	/**
	 * The statements sent while something is done, in order; without those of jobs and
	 * listeners that run beside it.
	 */
	public List<String> during(Runnable work) {
		return sentDuring(work).stream().map(Sent::sql).toList();
	}

	/** The same, each with what it was given. */
	public List<Sent> sentDuring(Runnable work) {
		statements.clear();
		work.run();
		return List.copyOf(statements);
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		String thread = Thread.currentThread().getName();
		if (!thread.startsWith("task-") && !thread.startsWith("scheduling-")) {
			queries.forEach(query -> statements
				.add(new Sent(query.getQuery(), query.getParametersList().stream().findFirst().orElse(List.of()))));
		}
	}

	/**
	 * A statement.
	 *
	 * @param given its parameters, as they were set
	 */
	public record Sent(String sql, List<ParameterSetOperation> given) {
	}

}
