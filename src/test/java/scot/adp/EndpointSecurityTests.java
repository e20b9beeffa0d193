package scot.adp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

@AdpTest
class EndpointSecurityTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	GraphQl graphQl;

	@ParameterizedTest
	@CsvSource({ "/, 302", "/graphql, 401", "/graphiql, 302", "/actuator, 302", "/actuator/env, 302",
			"/actuator/beans, 302", "/actuator/heapdump, 302", "/actuator/loggers, 302", "/v3/api-docs, 302",
			"/anything, 302", "/tally, 302", "/tally/state, 302", "/tally/cards, 302", "/tally/sheet, 302",
			"/tally/00000000-0000-4000-8000-000000000000, 302" })
	void addressesAreClosedToStrangers(String path, int status) throws Exception {
		var answer = send(HttpRequest.newBuilder(graphQl.address().resolve(path)).GET());
		assertThat(answer.statusCode()).isEqualTo(status);
		if (status == 302) {
			assertThat(answer.headers().firstValue("Location"))
				.hasValueSatisfying(location -> assertThat(URI.create(location).getPath()).isEqualTo("/sign-in"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "/drug-alerts, 200", "/you-said, 302", "/alert-received/no-such-link, 200", "/alerts, 302",
			"/alerts/new, 302" })
	void strangersComeToPublicAlertsAndLinksOfMailsAlone(String path, int status) throws Exception {
		var answer = send(HttpRequest.newBuilder(graphQl.address().resolve(path)).GET());

		assertThat(answer.statusCode()).isEqualTo(status);
		if (status == 200) {
			nonce(answer);
			assertThat(answer.headers().map()).containsEntry("referrer-policy", List.of("same-origin"));
		}
	}

	/** Cards know nobody, and what the pages to count by are made of tells nothing. */
	@ParameterizedTest
	@CsvSource({ "/tally-card/no-such-card, 404", "/tally.css, 200", "/tally.js, 200", "/tally-worker.js, 200",
			"/tally.webmanifest, 200" })
	void strangersComeToCardsAlone(String path, int status) throws Exception {
		var answer = send(HttpRequest.newBuilder(graphQl.address().resolve(path)).GET());

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
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

	@Test
	void pagesTellBrowsersToRunNoScriptOfOthersAndToKeepNothing() throws Exception {
		var page = send(HttpRequest.newBuilder(graphQl.address().resolve("/privacy")).GET());

		assertThat(page.headers().map()).containsEntry("x-content-type-options", List.of("nosniff"))
			.containsEntry("referrer-policy", List.of("same-origin"));
		assertThat(page.headers().firstValue("cache-control").orElse("")).contains("no-store");
		String nonce = nonce(page);
		assertThat(page.body().split("<script").length - 1).isPositive()
			.isEqualTo(page.body().split("<script[^>]* nonce=\"" + nonce + "\"").length - 1);
		assertThat(nonce(send(HttpRequest.newBuilder(graphQl.address().resolve("/privacy")).GET())))
			.isNotEqualTo(nonce);
	}

	@Test
	void whatNeverChangesIsKept() throws Exception {
		var style = send(HttpRequest.newBuilder(graphQl.address().resolve("/adp.css")).GET());

		assertThat(style.headers().allValues("cache-control")).singleElement(as(STRING)).contains("max-age=");
	}

	private static String nonce(HttpResponse<String> page) {
		String policy = page.headers().firstValue("content-security-policy").orElse("");
		assertThat(policy).contains("'strict-dynamic'", "object-src 'none'", "frame-ancestors 'none'")
			.doesNotContain("script-src 'self'", "script-src 'unsafe-inline'");
		return policy.replaceAll(".*'nonce-([^']+)'.*", "$1");
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return http.send(request.build(), BodyHandlers.ofString());
	}

}
