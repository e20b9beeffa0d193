package scot.adp.api;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the examples of the guide, in order, as a reader would who types them into one
 * shell. An example answers without errors, or as the excerpt that follows it shows.
 */
@AdpTest
class GraphQlGuideTests {

	private static final Path GUIDE = Path.of("docs", "graphql.md");

	private static final String ADDRESS = "http://localhost:8080";

	private static final Pattern BLOCK = Pattern.compile("^```(sh|json)\\n(.*?)^```$|^## (.+?)$",
			Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern KEPT = Pattern.compile("(\\w+)=\\$\\(curl .*", Pattern.DOTALL);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@TestFactory
	Stream<DynamicTest> examplesAnswerAsToldInTheGuide(@Autowired GraphQl graphQl, @Autowired MovableClock clock)
			throws IOException {
		return examples(Files.readString(GUIDE)).stream()
			.map(example -> DynamicTest.dynamicTest(example.name(),
					() -> example.check(run(example.script(graphQl.address(), clock)))));
	}

	@Test
	void guideCoversWhatADashboardNeeds() throws IOException {
		String guide = Files.readString(GUIDE);

		assertThat(examples(guide)).hasSizeGreaterThan(12);
		assertThat(guide).contains("query Plan", "freshness: [STALE]", "endCursor", "action(plan:", "node(id:",
				"recordUpdate(input:", "noChange(input:", "idempotencyKey", "expectedVersion", "heardHow");
		for (Object limit : new Object[] { DocumentLimits.MAX_DEPTH, DocumentLimits.MAX_FIELDS,
				DocumentLimits.MAX_ALIASES, DocumentLimits.MAX_FRAGMENTS, DocumentLimits.MAX_USES,
				DocumentLimits.MAX_LISTS }) {
			assertThat(guide).containsPattern("\\| %s( levels)? \\|".formatted(limit));
		}
	}

	private static List<Example> examples(String guide) {
		var examples = new ArrayList<Example>();
		var kept = new LinkedHashMap<String, String>();
		var blocks = BLOCK.matcher(guide);
		String heading = "";
		while (blocks.find()) {
			if (blocks.group(3) != null) {
				heading = blocks.group(3);
			}
			else if (blocks.group(1).equals("json")) {
				var last = examples.removeLast();
				examples.add(new Example(last.name(), last.commands(), JSON.readTree(blocks.group(2))));
			}
			else {
				String block = blocks.group(2);
				var assignment = KEPT.matcher(block);
				if (assignment.matches()) {
					kept.put(assignment.group(1), block);
				}
				else {
					assertThat(block).startsWith("curl ");
					examples.add(new Example("%s, %d".formatted(heading, examples.size() + 1),
							String.join("", kept.values()) + block, JSON.createObjectNode()));
				}
			}
		}
		return examples;
	}

	private static String run(String script) throws Exception {
		var builder = new ProcessBuilder("bash", "-c", "command -v curl >/dev/null || exit 127\n" + script)
			.redirectErrorStream(true);
		builder.environment().put("no_proxy", "*");
		Process process;
		try {
			process = builder.start();
		}
		catch (IOException ex) {
			throw new TestAbortedException("There is no bash here to run the examples with", ex);
		}
		String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		if (process.exitValue() == 127) {
			throw new TestAbortedException("There is no curl here to run the examples with");
		}
		assertThat(process.exitValue()).as(answer).isZero();
		return answer;
	}

	/**
	 * One command of the guide.
	 *
	 * @param commands with those before it that keep something for it
	 * @param excerpt of its answer, as the guide shows it; empty where it shows none
	 */
	private record Example(String name, String commands, JsonNode excerpt) {

		String script(URI address, MovableClock clock) {
			// Told by the shell, so that what it would not fill in stays as a reader
			// sends it.
			return "date() { echo %s; }\n".formatted(clock.today()) + commands.replace(ADDRESS, address.toString());
		}

		void check(String text) {
			JsonNode answer = JSON.readTree(text);
			assertThat(codes(answer)).as(text).isEqualTo(codes(excerpt));
			if (codes(answer).isEmpty()) {
				assertThat(answer.at("/data").isObject()).as(text).isTrue();
				assertThat(answer.at("/data")).as(text).isNotEmpty().noneMatch(JsonNode::isNull);
			}
			holds(answer, excerpt, text);
		}

		private static List<String> codes(JsonNode answer) {
			return answer.path("errors")
				.valueStream()
				.map(error -> error.at("/extensions/code").asString())
				.distinct()
				.toList();
		}

		/** Every field of the excerpt is in the answer, whatever its value. */
		private static void holds(JsonNode answer, JsonNode excerpt, String text) {
			for (Map.Entry<String, JsonNode> field : excerpt.properties()) {
				assertThat(answer.has(field.getKey())).as("%s in %s", field.getKey(), text).isTrue();
				holds(answer.get(field.getKey()), field.getValue(), text);
			}
			if (excerpt.isArray()) {
				assertThat(answer.size()).as(text).isGreaterThanOrEqualTo(excerpt.size());
				for (int i = 0; i < excerpt.size(); i++) {
					holds(answer.get(i), excerpt.get(i), text);
				}
			}
		}

	}

}
