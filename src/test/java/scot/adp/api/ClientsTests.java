package scot.adp.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.Npm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients of GraphQL that others write, as they come, with what the guide says of them.
 */
@AdpTest
@Tag("slow")
class ClientsTests {

	private static final Path GUIDE = Path.of("docs", "graphql.md");

	private static final Path SCHEMA = Path.of("docs", "graphql", "schema.graphqls");

	private static final Path SCRIPTS = Path.of("src", "test", "resources", "clients");

	private static final String ADDRESS = "http://localhost:8080";

	private static final String CREDENTIALS = "Basic "
			+ Base64.getEncoder().encodeToString("lead:adp".getBytes(StandardCharsets.UTF_8));

	/** A part of the guide on a client, with its example. */
	private static final Pattern EXAMPLE = Pattern.compile("^### ([^\\n]+)$(?:(?!^#).)*?^```js\\n(.*?)^```$",
			Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern DOCUMENT = Pattern.compile("\"query\": (\"(?:[^\"\\\\]|\\\\.)*\")", Pattern.DOTALL);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	GraphQl graphQl;

	@ParameterizedTest
	@ValueSource(strings = { "apollo.mjs", "urql.mjs", "graphql-request.mjs", "relay.mjs" })
	void clientIsServedAsItComes(String script) throws IOException {
		assertThat(run(script, Map.of())).endsWith("done\n");
	}

	@Test
	void typesAreMadeOfTheSchemaAndOfEveryDocumentOfTheGuide() throws IOException {
		List<String> documents = DOCUMENT.matcher(Files.readString(GUIDE))
			.results()
			// The shell keeps variables from being its own, and drops line breaks.
			.map(found -> JSON.readTree(found.group(1).replace("\n", " ").replace("\\$", "$")).asString())
			.toList();
		Path list = Files.createTempFile("documents", ".json");
		try {
			Files.writeString(list, JSON.writeValueAsString(documents));
			assertThat(run("codegen.mjs", Map.of("ADP_DOCUMENTS", list.toString()))).endsWith("done\n");
		}
		finally {
			Files.delete(list);
		}
	}

	/** Every MUST holds, and so does every SHOULD. */
	@Test
	void auditOfTheGraphQlFoundationFindsNothing() throws IOException {
		List<String> results = run("audit.mjs", Map.of()).lines().toList();

		assertThat(results).hasSizeGreaterThan(50).allSatisfy(result -> assertThat(result).startsWith("ok "));
	}

	@TestFactory
	Stream<DynamicTest> examplesOfTheGuideRun() throws IOException {
		List<DynamicTest> examples = EXAMPLE.matcher(Files.readString(GUIDE))
			.results()
			.map(example -> DynamicTest.dynamicTest(example.group(1), () -> {
				Path folder = installed();
				Path script = folder.resolve("example-%s.mjs".formatted(example.group(1).replaceAll("\\W+", "-")));
				Files.writeString(script, example.group(2).replace(ADDRESS, graphQl.address().toString()));
				assertThat(Npm.node(folder, script, Map.of())).contains("Alcohol");
			}))
			.toList();
		assertThat(examples).extracting(DynamicTest::getDisplayName)
			.contains("Apollo Client", "urql", "graphql-request");
		return examples.stream();
	}

	/** As Power BI and Excel ask: what stands in Query goes into the address. */
	@Test
	void powerQueryIsServedByGet() throws Exception {
		var answer = powerQuery("/graphql?query=%7B%20plans%20%7B%20code%20title%20%7D%20%7D").GET();

		assertThat(body(answer).at("/data/plans/0/code").isString()).isTrue();
		assertThat(Files.readString(GUIDE)).contains("Query = [query = \"{ plans { code title } }\"]");
	}

	@Test
	void powerQueryIsServedByPost() throws Exception {
		var answer = powerQuery("/graphql").header("Content-Type", "application/json")
			.expectContinue(true)
			.POST(BodyPublishers.ofString("{\"query\":\"{ plans { code title } }\"}"));

		assertThat(body(answer).at("/data/plans/0/code").isString()).isTrue();
	}

	private HttpRequest.Builder powerQuery(String address) {
		return HttpRequest.newBuilder(graphQl.address().resolve(address))
			.version(HttpClient.Version.HTTP_1_1)
			.header("User-Agent", "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)")
			.header("Accept-Encoding", "gzip, deflate")
			.header("Authorization", CREDENTIALS);
	}

	private static JsonNode body(HttpRequest.Builder request) throws Exception {
		try (var http = HttpClient.newHttpClient()) {
			var answer = http.send(request.build(), BodyHandlers.ofInputStream());
			assertThat(answer.statusCode()).isEqualTo(200);
			boolean packed = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
			try (var body = packed ? new GZIPInputStream(answer.body()) : answer.body()) {
				return JSON.readTree(body);
			}
		}
	}

	private String run(String script, Map<String, String> more) throws IOException {
		Path folder = installed();
		// Modules are found beside the script.
		Path copy = Files.copy(SCRIPTS.resolve(script), folder.resolve(script), StandardCopyOption.REPLACE_EXISTING);
		var environment = new HashMap<>(more);
		URI address = graphQl.address().resolve("/graphql");
		environment.put("ADP_URL", address.toString());
		environment.put("ADP_AUTHORIZATION", CREDENTIALS);
		environment.put("ADP_SCHEMA", SCHEMA.toAbsolutePath().toString());
		return Npm.node(folder, copy, environment);
	}

	private static Path installed() {
		return Npm.install("graphql", "graphql@16.15.0", "graphql-http@1.23.1", "@apollo/client@4.3.8", "rxjs@7.8.2",
				"@urql/core@6.0.3", "@urql/exchange-persisted@5.0.1", "graphql-request@7.4.0", "relay-compiler@21.0.1",
				"relay-runtime@21.0.1", "@graphql-codegen/core@6.2.1", "@graphql-codegen/typescript@6.1.0",
				"@graphql-codegen/typescript-operations@6.1.9", "typescript@7.0.2");
	}

}
