package scot.adp.api;

import java.util.List;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import scot.adp.platform.Problem;
import scot.adp.platform.database.Readings;

/**
 * Reads all that a query asks for in one transaction. A mutation has its own, and what is
 * asked back has the change; it is refused where it came in a way that may change
 * nothing.
 */
@Component
class QueryReading extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {

	private final Readings readings;

	QueryReading(Readings readings) {
		this.readings = readings;
	}

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		if (parameters.getExecutionContext().getOperationDefinition().getOperation() == Operation.QUERY) {
			readings.begin();
		}
		else {
			Course course = Course.of(parameters.getExecutionContext().getGraphQLContext());
			if (course.readsOnly()) {
				course.refuseChange();
				throw ErrorTelling.end(Problem.Code.INVALID.name(),
						"This changes something, so send it by POST; what is asked by GET changes nothing.", List.of());
			}
		}
		return super.beginExecuteOperation(parameters, state);
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return chain.next(request).doFinally(signal -> readings.end());
	}

}
