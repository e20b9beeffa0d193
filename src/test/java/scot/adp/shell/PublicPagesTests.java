package scot.adp.shell;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;

import static org.assertj.core.api.Assertions.assertThat;

/** What anybody may open without signing in. */
@AdpTest
class PublicPagesTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	GraphQl graphQl;

	@ParameterizedTest
	@ValueSource(strings = { "/accessibility", "/privacy", "/report-a-problem", "/signed-out", "/not-known",
			"/sign-in-unavailable" })
	void pageIsOpenToStrangers(String path) throws Exception {
		var answer = send(request(path).GET().header("Accept", "text/html"));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("<base");
	}

	@Test
	void stateOfASessionIsToldWithoutMakingOne() throws Exception {
		var answer = send(request("/session").GET());

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"open\":false");
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void pageOfAnotherSiteKeepsNobodySignedIn() throws Exception {
		var answer = send(request("/session").POST(BodyPublishers.noBody()).header("Sec-Fetch-Site", "cross-site"));

		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(send(request("/session").DELETE()).statusCode()).isEqualTo(405);
	}

	@Test
	void onlyAPageOfThisProgramIsGoneOnTo() {
		assertThat(Addresses.within("actions/NAADP-2025/FAM-1.17?asAt=2026-09-30"))
			.isEqualTo("actions/NAADP-2025/FAM-1.17?asAt=2026-09-30");
		assertThat(Addresses.within("https://elsewhere.example")).isEmpty();
		assertThat(Addresses.within("//elsewhere.example")).isEmpty();
		assertThat(Addresses.within("/\\elsewhere.example")).isEmpty();
		assertThat(Addresses.within("javascript:alert(1)")).isEmpty();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(graphQl.address().resolve(path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return http.send(request.build(), BodyHandlers.ofString());
	}

}
