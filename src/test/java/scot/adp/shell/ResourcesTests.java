package scot.adp.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The style sheet and the texts are whole: a slip there fails quietly in a browser. */
class ResourcesTests {

	private static final Path RESOURCES = Path.of("src", "main", "resources");

	@Test
	void everyBlockOfTheStyleSheetIsClosedBeforeTheNextBegins() throws IOException {
		int depth = 0;
		for (String line : Files.readAllLines(RESOURCES.resolve("META-INF/resources/adp.css"))) {
			boolean outermost = !line.isBlank() && !line.startsWith(" ") && !line.startsWith("}");
			assertThat(outermost ? depth : 0).as(line).isZero();
			depth += (int) (count(line, '{') - count(line, '}'));
		}
		assertThat(depth).isZero();
	}

	@Test
	void everyTextIsNamedOnce() throws IOException {
		List<String> names = Files.readAllLines(RESOURCES.resolve("vaadin-i18n/translations.properties"))
			.stream()
			.filter(line -> line.contains("=") && !line.startsWith("#"))
			.map(line -> line.substring(0, line.indexOf('=')))
			.toList();

		assertThat(names).isNotEmpty().doesNotHaveDuplicates();
	}

	private static long count(String line, char wanted) {
		return line.chars().filter(it -> it == wanted).count();
	}

}
