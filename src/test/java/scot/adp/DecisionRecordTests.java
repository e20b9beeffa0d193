package scot.adp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionRecordTests {

	private static final Path FOLDER = Path.of("docs", "adr");

	private static final Pattern FILE_NAME = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

	private static final Pattern TITLE = Pattern.compile("# (\\d{4}) (.+)");

	private static final Pattern STANDING = Pattern
		.compile("(Proposed|Accepted|Superseded by \\d{4}), (\\d{4}-\\d{2}-\\d{2})");

	@Test
	void numbersAreUniqueAndConsecutive() throws IOException {
		var numbers = records().map(DecisionRecordTests::number).toList();

		assertThat(numbers).isNotEmpty()
			.isEqualTo(IntStream.rangeClosed(1, numbers.size()).mapToObj("%04d"::formatted).toList());
	}

	@Test
	void tableListsEachRecordAsItIs() throws IOException {
		var wanted = records().map(DecisionRecordTests::row).toList();

		assertThat(Files.readAllLines(FOLDER.resolve("README.md")).stream().filter(line -> line.matches("\\| \\d.*")))
			.containsExactlyElementsOf(wanted);
	}

	@ParameterizedTest
	@MethodSource("records")
	void recordTellsContextOptionsDecisionAndConsequences(Path record) throws IOException {
		var lines = Files.readAllLines(record);

		assertThat(lines.stream().filter(line -> line.startsWith("#")).skip(1)).containsExactly("## Context",
				"## Options", "## Decision", "## Consequences");
		for (String heading : lines.stream().filter(line -> line.startsWith("## ")).toList()) {
			var below = lines.subList(lines.indexOf(heading) + 1, lines.size());
			assertThat(below.stream().takeWhile(line -> !line.startsWith("#"))).as(heading)
				.anyMatch(line -> !line.isBlank());
		}
	}

	static Stream<Path> records() throws IOException {
		try (var files = Files.list(FOLDER)) {
			return files.filter(file -> !file.endsWith("README.md")).sorted().toList().stream();
		}
	}

	private static String number(Path record) {
		return matched(FILE_NAME, record.getFileName().toString()).group(1);
	}

	private static String row(Path record) {
		try {
			List<String> lines = Files.readAllLines(record);
			var title = matched(TITLE, lines.getFirst());
			var standing = matched(STANDING, lines.get(2));
			assertThat(title.group(1)).as("number in the title of %s", record).isEqualTo(number(record));
			return "| %s | [%s](%s) | %s | %s |".formatted(title.group(1), title.group(2), record.getFileName(),
					standing.group(1), standing.group(2));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static Matcher matched(Pattern pattern, String text) {
		var matcher = pattern.matcher(text);
		assertThat(matcher.matches()).as("'%s' reads like %s", text, pattern).isTrue();
		return matcher;
	}

}
