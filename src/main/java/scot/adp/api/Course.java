package scot.adp.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.ResultNodesInfo;
import graphql.execution.ResultPath;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;

/** What door and engine have to tell each other about one request on its way. */
final class Course {

	/** The code of a query that took too long. */
	static final String TIMEOUT = "TIMEOUT";

	/** How long the fields of a query may be read. */
	static final Duration LONGEST = Duration.ofSeconds(5);

	/**
	 * The values of an answer, whatever its lists were taken for. Nothing real has a
	 * tenth.
	 */
	static final int MAX_VALUES = 250_000;

	private final Map<Class<?>, Set<String>> codes = new ConcurrentHashMap<>();

	private final boolean readsOnly;

	private volatile boolean changeRefused;

	private volatile @Nullable ExecutionInput timed;

	private volatile boolean late;

	private volatile @Nullable ResultPath lateAt;

	Course(boolean readsOnly) {
		this.readsOnly = readsOnly;
	}

	static Course of(GraphQLContext context) {
		return context.computeIfAbsent(Course.class, key -> new Course(false));
	}

	void putInto(GraphQLContext.Builder context) {
		context.of(Course.class, this, ResultNodesInfo.MAX_RESULT_NODES, MAX_VALUES);
	}

	/** Whether it may change nothing, for the way it came. */
	boolean readsOnly() {
		return readsOnly;
	}

	/** Notes that it wanted to change something and may not. */
	void refuseChange() {
		changeRefused = true;
	}

	boolean changeRefused() {
		return changeRefused;
	}

	/** The known codes of a kind, as they were when this request first needed them. */
	Set<String> codes(Class<?> kind, Supplier<Set<String>> known) {
		return codes.computeIfAbsent(kind, it -> known.get());
	}

	/** From here on it has so long, and no longer. */
	Future<?> begin(ExecutionInput input, ScheduledExecutorService clock) {
		timed = input;
		return clock.schedule(() -> end(null), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Ends it where it has a limit and something in it took too long.
	 * @param at the field that did; null where nobody knows
	 */
	void end(@Nullable ResultPath at) {
		@Nullable ExecutionInput input = timed;
		if (input != null) {
			late = true;
			if (at != null) {
				lateAt = at;
			}
			input.cancel();
		}
	}

	/** What is told in the end: half an answer would be taken for a whole one. */
	ExecutionResult told(ExecutionResult result, GraphQLContext context) {
		if (late) {
			return failed(TIMEOUT,
					"This query took longer than %d seconds and was stopped. Ask for less at a time, with fewer fields or a smaller 'first'."
						.formatted(LONGEST.toSeconds()),
					lateAt);
		}
		ResultNodesInfo counted = context.get(ResultNodesInfo.RESULT_NODES_INFO);
		if (counted != null && counted.isMaxResultNodesExceeded()) {
			return failed(Problem.Code.INVALID.name(),
					"The answer has more than %,d values and was stopped. Ask in smaller parts.".formatted(MAX_VALUES),
					null);
		}
		return result;
	}

	private static ExecutionResult failed(String code, String message, @Nullable ResultPath at) {
		GraphQLError error = ErrorTelling.error(code, message, at, List.of());
		return ExecutionResultImpl.newExecutionResult().addError(error).build();
	}

}
