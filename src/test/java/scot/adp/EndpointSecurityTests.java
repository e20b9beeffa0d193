package scot.adp;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.assertThat;

@AdpTest
class EndpointSecurityTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	GraphQl graphQl;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/graphql", "/graphiql", "/actuator", "/actuator/env", "/actuator/beans",
			"/actuator/heapdump", "/actuator/loggers", "/v3/api-docs", "/anything" })
	void addressesAreClosedToStrangers(String path) throws Exception {
		assertThat(send(HttpRequest.newBuilder(graphQl.address().resolve(path)).GET()).statusCode()).isIn(302, 401, 403,
				404);
	}

	@Test
	void healthTellsStrangersNoMoreThanUpOrDown() throws Exception {
		var answer = send(HttpRequest.newBuilder(graphQl.address().resolve("/actuator/health")).GET());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("components", "PostgreSQL");
	}

	@Test
	void graphQlIsClosedToStrangers() {
		var answer = graphQl.anonymous().query("{ __typename }");
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return http.send(request.build(), BodyHandlers.ofString());
	}

}
