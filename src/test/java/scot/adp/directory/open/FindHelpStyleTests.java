package scot.adp.directory.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The open pages look like the rest of the program, and are light to load. */
class FindHelpStyleTests {

	private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");

	private static final Pattern TOKEN = Pattern.compile("(?m)^\\s*(--adp-[a-z-]+): (.*);$");

	@Test
	void coloursAreThoseOfTheProgram() throws IOException {
		var all = tokens("adp.css");

		assertThat(tokens("find-help.css")).isNotEmpty()
			.allSatisfy((name, value) -> assertThat(all).containsEntry(name, value));
	}

	@Test
	void pagesAreLight() throws IOException {
		assertThat(Files.size(RESOURCES.resolve("find-help.css"))).isLessThan(20_000);
		assertThat(Files.size(RESOURCES.resolve("find-help.js"))).isLessThan(5_000);
		assertThat(Files.readString(RESOURCES.resolve("find-help.css"))).doesNotContain("url(", "@import");
		String script = Files.readString(RESOURCES.resolve("find-help.js"));
		assertThat(script).doesNotContain("fetch", "XMLHttp", "sendBeacon", "localStorage", "cookie");
		assertThat(script.split("sessionStorage", -1)).as("where the device is, for one search").hasSize(4);
		assertThat(script).containsPattern("const from = kept\\(\\);\\s+keep\\(''\\);");
	}

	private static Map<String, String> tokens(String file) throws IOException {
		return TOKEN.matcher(Files.readString(RESOURCES.resolve(file)))
			.results()
			.collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
	}

}
