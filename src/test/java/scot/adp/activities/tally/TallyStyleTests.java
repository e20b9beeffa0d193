package scot.adp.activities.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages to count by look like the rest of the program, and keep no more than said.
 */
class TallyStyleTests {

	private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");

	private static final Pattern TOKEN = Pattern.compile("(?m)^\\s*(--adp-[a-z-]+): (.*);$");

	@Test
	void coloursAreThoseOfTheProgram() throws IOException {
		var all = tokens(Files.readString(RESOURCES.resolve("adp.css")));
		String style = Files.readString(RESOURCES.resolve("tally.css"));

		assertThat(tokens(style.substring(0, style.indexOf('}')))).hasSizeGreaterThan(8)
			.allSatisfy((name, value) -> assertThat(all).containsEntry(name, value));
	}

	@Test
	void filesAskNoOtherServerAndKeepNothingOfAPerson() throws IOException {
		assertThat(Files.readString(RESOURCES.resolve("tally.css"))).doesNotContain("url(", "@import");
		for (String script : new String[] { "tally.js", "tally-worker.js" }) {
			assertThat(Files.readString(RESOURCES.resolve(script))).doesNotContain("http:", "https:", "geolocation",
					"document.cookie", "sendBeacon", "innerHTML", "eval(");
		}
	}

	private static Map<String, String> tokens(String style) {
		return TOKEN.matcher(style)
			.results()
			.collect(Collectors.toMap(it -> it.group(1), it -> it.group(2), (one, again) -> one));
	}

}
