package scot.adp.directory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.http.client.InetAddressFilter;
import scot.adp.directory.FeedView.Fault;
import scot.adp.directory.FeedView.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** Feeds read by their address, from a server of this test. */
class FeedClientTests {

	private static final FeedRules.Limits LIMITS = new FeedRules.Limits(100, 20, 1, 20, 5);

	private static final String ONE = "{\"id\":\"a-1\",\"name\":\"One\",\"phones\":[{\"number\":\"01632 960001\"}]}";

	private static final String TWO = "{\"id\":\"a-2\",\"name\":\"Two\",\"phones\":[]}";

	private final Map<String, String> answers = new HashMap<>();

	private final Map<String, String> tags = new HashMap<>();

	private final Map<String, String> redirects = new HashMap<>();

	private final List<String> asked = new ArrayList<>();

	private HttpServer server;

	private String address;

	@BeforeEach
	void serve() throws IOException {
		List.of(answers, tags, redirects).forEach(Map::clear);
		asked.clear();
		server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		server.createContext("/", this::answer);
		server.start();
		address = "http://127.0.0.1:%d/v3".formatted(server.getAddress().getPort());
	}

	@AfterEach
	void end() {
		server.stop(0);
	}

	@Test
	void allPagesAreReadBehindOneAnother() {
		page(1, 2, ONE);
		page(2, 2, TWO);

		var answer = read(Map.of());

		assertThat(answer.outcome()).isEqualTo(Outcome.WAITING);
		assertThat(services(answer)).containsExactly("One", "Two");
		assertThat(reading(answer).all()).isTrue();
	}

	@Test
	void servicesOfWhichAListTellsLittleAreReadEach() {
		page(1, 1, "{\"id\":\"a-1\",\"name\":\"One\"}");
		answers.put("/v3/services/a-1", ONE);

		assertThat(reading(read(Map.of())).services().getFirst().phones()).hasSize(1);
	}

	@Test
	void idIsOnePartOfTheAddressWhateverStandsInIt() {
		page(1, 1, "{\"id\":\"a 1/b?c\",\"name\":\"One\"}");
		answers.put("/v3/services/a%201%2Fb%3Fc", ONE.replace("a-1", "a 1/b?c"));

		assertThat(reading(read(Map.of())).services().getFirst().phones()).hasSize(1);
	}

	@Test
	void whoSendsOnToNoAddressAtAllRefuses() {
		redirects.put("/v3/services?page=1&per_page=100&full=true", "http://not an address");

		assertThat(read(Map.of()).fault()).isEqualTo(Fault.REFUSED);
	}

	@Test
	void feedThatKnowsNoPartsIsAskedWithoutThem() {
		answers.put("/v3/services?page=1", "[%s]".formatted(ONE));
		answers.put("/v3/services?page=1&per_page=100&full=true", "400");

		assertThat(services(read(Map.of()))).containsExactly("One");
	}

	@Test
	void whatIsTheSameAsBeforeIsNotSentAgain() {
		page(1, 1, ONE);
		tags.put("/v3/services?page=1&per_page=100&full=true", "\"v1\"");
		var first = read(Map.of());
		asked.clear();

		var second = read(first.answers());

		assertThat(second.outcome()).isEqualTo(Outcome.UNCHANGED);
		assertThat(asked).containsExactly("/v3/services?page=1&per_page=100&full=true \"v1\"");
	}

	@Test
	void oneAnswerThatChangedIsReasonToReadAllAnew() {
		page(1, 2, ONE);
		page(2, 2, TWO);
		tags.put("/v3/services?page=1&per_page=100&full=true", "\"v1\"");
		tags.put("/v3/services?page=2&per_page=100&full=true", "\"v1\"");
		var first = read(Map.of());
		tags.put("/v3/services?page=2&per_page=100&full=true", "\"v2\"");
		page(2, 2, TWO.replace("Two", "Two anew"));

		assertThat(services(read(first.answers()))).containsExactly("One", "Two anew");
	}

	@Test
	void redirectWithinTheHostIsFollowed() {
		redirects.put("/v3/services?page=1&per_page=100&full=true", "/v4/services");
		answers.put("/v4/services", "[%s]".formatted(ONE));

		assertThat(services(read(Map.of()))).containsExactly("One");
	}

	@Test
	void redirectToAnotherHostIsNotFollowed() {
		redirects.put("/v3/services?page=1&per_page=100&full=true",
				"http://localhost:%d/v4/services".formatted(server.getAddress().getPort()));
		answers.put("/v4/services", "[%s]".formatted(ONE));

		assertThat(read(Map.of()).fault()).isEqualTo(Fault.ELSEWHERE);
		assertThat(asked).isNotEmpty().noneMatch(it -> it.startsWith("/v4"));
	}

	@Test
	void redirectsThatGoRoundEnd() {
		redirects.put("/v3/services?page=1&per_page=100&full=true", "/v3/services?page=1&per_page=100&full=true");

		assertThat(read(Map.of()).fault()).isEqualTo(Fault.ELSEWHERE);
	}

	@Test
	void listIsAskedAsItStandsAndForWhatStandsBehindIt() {
		answers.put("/list?action=all", "{\"count\":2,\"next\":\"?action=all&page=2\",\"data\":[%s]}".formatted(ONE));
		answers.put("/list?action=all&page=2", "{\"count\":2,\"next\":null,\"data\":[%s]}".formatted(TWO));
		address = address.replace("/v3", "/list?action=all");

		var answer = read(Map.of());

		assertThat(services(answer)).containsExactly("One", "Two");
		assertThat(reading(answer).all()).isTrue();
		assertThat(asked).hasSize(2);
	}

