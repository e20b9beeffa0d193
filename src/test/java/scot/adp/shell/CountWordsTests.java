package scot.adp.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Words that tell a number fit it, be it nought, one or two. */
class CountWordsTests {

	private static final Path WORDS = Path.of("src/main/resources/words");

	/** Words with a number that is never one, each with the reason. */
	private static final Map<String, String> NEVER_ONE = Map.of("field.left", "the second is the limit of a field",
			"exchange.problems.more", "the first is the most that are shown", "reports.more",
			"the first is the most that are shown", "search.found.more", "it is the most that are shown",
			"search.similar.more", "it is the most that are shown", "mine.title", "one has words of its own",
			"mine.minutes", "one has words of its own", "agreements.end.what", "it is thirty days",
			"measures.threshold.words", "the least threshold is four");

	/** What a name does, which stands where a number could. */
	private static final Set<String> OF_NAMES = Set.of("as", "asks", "goes", "has", "is", "keeps", "leads", "needs",
			"says", "this", "waits", "was");

	private static final Set<String> OF_MANY = Set.of("are", "do", "have", "need", "people", "wait", "were");

	private static final Pattern WITH_ONE = Pattern
		.compile("(?<![\\p{Alnum},.])1 (?:(?:further|more|open|other) )?(\\p{L}+)");

	private static final Pattern WITH_TWO = Pattern.compile("(?<![\\p{Alnum},.])2 (?:has|needs|waits)\\b");

	@Test
	void wordsFitNoughtOneAndTwo() throws IOException {
		var odd = new TreeMap<String, List<String>>();
		words().forEach((key, text) -> {
			List<String> found = NEVER_ONE.containsKey(key) ? List.of() : odd(text);
			if (!found.isEmpty()) {
				odd.put(key, found);
			}
		});

		assertThat(odd).isEmpty();
		assertThat(words()).containsKeys(NEVER_ONE.keySet().toArray(String[]::new));
	}

	@Test
	void checkSeesWordsThatDoNotFit() {
		assertThat(odd("{0} groups have no meeting")).isNotEmpty();
		assertThat(odd("{0} of {1} need a look")).isNotEmpty();
		assertThat(odd("And {0} more rows")).isNotEmpty();
		assertThat(odd("{0, choice, 1#1 row|1<{0} rows}")).isNotEmpty();
		assertThat(odd("{0, choice, 0#No rows|1#1 row|1<{0} row} {0} needs")).isNotEmpty();
		assertThat(odd("{0, choice, 0#{0} rows|1#1 row|1<{0} rows} of {1}")).isEmpty();
		assertThat(odd("What {0} leads")).isEmpty();
	}

	private static List<String> odd(String text) {
		if (!text.contains("{0")) {
			return List.of();
		}
		boolean counts = text.contains("choice");
		String nought = said(text, 0);
		String one = said(text, 1);
		String two = said(text, 2);
		return Stream
			.of(counts && nought.matches("(?s).*\\b1\\b.*") ? nought : "",
					WITH_ONE.matcher(one).results().anyMatch(found -> isOfMany(found.group(1))) ? one : "",
					counts && WITH_TWO.matcher(two).find() ? two : "")
			.filter(it -> !it.isEmpty())
			.toList();
	}

	private static boolean isOfMany(String word) {
		return OF_MANY.contains(word) || word.endsWith("s") && !OF_NAMES.contains(word);
	}

	private static String said(String text, int number) {
		Object[] numbers = new Object[10];
		Arrays.fill(numbers, number);
		return new MessageFormat(text, Locale.UK).format(numbers);
	}

	private static Map<String, String> words() throws IOException {
		var words = new TreeMap<String, String>();
		try (Stream<Path> files = Files.list(WORDS)) {
			for (Path file : files.toList()) {
				var read = new Properties();
				try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
					read.load(reader);
				}
				read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
			}
		}
		return words;
	}

}
