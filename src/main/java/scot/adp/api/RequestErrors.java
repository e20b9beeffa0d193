package scot.adp.api;

import java.util.List;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import scot.adp.platform.Problem;
import scot.adp.platform.Reference;

/**
 * Gives the errors of the request itself, found before any field, the same extensions.
 */
@Component
class RequestErrors implements WebGraphQlInterceptor {

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		String reference = Reference.current();
		return chain.next(request)
			.map(response -> response.getErrors().isEmpty() ? response
					: response.transform(builder -> builder.errors(response.getExecutionResult()
						.getErrors()
						.stream()
						.map(error -> completed(error, reference))
						.toList())));
	}

	private static GraphQLError completed(GraphQLError error, String reference) {
		if (error.getExtensions() != null && error.getExtensions().containsKey("reference")) {
			return error;
		}
		var extensions = ErrorTelling.extensions(Problem.Code.INVALID.name(), List.of(), null);
		extensions.put("reference", reference);
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
