package scot.adp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that can fail: what is said of each of many says first that there are some, or a
 * list that is empty by mistake passes.
 */
class ChecksTests {

	private static final Path TESTS = Path.of("src", "test", "java");

	private static final Pattern BEGIN = Pattern.compile("\\bassertThat\\(");

	private static final Set<String> OF_EACH = Set.of("allMatch", "noneMatch", "allSatisfy", "noneSatisfy");

	/** Where they are asked for something: nothing is contained in nothing too. */
	private static final Set<String> THAT_THERE_ARE_SOME = Set.of("isNotEmpty", "hasSize", "hasSizeGreaterThan",
			"hasSizeGreaterThanOrEqualTo", "hasSizeBetween", "contains", "containsExactly", "containsOnly",
			"containsExactlyInAnyOrder", "anyMatch", "anySatisfy");

	/** What was said before them was said of others. */
	private static final Set<String> OTHERS = Set.of("filteredOn", "filteredOnNull", "filteredOnAssertions",
			"flatExtracting", "flatMap");

	private static final Set<String> NOTHING = Set.of("", "0");

	private static final Pattern LOOKS = Pattern.compile("\\.looking\\(|\\bLooks\\b");

	private static final Pattern ADDED = Pattern
		.compile("\\.(addInitScript|route|exposeFunction|exposeBinding|on([A-Z]\\w+))\\(");

	/** Checks of what may be empty, by what is checked, each with the reason. */
	private static final Map<String, String> MAY_BE_EMPTY = Map.of("browser.complaints()", "most pages have none",
			"cell.codePoints()", "an empty text is one too", "Role.values()", "the roles are there",
			"statements.during(() -> page(browser, \"/\"))", "none is better still");

