package scot.adp.api;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import scot.adp.platform.Problem;
import scot.adp.platform.database.Readings;

/**
 * Reads all that a query asks for in one transaction and a few seconds. A mutation has
 * its own transaction and its time, and what is asked back has the change; it is refused
 * where it came in a way that may change nothing.
 */
@Component
class QueryReading extends SimplePerformantInstrumentation implements WebGraphQlInterceptor, DisposableBean {

	private final Readings readings;

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("graphql-clock").factory());

	QueryReading(Readings readings) {
		this.readings = readings;
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		ExecutionContext execution = parameters.getExecutionContext();
		Course course = Course.of(execution.getGraphQLContext());
		if (execution.getOperationDefinition().getOperation() == Operation.QUERY) {
			readings.begin(Course.LONGEST);
			Future<?> end = course.begin(execution.getExecutionInput(), clock);
			return SimpleInstrumentationContext.whenCompleted((result, failure) -> end.cancel(false));
		}
		if (course.readsOnly()) {
			course.refuseChange();
			throw ErrorTelling.end(Problem.Code.INVALID.name(),
					"This changes something, so send it by POST; what is asked by GET changes nothing.", List.of());
		}
		return super.beginExecuteOperation(parameters, state);
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return chain.next(request).doFinally(signal -> readings.end());
	}

	@Override
	public void destroy() {
		clock.shutdownNow();
	}

}
