package scot.adp.directory.feed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import scot.adp.shell.parts.Allowance;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands before the feed. */
class FeedDoorTests {

	private final FeedDoor door = new FeedDoor(new Allowance(2, 2, 100));

	@AfterEach
	void forget() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void whoAsksTooOftenIsToldWhenToAskAgain() throws Exception {
		assertThat(ask("GET", "/open-referral/v3/services", "192.0.2.7").getStatus()).isEqualTo(200);
		assertThat(ask("HEAD", "/open-referral/v3/services", "192.0.2.99").getStatus()).isEqualTo(200);

		var refused = ask("GET", "/open-referral/v3/services", "192.0.2.7");
		assertThat(refused.getStatus()).isEqualTo(429);
		assertThat(Integer.parseInt(String.valueOf(refused.getHeader("Retry-After")))).isBetween(1, 1801);
		assertThat(refused.getContentType()).isEqualTo("application/problem+json");
		assertThat(refused.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
		assertThat(refused.getContentAsString()).contains("\"status\":429").doesNotContain("192.0.2");

		assertThat(ask("GET", "/open-referral/v3/services", "198.51.100.1").getStatus()).as("another network")
			.isEqualTo(200);
		assertThat(ask("GET", "/find-help", "192.0.2.7").getStatus()).as("pages for people are not counted")
			.isEqualTo(200);
	}

	@Test
	void pagesOfOtherSitesMayAsk() throws Exception {
		var asked = ask("OPTIONS", "/open-referral/v3/services", "192.0.2.7");

		assertThat(asked.getStatus()).isEqualTo(204);
		assertThat(asked.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
		assertThat(asked.getHeader("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE", "TRACE" })
	void nothingIsWritten(String method) throws Exception {
		var refused = ask(method, "/open-referral/v3/services", "192.0.2.7");

		assertThat(refused.getStatus()).isEqualTo(405);
		assertThat(refused.getHeader("Allow")).isEqualTo("GET, HEAD, OPTIONS");
	}

	private MockHttpServletResponse ask(String method, String path, String from) throws Exception {
		var request = new MockHttpServletRequest(method, path);
		request.setRemoteAddr(from);
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
		var response = new MockHttpServletResponse();
		door.doFilter(request, response, new MockFilterChain());
		return response;
	}

}