	@Test
	void whatIsSaidOfEachSaysThatThereAreSome() throws IOException {
		var checks = 0;
		Map<String, String> wrong = new TreeMap<>();
		try (var files = Files.walk(TESTS)) {
			for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
				String text = Files.readString(file);
				for (var begin : BEGIN.matcher(text).results().toList()) {
					Check check = Check.of(text, begin.end());
					if (check.isOfEach()) {
						checks++;
						if (!check.saysThatThereAreSome() && !MAY_BE_EMPTY.containsKey(check.subject())) {
							wrong.put("%s, line %d".formatted(TESTS.relativize(file),
									text.substring(0, begin.start()).lines().count()), check.subject());
						}
					}
				}
			}
		}
		assertThat(checks).isGreaterThan(50);
		assertThat(wrong).as("add isNotEmpty(), or a size, before what is said of each").isEmpty();
	}

	@Test
	void checkIsUnderstoodByItsCalls() {
		assertThat(Check.of("(a(b)).as(\"x.allMatch()\").isNotEmpty()\n\t.allMatch(it -> it.f(')'));", 1))
			.isEqualTo(new Check("a(b)", List.of(new Call("as", "\"x.allMatch()\""), new Call("isNotEmpty", ""),
					new Call("allMatch", "it -> it.f(')')"))));
		assertThat(Check.of("(many.allMatch(it -> true)).isTrue();", 1).isOfEach()).isFalse();
		assertThat(Check.of("(many).allMatch(it -> true).isNotEmpty();", 1).saysThatThereAreSome()).isTrue();
		assertThat(Check.of("(many).as(\"\"\"\n(\"\"\").noneMatch(it -> true);", 1)).isEqualTo(
				new Check("many", List.of(new Call("as", "\"\"\"\n(\"\"\""), new Call("noneMatch", "it -> true"))));
	}

	@Test
	void whatWasSaidOfOthersOrOfNothingDoesNotCount() {
		assertThat(Check.of("(many).isNotEmpty().filteredOn(it).allMatch(it);", 1).saysThatThereAreSome()).isFalse();
		assertThat(Check.of("(many).allMatch(it).filteredOn(it).isNotEmpty();", 1).saysThatThereAreSome()).isFalse();
		assertThat(Check.of("(many).filteredOn(it).isNotEmpty().allMatch(it);", 1).saysThatThereAreSome()).isTrue();
		assertThat(Check.of("(many).isNotEmpty().allMatch(it).filteredOn(it).isEmpty();", 1).saysThatThereAreSome())
			.isTrue();
		assertThat(Check.of("(many).containsAll(others).allMatch(it);", 1).saysThatThereAreSome()).isFalse();
		assertThat(Check.of("(many).containsExactly().allMatch(it);", 1).saysThatThereAreSome()).isFalse();
		assertThat(Check.of("(many).hasSize(0).allMatch(it);", 1).saysThatThereAreSome()).isFalse();
	}

	/** A tab is handed on to the next test with all that was added to it. */
	@Test
	void whoOnlyLooksAddsNothingToTheTab() throws IOException {
		var wrong = new ArrayList<String>();
		var looking = 0;
		try (var files = Files.walk(TESTS)) {
			for (Path file : files.filter(it -> it.toString().endsWith("Tests.java")).toList()) {
				String text = Files.readString(file);
				if (!LOOKS.matcher(text).find() || file.endsWith("ChecksTests.java")) {
					continue;
				}
				looking++;
				for (var added : ADDED.matcher(text).results().toList()) {
					if (added.group(2) == null || !text.contains(".off%s(".formatted(added.group(2)))) {
						wrong.add("%s: %s".formatted(TESTS.relativize(file), added.group(1)));
					}
				}
			}
		}
		assertThat(looking).isGreaterThan(5);
		assertThat(wrong).as("open window(account), or take it off again").isEmpty();
	}

	/**
	 * What is checked, and the calls that check it.
	 */
	private record Check(String subject, List<Call> calls) {

		static Check of(String text, int begin) {
			int at = end(text, begin);
			String subject = text.substring(begin, at - 1).strip().replaceAll("\\s+", " ");
			var calls = new ArrayList<Call>();
			var call = Pattern.compile("\\s*\\.(\\w+)\\(").matcher(text);
			while (call.region(at, text.length()).lookingAt()) {
				at = end(text, call.end());
				calls.add(new Call(call.group(1), text.substring(call.end(), at - 1)));
			}
			return new Check(subject, calls);
		}

		/** Behind the bracket that closes what is open at a place. */
		private static int end(String text, int begin) {
			int open = 1;
			int at = begin;
			while (open > 0) {
				char sign = text.charAt(at);
				if (text.startsWith("\"\"\"", at)) {
					at = text.indexOf("\"\"\"", at + 3) + 2;
				}
				else if (sign == '"' || sign == '\'') {
					at = quoted(text, at, sign);
				}
				else if (sign == '(') {
					open++;
				}
				else if (sign == ')') {
					open--;
				}
				at++;
			}
			return at;
		}

		private static int quoted(String text, int begin, char sign) {
			int at = begin + 1;
			while (text.charAt(at) != sign) {
				at += (text.charAt(at) == '\\') ? 2 : 1;
			}
			return at;
		}

		boolean isOfEach() {
			return calls.stream().map(Call::name).anyMatch(OF_EACH::contains);
		}

		/** Of just those of whom something is said of each. */
		boolean saysThatThereAreSome() {
			boolean some = false;
			boolean each = false;
			for (Call call : calls) {
				if (OTHERS.contains(call.name())) {
					if (each && !some) {
						return false;
					}
					some = false;
					each = false;
				}
				some |= call.saysThatThereAreSome();
				each |= OF_EACH.contains(call.name());
			}
			return some || !each;
		}

	}

	private record Call(String name, String given) {

		boolean saysThatThereAreSome() {
			return THAT_THERE_ARE_SOME.contains(name) && (name.equals("isNotEmpty") || !NOTHING.contains(given));
		}

	}

}
