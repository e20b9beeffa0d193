package scot.adp.support;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/** The SQL statements that the program sends for requests. */
public final class StatementCount implements QueryExecutionListener, MethodExecutionListener {

	/** What the threads of jobs and listeners are called. */
	private static final Set<String> BESIDE = Set.of("task-", "scheduling-", "bus-", "measures");

	/**
	 * Who asks, what the frame says of them and the alerts above a page are remembered
	 * for some seconds, and read anew after them.
	 */
	private static final Pattern REMEMBERED = Pattern
		.compile("from identity\\.(account|member)\\s+where (id|username|account) = "
				+ "|select exists \\(select 1 from identity\\.account where sample\\)"
				+ "|where a\\.withdrawn_at is null and \\(a\\.issued_at is null");

	/** What a transaction is to be is no question. */
	private static final String SETTING = "set transaction ";

	private static final Set<String> ENDS = Set.of("commit", "rollback");

	private final List<Sent> statements = new CopyOnWriteArrayList<>();

	private final AtomicInteger transactions = new AtomicInteger();

	/**
	 * The statements sent while something is done, in order; without those of jobs and
	 * listeners that run beside it.
	 */
	public List<String> during(Runnable work) {
		return sentDuring(work).stream().map(Sent::sql).toList();
	}

	/** The same, without those of which the answer is remembered. */
	public List<String> ofTheAnswerDuring(Runnable work) {
		return during(work).stream().filter(sql -> !isRemembered(sql)).toList();
	}

	/** Whether the answer to a statement is remembered for some seconds. */
	public static boolean isRemembered(String sql) {
		return REMEMBERED.matcher(sql).find();
	}

	/** The same, each with what it was given. */
	public List<Sent> sentDuring(Runnable work) {
		statements.clear();
		work.run();
		return List.copyOf(statements);
	}

	/** How many transactions ended while something was done. */
	public int transactionsDuring(Runnable work) {
		transactions.set(0);
		work.run();
		return transactions.get();
	}

	/**
	 * The same, the fewer of two times: who asks is read anew after some seconds, which
	 * falls into one of them at most.
	 */
	public int transactionsOfTheAnswerDuring(Runnable work) {
		return Math.min(transactionsDuring(work), transactionsDuring(work));
	}

	@Override
	public void beforeMethod(MethodExecutionContext context) {
	}

	@Override
	public void afterMethod(MethodExecutionContext context) {
		if (context.getTarget() instanceof Connection && ENDS.contains(context.getMethod().getName()) && asked()) {
			transactions.incrementAndGet();
		}
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		if (asked()) {
			queries.stream()
				.filter(query -> !query.getQuery().startsWith(SETTING))
				.forEach(query -> statements
					.add(new Sent(query.getQuery(), query.getParametersList().stream().findFirst().orElse(List.of()))));
		}
	}

	private static boolean asked() {
		String thread = Thread.currentThread().getName();
		return BESIDE.stream().noneMatch(thread::startsWith);
	}

	/**
	 * A statement.
	 *
	 * @param given its parameters, as they were set
	 */
	public record Sent(String sql, List<ParameterSetOperation> given) {
	}

}
