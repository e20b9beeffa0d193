package scot.adp.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import scot.adp.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Pages have words for all that they name, and no words that they never say. */
class ModuleWordsTests {

	private static final Path CODE = Path.of("src/main/java/scot/adp");

	/** Pages that are plain HTML. */
	private static final Path TEMPLATES = Path.of("src/main/jte");

	/**
	 * What a template says by code; beside it stand attributes with marks of their own.
	 */
	private static final Pattern SAID = Pattern.compile("\\$\\{(?:[^{}\"]|\"[^\"]*\")*}");

	private static final Path WORDS = Path.of("src/main/resources/words");

	@Test
	void everyKeyThatIsNamedHasWords() throws IOException {
		assertThat(new Said(code(), keys()).missing()).isEmpty();
	}

	@Test
	void allWordsAreSaidSomewhere() throws IOException {
		assertThat(new Said(code(), keys()).unused()).isEmpty();
	}

	@Test
	void fileBelongsToAModule() throws IOException {
		try (Stream<Path> files = Files.list(WORDS)) {
			assertThat(files).isNotEmpty()
				.allSatisfy(file -> assertThat(CODE.resolve(file.getFileName().toString().replace(".properties", "")))
					.isDirectory());
		}
	}

	@Test
	void checkSeesWhatIsMissingAndWhatIsUnused() {
		var said = new Said(
				"""
						title(getTranslation("thing.title"), getTranslation("thing.state." + it.state().name(), 1),
								getTranslation(open ? "thing.open" : "thing.shut")); enum State { OPEN } reminder("thing.work") + ".verb"
						""",
				Set.of("thing.title", "thing.open", "thing.state.OPEN", "thing.state.GONE", "thing.work.verb",
						"thing.left-over"));
		assertThat(said.missing()).containsExactly("thing.shut");
		assertThat(said.unused()).containsExactly("thing.left-over", "thing.state.GONE");
	}

