package scot.adp.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The style sheet and the texts are whole: a slip there fails quietly in a browser. */
class ResourcesTests {

	private static final Path RESOURCES = Path.of("src", "main", "resources");

	@Test
	void everyBlockOfTheStyleSheetIsClosedBeforeTheNextBegins() throws IOException {
		int depth = 0;
		for (String line : Files.readAllLines(RESOURCES.resolve("META-INF/resources/adp.css"))) {
			int indented = line.length() - line.stripLeading().length();
			assertThat(line.endsWith("{") ? depth : indented / 2).as(line).isEqualTo(indented / 2);
			depth += (int) (count(line, '{') - count(line, '}'));
		}
		assertThat(depth).isZero();
	}

	private static long count(String line, char wanted) {
		return line.chars().filter(it -> it == wanted).count();
	}

}
