package scot.adp.api;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever comes to {@code /graphql} is answered in JSON and in one form, without a
 * session. Requests are written byte by byte, since clients of HTTP put much right.
 */
@AdpTest
@ExtendWith(OutputCaptureExtension.class)
class GraphQlDoorTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String QUERY = "?query=%7B__typename%7D";

	@Autowired
	GraphQl graphQl;

	@ParameterizedTest
	@ValueSource(strings = { "/graphql?query=%7B__typename%7D", "/graphql/?query=%7B__typename%7D",
			"/graphql?query={__typename}", "/graphql?query=%7B__typename%7D&variables=&extensions=&operationName=",
			"/graphql?query=%7B__typename%7D&variables=%7B%7D&extensions=%7B%22a%22:1%7D&else=1",
			"/graphql?query=query+A%7B__typename%7D+query+B%7Bme%7Bname%7D%7D&operationName=A",
			"/%67raphql?query=%7B__typename%7D" })
	void queryByGetIsAnswered(String address) throws IOException {
		var told = ask("GET", address, List.of(), "");

		assertThat(told.status()).isEqualTo(200);
		assertThat(told.json().at("/data/__typename").asString()).isEqualTo("Query");
	}

	@Test
	void variablesOfAGetAreJson() throws IOException {
		var told = ask("GET",
				"/graphql?query=query($c:String!)%7Bplan(code:$c)%7Bcode%7D%7D&variables=%7B%22c%22:%22NAADP-2025%22%7D",
				List.of(), "");

		assertThat(told.json().at("/data/plan/code").asString()).isEqualTo("NAADP-2025");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mutation%7B__typename%7D",
			"mutation%7BmarkSent(input:%7BidempotencyKey:%22k%22,id:%22a%22,expectedVersion:1%7D)%7Bid%7D%7D",
			"query+A%7B__typename%7D+mutation+B%7B__typename%7D&operationName=B" })
	void changeByGetIsRefused(String query) throws IOException {
		var told = ask("GET", "/graphql?query=" + query, List.of(), "");

		told.refusedWith(405, "INVALID", "send it by POST");
		assertThat(told.header("Allow")).isEqualTo("POST");
		assertThat(told.json().has("data")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "``|Give the query itself", "?query=|'query' is the query", "?query=%zz|hexadecimal",
					"?query=%|hexadecimal", "?query=%ff|not in UTF-8",
					"?query=%7B__typename%7D&query=%7Bme%7D|'query' stands twice",
					"?query=%7B__typename%7D&variables=x|'variables' is no JSON",
					"?query=%7B__typename%7D&variables=[1]|'variables' is an object",
					"?query=%7B__typename%7D&extensions=%22a%22|'extensions' is an object" })
	void addressOfTheWrongFormIsTold(String parameters, String words) throws IOException {
		ask("GET", "/graphql" + parameters, List.of(), "").refusedWith(400, "INVALID", words);
	}

	/** A browser that knows a password sends it along wherever a link leads. */
	@Test
	void pageOfAnotherSiteCannotAsk() throws IOException {
		ask("GET", "/graphql" + QUERY, List.of("Sec-Fetch-Site: cross-site"), "").refusedWith(403, "FORBIDDEN",
				"other sites");
		assertThat(ask("GET", "/graphql" + QUERY, List.of("Sec-Fetch-Site: none"), "").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "DELETE", "PATCH", "OPTIONS" })
	void otherMethodIsTold(String method) throws IOException {
		for (var headers : List.of(List.<String>of(),
				List.of("Origin: https://elsewhere.example", "Access-Control-Request-Method: POST"))) {
			var told = ask(method, "/graphql", headers, "");

			told.refusedWith(405, "INVALID", method + " is not taken");
			assertThat(told.header("Allow")).isEqualTo("GET, POST");
		}
	}

	@Test
	void headIsToldWithoutABody() throws IOException {
		var told = ask("HEAD", "/graphql" + QUERY, List.of(), "");

		assertThat(told.status()).isEqualTo(405);
		assertThat(told.header("Allow")).isEqualTo("GET, POST");
		assertThat(told.header("Content-Type")).startsWith("application/json");
		assertThat(told.body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "BREW" })
	void methodThatTheServerRefusesIsToldToo(String method) throws IOException {
		var told = ask(method, "/graphql", List.of(), "");

		told.refusedWith((method.equals("TRACE")) ? 405 : 400, "INVALID", "GraphQL is at /graphql");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "/graphql/x|404|NOT_FOUND", "/graphql/schema|404|NOT_FOUND", "/graphql/graphql/|404|NOT_FOUND",
					"/graphql;a=b|400|INVALID", "/graphql;jsessionid=A|400|INVALID", "/graphql//|400|INVALID",
					"/graphql/./x|400|INVALID", "/graphql%2fx|400|INVALID", "/graphql%00|400|INVALID",
					"/graphql?query=a<b|400|INVALID", "/graphql?query=\u00e9|400|INVALID" })
	void addressThatIsNoneIsTold(String address, int status, String code) throws IOException {
		ask("POST", address, List.of("Content-Type: application/json"), "{}").refusedWith(status, code, "");
	}

	@Test
	void addressThatIsTooLongIsTold() throws IOException {
		ask("GET", "/graphql?query=" + "a".repeat(20_000), List.of(), "").refusedWith(400, "INVALID",
				"send it by POST where it is long");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Content-Type: text/plain", "Content-Type: application/x-www-form-urlencoded",
			"Content-Type: multipart/form-data; boundary=x", "Content-Type: application/graphql",
			"Content-Type: nonsense;;", "Content-Type: application/json; charset=utf-16",
			"Content-Type: application/json\r\nContent-Encoding: gzip" })
	void bodyOfAnotherKindIsTold(String header) throws IOException {
		ask("POST", "/graphql", header.isEmpty() ? List.of() : List.of(header), "{\"query\": \"{ __typename }\"}")
			.refusedWith(415, "INVALID", "Content-Type: application/json");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "application/json|application/json", "*/*|application/json", "''|application/json",
					"application/*|application/json",
					"application/graphql-response+json|application/graphql-response+json",
					"application/graphql-response+json, application/json|application/graphql-response+json",
					"application/json, application/graphql-response+json|application/json",
					"application/json;q=0.5, application/graphql-response+json|application/graphql-response+json",
					"text/html, */*;q=0.1|application/json" })
	void answerHasTheFormAskedFor(String accept, String form) throws IOException {
		var headers = new ArrayList<>(List.of("Content-Type: application/json; charset=utf-8"));
		if (!accept.isEmpty()) {
			headers.add("Accept: " + accept);
		}

		assertThat(ask("POST", "/graphql", headers, "{\"query\": \"{ __typename }\"}").header("Content-Type"))
			.isEqualToIgnoringCase(form + ";charset=UTF-8");
		assertThat(ask("POST", "/graphql", headers, "{\"query\": \"{ nothing }\"}").status())
			.isEqualTo(form.contains("graphql") ? 400 : 200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "text/event-stream", "multipart/mixed", "nonsense", "application/json;q=0" })
	void formThatIsNotGivenIsTold(String accept) throws IOException {
		ask("POST", "/graphql", List.of("Content-Type: application/json", "Accept: " + accept),
				"{\"query\": \"{ __typename }\"}")
			.refusedWith(406, "INVALID", "application/graphql-response+json or application/json");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "``|The body is empty", "` `|The body is empty",
			"no json|line 1, column 1", "{\"query\": \"{ __typename }\"} x|line 1",
			"{\"query\": \"a\", \"query\": \"b\"}|line 1", "[]|one request at a time",
			"[{\"query\": \"{ __typename }\"}]|one request at a time", "3|no JSON object", "null|no JSON object",
			"\"{ __typename }\"|no JSON object", "{}|Give the query itself", "{\"query\": null}|Give the query itself",
			"{\"documentId\": \"sha256:aa\"}|no queries are kept", "{\"query\": 1}|'query' is the query",
			"{\"query\": \" \"}|'query' is the query", "{\"query\": [\"{ __typename }\"]}|'query' is the query" })
	void bodyOfTheWrongFormIsTold(String body, String words) throws IOException {
		post(body).refusedWith(400, "INVALID", words);
	}

	@Test
	void everyFaultOfARequestIsToldAtOnce() throws IOException {
		var told = post(
				"{\"query\": 1, \"variables\": \"{}\", \"operationName\": {}, \"extensions\": [\"persistedQuery\"]}");

		assertThat(
				told.json().at("/errors/0/extensions/fields").valueStream().map(field -> field.get("path").asString()))
			.containsExactly("query", "operationName", "variables", "extensions");
	}

	@Test
	void namesThatAreNothingAreTakenAsLeftOut() throws IOException {
		var told = post(
				"{\"query\": \"{ __typename }\", \"variables\": null, \"operationName\": null, \"extensions\": null}");

		assertThat(told.status()).isEqualTo(200);
		assertThat(told.json().has("errors")).isFalse();
	}

	/** As PHP writes an empty object. */
	@Test
	void emptyArrayIsTakenAsAnEmptyObject() throws IOException {
		assertThat(post("{\"query\": \"{ __typename }\", \"variables\": [], \"extensions\": []}").json()
			.at("/data/__typename")
			.asString()).isEqualTo("Query");
		assertThat(ask("GET", "/graphql" + QUERY + "&variables=[]&extensions=%5B%5D", List.of(), "").status())
			.isEqualTo(200);
		post("{\"query\": \"{ __typename }\", \"variables\": [{}]}").refusedWith(400, "INVALID",
				"'variables' is an object");
	}

	@Test
	void nameInTheAddressMakesNoLineOfTheLogItsOwn(CapturedOutput output) throws IOException {
		ask("GET", "/graphql?a%0d%0aFORGED%1b=1&a%0D%0AFORGED%1B=2", List.of(), "").refusedWith(400, "INVALID",
				"stands twice");

		assertThat(output.getAll()).contains("FORGED")
			.doesNotContain("\nFORGED")
			.doesNotContain("\rFORGED")
			.doesNotContain("FORGED\u001b");
	}

	@Test
	void acceptOfVeryManyTypesIsTold() throws IOException {
		ask("POST", "/graphql", List.of("Content-Type: application/json", "Accept: text/x" + ", text/x".repeat(60)),
				"{\"query\": \"{ __typename }\"}")
			.refusedWith(406, "INVALID", "application/graphql-response+json or application/json");
	}

	@Test
	void operationThatIsNotThereIsTold() throws IOException {
		assertThat(post("{\"query\": \"query A { __typename }\", \"operationName\": \"B\"}").json()
			.at("/errors/0/extensions/code")
			.asString()).isEqualTo("INVALID");
	}

	@Test
	void bytesThatAreNoTextAreTold() throws IOException {
		send("POST", "/graphql", List.of("Content-Type: application/json"),
				"{\"query\": \"{ __typename } # \u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))
			.refusedWith(400, "INVALID", "not in UTF-8");
	}

	@Test
	void markBeforeTheTextIsNoPartOfIt() throws IOException {
		assertThat(post("\uFEFF{\"query\": \"{ __typename }\"}").status()).isEqualTo(200);
	}

	@Test
	void nestingWithoutEndIsTold() throws IOException {
		post("[".repeat(5000)).refusedWith(400, "INVALID", "no JSON that can be read");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void bodyThatIsTooLargeIsTold(boolean chunked) throws IOException {
		String body = "{\"query\": \"{ __typename }" + " ".repeat(AskedRequest.MAX_BYTES) + "\"}";

		var told = chunked
				? send("POST", "/graphql", List.of("Content-Type: application/json", "Transfer-Encoding: chunked"),
						"%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body).getBytes(StandardCharsets.US_ASCII))
				: post(body);

		told.refusedWith(413, "INVALID", "at most 1048576 bytes");
	}

	@Test
	void digestWithoutItsQueryIsToldAsClientsKnowIt() throws IOException {
		String digest = "\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"%s\"}}"
			.formatted("0".repeat(64));

		for (String empty : List.of("", "\"query\": null, ", "\"query\": \"\", ")) {
			assertThat(post("{" + empty + digest + "}").json().at("/errors/0/message").asString()).as(empty)
				.isEqualTo("PersistedQueryNotSupported");
		}
		var told = post("{" + digest + "}");

		assertThat(told.json().at("/errors/0/message").asString()).isEqualTo("PersistedQueryNotSupported");
		assertThat(told.json().at("/errors/0/extensions/code").asString()).isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED");
		assertThat(told.status()).isEqualTo(200);
		assertThat(post("{\"query\": \"{ __typename }\", " + digest + "}").json().at("/data/__typename").asString())
			.isEqualTo("Query");
		assertThat(
				ask("GET", "/graphql?query=&extensions=%7B%22persistedQuery%22:%7B%22version%22:1%7D%7D", List.of(), "")
					.json()
					.at("/errors/0/extensions/code")
					.asString())
			.isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED");
	}

	@Test
	void webSocketIsTold() throws IOException {
		ask("GET", "/graphql",
				List.of("Upgrade: websocket", "Sec-WebSocket-Version: 13",
						"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="),
				"")
			.refusedWith(400, "INVALID", "no web socket");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/graphql", "/graphql/", "/graphql/x", "/graphql?query=%7B__typename%7D", "/%67raphql" })
	void strangerIsToldToSignInAndNothingElse(String address) throws IOException {
		for (String method : List.of("GET", "POST", "OPTIONS", "DELETE")) {
			var told = send(method, address, List.of("Authorization: "), new byte[0]);

			told.refusedWith(401, "FORBIDDEN", "Sign in");
		}
	}

	@Test
	void nameThatIsNotOursIsTold() throws IOException {
		send("GET", "/graphql" + QUERY, List.of("Host: elsewhere.example"), new byte[0]).refusedWith(421, "INVALID",
				"this computer only");
	}

	@Test
	void cookieOfASignedInPageIsNotTaken() throws IOException {
		send("GET", "/graphql" + QUERY, List.of("Authorization: ", "Cookie: adp-session=ABC"), new byte[0])
			.refusedWith(401, "FORBIDDEN", "Sign in");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/plans", "/graphqlx", "/nothing/here", "/?a={b}|[c]" })
	void sessionStandsInNoAddress(String page) throws IOException {
		var told = send("GET", page, List.of("Authorization: "), new byte[0]);

		assertThat(told.status()).isEqualTo(302);
		assertThat(told.header("Location")).endsWith("/sign-in").doesNotContain(";");
	}

	@Test
	void referenceOfARefusalLeadsToTheLog(CapturedOutput output) throws IOException {
		String reference = post("[]").header("X-Reference");

		assertThat(output.toString().lines().filter(line -> line.contains("[" + reference + "]")))
			.anyMatch(line -> line.contains("GraphQL refused a request with 400"));
	}

	private Told post(String body) throws IOException {
		return ask("POST", "/graphql", List.of("Content-Type: application/json"), body);
	}

	private Told ask(String method, String address, List<String> headers, String body) throws IOException {
		return send(method, address, headers, body.getBytes(StandardCharsets.UTF_8));
	}

	/** Sends a request as the lead officer, or with the credentials among its headers. */
	private Told send(String method, String address, List<String> headers, byte[] body) throws IOException {
		URI program = graphQl.address();
		var lines = new ArrayList<>(List.of("%s %s HTTP/1.1".formatted(method, address), "Connection: close"));
		if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
			lines.add("Host: %s:%d".formatted(program.getHost(), program.getPort()));
		}
		if (headers.stream().noneMatch(header -> header.startsWith("Authorization:"))) {
			lines.add("Authorization: Basic "
					+ Base64.getEncoder().encodeToString("lead:adp".getBytes(StandardCharsets.UTF_8)));
		}
		if (!headers.contains("Transfer-Encoding: chunked")) {
			lines.add("Content-Length: " + body.length);
		}
		lines.addAll(headers);
		try (var socket = new Socket(program.getHost(), program.getPort())) {
			socket.setSoTimeout(20_000);
			var out = socket.getOutputStream();
			out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
			out.flush();
			try {
				out.write(body);
			}
			catch (IOException ex) {
				// It was told before it had been sent to the end.
			}
			return Told.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	/** What came back. */
	private record Told(int status, Map<String, String> headers, String body) {

		static Told of(String text) {
			String[] parts = text.split("\r\n\r\n", 2);
			String[] lines = parts[0].split("\r\n");
			var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
			for (String line : lines) {
				int colon = line.indexOf(':');
				if (colon > 0) {
					headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
				}
			}
			return new Told(Integer.parseInt(lines[0].split(" ")[1]), headers, parts[1]);
		}

		String header(String name) {
			return headers.getOrDefault(name, "");
		}

		JsonNode json() {
			// Some answers come in one chunk.
			return JSON.readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
		}

		void refusedWith(int expected, String code, String words) {
			assertThat(status).as(body).isEqualTo(expected);
			assertThat(header("Content-Type")).startsWith("application/json");
			assertThat(header("Set-Cookie")).isEmpty();
			assertThat(header("Location")).isEmpty();
			assertThat(json().get("errors").size()).isEqualTo(1);
			JsonNode error = json().at("/errors/0");
			assertThat(error.get("message").asString()).isNotBlank().contains(words);
			assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
			assertThat(error.at("/extensions/reference").asString()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}")
				.isEqualTo(header("X-Reference"));
			assertThat(error.at("/extensions/fields").isArray()).isTrue();
			assertThat(body).doesNotContain("Exception", "org.", "tools.", "scot.adp");
		}

	}

}