	@Test
	void listThatLeadsToAnotherHostIsNotReadOn() {
		answers.put("/list.json", "{\"next\":\"http://elsewhere.example/list.json\",\"data\":[%s]}".formatted(ONE));
		address = address.replace("/v3", "/list.json");

		assertThat(read(Map.of()).fault()).isEqualTo(Fault.NOT_ALLOWED);
		assertThat(asked).containsExactly("/list.json");
	}

	@Test
	void listEndsWhereNothingIsSaidToStandBehindIt() {
		answers.put("/list.json", "{\"next\":\"/more.json\",\"data\":[%s]}".formatted(ONE));
		answers.put("/more.json", "[%s]".formatted(TWO));
		address = address.replace("/v3", "/list.json");

		assertThat(services(read(Map.of()))).containsExactly("One", "Two");
	}

	@Test
	void listThatLeadsToItselfIsNotReadForEver() {
		answers.put("/list.json", "{\"next\":\"/list.json\",\"data\":[%s]}".formatted(ONE));
		address = address.replace("/v3", "/list.json");

		assertThat(read(Map.of()).fault()).isEqualTo(Fault.TOO_LARGE);
	}

	@Test
	void hostThatIsNotNamedIsNotAsked() {
		page(1, 1, ONE);

		var client = new FeedClient(Set.of("feeds.example"), LIMITS, InetAddressFilter.all(), "http");

		assertThat(client.read(address, Map.of()).fault()).isEqualTo(Fault.NOT_ALLOWED);
		assertThat(asked).isEmpty();
	}

	@Test
	void addressWithinThisNetworkIsNotAsked() {
		page(1, 1, ONE);

		var client = new FeedClient(Set.of("127.0.0.1", "localhost"), LIMITS, InetAddressFilter.externalAddresses(),
				"http");

		assertThat(client.read(address, Map.of()).fault()).isEqualTo(Fault.NOT_ALLOWED);
		assertThat(client.read(address.replace("127.0.0.1", "localhost"), Map.of()).fault())
			.isEqualTo(Fault.NOT_ALLOWED);
		assertThat(asked).isEmpty();
	}

	@Test
	void feedsAreReadByHttpsAlone() {
		page(1, 1, ONE);

		var client = new FeedClient(Set.of("127.0.0.1"), LIMITS, InetAddressFilter.all(), "https");

		assertThat(client.read(address, Map.of()).fault()).isEqualTo(Fault.NOT_ALLOWED);
	}

	@Test
	void moreThanIsReadIsNotReadOn() {
		answers.put("/v3/services?page=1&per_page=100&full=true",
				"[{\"id\":\"a\",\"name\":\"A\",\"phones\":[],\"x\":[%s]}]".formatted("1,".repeat(600_000) + "1"));

		assertThat(read(Map.of()).fault()).isEqualTo(Fault.TOO_LARGE);
	}

	@Test
	void feedWithoutEndIsNotReadOn() {
		for (int n = 1; n <= 30; n++) {
			page(n, 10_000, "{\"id\":\"p-%d\",\"name\":\"One\",\"phones\":[]}".formatted(n));
		}

		assertThat(read(Map.of()).fault()).isEqualTo(Fault.TOO_LARGE);
	}

	@Test
	void feedThatIsAwayIsToldSo() {
		server.stop(0);

		assertThat(read(Map.of()).fault()).isEqualTo(Fault.NO_ANSWER);
	}

	@Test
	void answerThatSaysThatThereIsNothingIsToldSo() {
		assertThat(read(Map.of()).fault()).isEqualTo(Fault.REFUSED);
	}

	@Test
	void whatIsNoFeedIsToldSo() {
		answers.put("/v3/services?page=1&per_page=100&full=true", "<html>Sign in</html>");

		assertThat(read(Map.of()).fault()).isEqualTo(Fault.NO_FEED);
	}

	private FeedClient.Answer read(Map<String, FeedClient.Tag> before) {
		return new FeedClient(Set.of("127.0.0.1"), LIMITS, InetAddressFilter.all(), "http").read(address, before);
	}

	private static OpenReferral.Reading reading(FeedClient.Answer answer) {
		return Objects.requireNonNull(answer.reading(), String.valueOf(answer.fault()));
	}

	private static List<String> services(FeedClient.Answer answer) {
		return reading(answer).services().stream().map(FeedService::name).toList();
	}

	private void page(int number, int of, String services) {
		answers.put("/v3/services?page=%d&per_page=100&full=true".formatted(number),
				"{\"total_items\":%d,\"total_pages\":%d,\"page_number\":%d,\"contents\":[%s]}".formatted(of, of, number,
						services));
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().toString();
		@Nullable String tag = tags.get(path);
		@Nullable String known = exchange.getRequestHeaders().getFirst("If-None-Match");
		asked.add((known != null) ? "%s %s".formatted(path, known) : path);
		if (tag != null) {
			exchange.getResponseHeaders().add("ETag", tag);
		}
		if (redirects.containsKey(path)) {
			exchange.getResponseHeaders().add("Location", redirects.get(path));
			exchange.sendResponseHeaders(302, -1);
		}
		else if (tag != null && tag.equals(known)) {
			exchange.sendResponseHeaders(304, -1);
		}
		else if (!answers.containsKey(path)) {
			exchange.sendResponseHeaders(404, -1);
		}
		else if (answers.get(path).equals("400")) {
			exchange.sendResponseHeaders(400, -1);
		}
		else {
			byte[] body = answers.get(path).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
		exchange.close();
	}

}
