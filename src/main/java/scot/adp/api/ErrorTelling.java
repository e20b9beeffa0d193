package scot.adp.api;

import java.sql.SQLException;
import java.util.List;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionTimedOutException;
import scot.adp.identity.ErrorForm;
import scot.adp.platform.Problem;
import scot.adp.platform.Reference;

/** Tells every failure of a field with a stable code and the request's reference. */
@Component
class ErrorTelling extends DataFetcherExceptionResolverAdapter {

	private static final Logger log = LoggerFactory.getLogger(ErrorTelling.class);

	private static final String UNSTORABLE_TEXT = "22021";

	@Override
	protected @Nullable GraphQLError resolveToSingleError(Throwable failure, DataFetchingEnvironment environment) {
		return switch (failure) {
			case Problem problem -> error(environment, String.valueOf(problem.getMessage()), problem.code().name(),
					problem.reason(), problem.fields(), problem.currentVersion());
			case AccessDeniedException ex ->
				error(environment, "Your role does not allow this.", Problem.Code.FORBIDDEN.name(), List.of(), null);
			case AuthenticationException ex ->
				error(environment, "Sign in first.", Problem.Code.FORBIDDEN.name(), List.of(), null);
			case DataAccessException ex when holdsUnstorableText(ex) -> error(environment,
					"A text holds a character that cannot be stored.", Problem.Code.INVALID.name(), List.of(), null);
			case QueryTimeoutException ex -> late(environment);
			case TransactionTimedOutException ex -> late(environment);
			default -> {
				log.error("A GraphQL field failed: {}", environment.getExecutionStepInfo().getPath(), failure);
				yield error(environment, "Something went wrong here; tell us the reference.", ErrorForm.INTERNAL,
						List.of(), null);
			}
		};
	}

	/** Whether the database refused a text for a NUL in it, which no value may hold. */
	private static boolean holdsUnstorableText(DataAccessException failure) {
		return failure.getMostSpecificCause() instanceof SQLException cause
				&& UNSTORABLE_TEXT.equals(cause.getSQLState());
	}

	/** Ends the query, so that nothing more is read for an answer that is not told. */
	private static GraphQLError late(DataFetchingEnvironment environment) {
		log.warn("A GraphQL field took too long: {}", environment.getExecutionStepInfo().getPath());
		Course.of(environment.getGraphQlContext()).end(environment.getExecutionStepInfo().getPath());
		return error(environment, "This took too long and was stopped.", Course.TIMEOUT, List.of(), null);
	}

	private static GraphQLError error(DataFetchingEnvironment environment, String message, String code,
			List<Problem.Field> fields, @Nullable Integer currentVersion) {
		return error(environment, message, code, null, fields, currentVersion);
	}

	private static GraphQLError error(DataFetchingEnvironment environment, String message, String code,
			@Nullable String reason, List<Problem.Field> fields, @Nullable Integer currentVersion) {
		return GraphqlErrorBuilder.newError(environment)
			.message("%s", message)
			.errorType(ErrorType.DataFetchingException)
			.extensions(ErrorForm.extensions(code, reason, Reference.current(), fields, currentVersion))
			.build();
	}

	/** Ends a whole request with one error. */
	static AbortExecutionException end(String code, String message, List<Problem.Field> fields) {
		return new AbortExecutionException(List.of(error(code, message, null, fields)));
	}

	/** The one error of a request that was ended. */
	static GraphQLError error(String code, String message, @Nullable ResultPath at, List<Problem.Field> fields) {
		var error = GraphqlErrorBuilder.newError()
			.message("%s", message)
			.errorType(ErrorType.ExecutionAborted)
			.extensions(ErrorForm.extensions(code, Reference.current(), fields, null));
		if (at != null) {
			error.path(at);
		}
		return error.build();
	}

}