	@Test
	void wordsInTwoFilesStopTheStart() {
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> new ModuleWords(file("one.properties", "a=A\nb=B\n"), file("two.properties", "b=B\n")))
			.withMessageContaining("'b' stand in one.properties and in two.properties");
		assertThatExceptionOfType(StartRefused.class)
			.isThrownBy(() -> new ModuleWords(file("one.properties", "a=A\na=B\n")))
			.withMessageContaining("stand twice in one.properties");
	}

	@Test
	void wordsTakeWhatTheyAreGiven() throws IOException {
		var words = new ModuleWords(file("one.properties", "rows={0, choice, 1#1 row|1<{0} rows}\nplain=It''s {0}\n"));
		assertThat(words.getTranslation("rows", Locale.UK, 1)).isEqualTo("1 row");
		assertThat(words.getTranslation("rows", Locale.UK, 1200)).isEqualTo("1,200 rows");
		assertThat(words.getTranslation("plain", Locale.UK, "so")).isEqualTo("It's so");
		assertThat(words.getTranslation("plain", Locale.UK)).isEqualTo("It's {0}");
		assertThat(words.getTranslation("nowhere", Locale.UK)).isEqualTo("nowhere");
	}

	private static ByteArrayResource file(String name, String text) {
		return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {

			@Override
			public String getFilename() {
				return name;
			}
		};
	}

	private static String code() throws IOException {
		try (Stream<Path> files = Files.walk(CODE); Stream<Path> templates = Files.walk(TEMPLATES)) {
			return Stream
				.concat(files.filter(file -> file.toString().endsWith(".java")).map(ModuleWordsTests::read),
						templates.filter(file -> file.toString().endsWith(".jte"))
							.map(ModuleWordsTests::read)
							.flatMap(text -> SAID.matcher(text).results().map(MatchResult::group)))
				.collect(Collectors.joining("\n"));
		}
	}

	private static Set<String> keys() throws IOException {
		try (Stream<Path> files = Files.list(WORDS)) {
			return files.flatMap(file -> read(file).lines())
				.filter(line -> !line.startsWith("#") && line.contains("="))
				.map(line -> line.substring(0, line.indexOf('=')))
				.collect(Collectors.toSet());
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What the code says. A key is whole, or is put together: from a beginning that ends
	 * in a dot, what the code calls the thing, and an end that begins with a dot.
	 */
	private static final class Said {

		private static final Pattern ASKS = Pattern.compile("(?:getTranslation|translate|Words\\.of|\\btext)\\(");

		private static final Pattern SIGN = Pattern.compile("'(?:[^'\\\\\\n]|\\\\.)'");

		private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\\n]*)\"");

		private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[A-Za-z0-9_-]+)+\\.?");

		private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]*\\b");

		private static final Pattern TABLE = Pattern.compile("create table \\w+\\.(\\w+)");

		/**
		 * What code never says: ends of media types, and tables, after which rows are
		 * called.
		 */
		private static final Set<String> ELSEWHERE = Stream.concat(Stream.of("document", "jpeg"), tables())
			.collect(Collectors.toSet());

		private final Set<String> named;

		private final Set<String> literals;

		private final Set<String> constants;

		private final Set<String> keys;

		Said(String files, Set<String> keys) {
			// A quotation mark or a bracket that stands alone opens nothing.
			String code = SIGN.matcher(files).replaceAll("' '");
			this.keys = keys;
			this.named = ASKS.matcher(code)
				.results()
				.flatMap(asked -> literals(arguments(code, asked.end())))
				.filter(KEY.asMatchPredicate())
				.collect(Collectors.toSet());
			this.literals = literals(code).collect(Collectors.toSet());
			this.constants = CONSTANT.matcher(code).results().map(MatchResult::group).collect(Collectors.toSet());
		}

		Set<String> missing() {
			var missing = new TreeSet<>(named);
			missing.removeAll(keys);
			missing.removeIf(name -> name.endsWith(".") && keys.stream().anyMatch(key -> key.startsWith(name)));
			return missing;
		}

		Set<String> unused() {
			var unused = new TreeSet<>(keys);
			unused.removeIf(this::said);
			return unused;
		}

		private boolean said(String key) {
			return literals.contains(key)
					|| dots(key).stream().anyMatch(dot -> told(key.substring(0, dot), key.substring(dot)));
		}

		private boolean told(String beginning, String rest) {
			if (literals.contains(beginning) && literals.contains(rest)) {
				return true;
			}
			if (!literals.contains(beginning + ".")) {
				return false;
			}
			String thing = rest.substring(1);
			return isThing(thing) || dots(thing).stream()
				.anyMatch(dot -> isThing(thing.substring(0, dot)) && literals.contains(thing.substring(dot)));
		}

		/** A code, a constant, a number or a module, or the end of a media type. */
		private boolean isThing(String name) {
			return literals.contains(name) || constants.contains(name) || name.chars().allMatch(Character::isDigit)
					|| Files.isDirectory(CODE.resolve(name)) || ELSEWHERE.contains(name);
		}

		private static Stream<String> tables() {
			try (Stream<Path> scripts = Files.walk(Path.of("src/main/resources/db/migration"))) {
				return scripts.filter(Files::isRegularFile)
					.toList()
					.stream()
					.flatMap(script -> TABLE.matcher(read(script)).results())
					.map(table -> table.group(1).replace('_', '-'));
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static List<Integer> dots(String key) {
			return Pattern.compile("\\.").matcher(key).results().map(MatchResult::start).toList();
		}

		private static Stream<String> literals(String code) {
			return LITERAL.matcher(code).results().map(literal -> literal.group(1));
		}

		/** What stands between the brackets of a call. */
		private static String arguments(String code, int from) {
			int open = 1;
			int at = from;
			boolean text = false;
			for (; at < code.length() && open > 0; at++) {
				char sign = code.charAt(at);
				if (sign == '"' && code.charAt(at - 1) != '\\') {
					text = !text;
				}
				else if (!text) {
					open += (sign == '(') ? 1 : (sign == ')') ? -1 : 0;
				}
			}
			return code.substring(from, at);
		}

	}

}
