package scot.adp.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import scot.adp.identity.ErrorForm;
import scot.adp.platform.Problem;
import scot.adp.platform.Reference;

/**
 * Gives the errors of the request itself, found before any field, the same extensions.
 */
@Component
class RequestErrors implements WebGraphQlInterceptor {

	/** The engine names the argument or variable at fault in its message only. */
	private static final Pattern ARGUMENT = Pattern.compile("(?:argument|Variable) '([^']+)'");

	private static final Logger log = LoggerFactory.getLogger(RequestErrors.class);

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		String reference = Reference.current();
		return chain.next(request).map(RequestErrors::ended).map(response -> {
			if (response.getErrors().isEmpty()) {
				return response;
			}
			var errors = response.getExecutionResult()
				.getErrors()
				.stream()
				.map(error -> completed(error, reference))
				.toList();
			// One line, however many fields a caller may not see.
			Map<String, Long> counts = errors.stream()
				.collect(Collectors.groupingBy(error -> String.valueOf(error.getExtensions().get("code")), TreeMap::new,
						Collectors.counting()));
			log.info("GraphQL answered with errors: {}", counts);
			return response.transform(builder -> builder.errors(errors));
		});
	}

	/** What a request that was ended on its way is told, in the place of what it had. */
	private static WebGraphQlResponse ended(WebGraphQlResponse response) {
		GraphQLContext context = response.getExecutionInput().getGraphQLContext();
		ExecutionResult told = Course.of(context).told(response.getExecutionResult(), context);
		return (told == response.getExecutionResult()) ? response
				: new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(response.getExecutionInput(), told));
	}

	private static GraphQLError completed(GraphQLError error, String reference) {
		if (error.getExtensions() != null && error.getExtensions().containsKey("reference")) {
			return error;
		}
		var argument = ARGUMENT.matcher(String.valueOf(error.getMessage()));
		List<Problem.Field> fields = argument.find()
				? List.of(new Problem.Field(argument.group(1), String.valueOf(error.getMessage()))) : List.of();
		var extensions = ErrorForm.extensions(Problem.Code.INVALID.name(), reference, fields, null);
		if (error.getExtensions() != null) {
			error.getExtensions().forEach(extensions::putIfAbsent);
		}
		var builder = GraphqlErrorBuilder.newError().message("%s", error.getMessage()).extensions(extensions);
		if (error.getLocations() != null) {
			builder.locations(error.getLocations());
		}
		if (error.getPath() != null) {
			builder.path(error.getPath());
		}
		return builder.errorType(error.getErrorType()).build();
	}

}
