package scot.adp.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.platform.ConfigFile.Entry;
import scot.adp.platform.reading.Days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConfigFileTests {

	@TempDir
	Path folder;

	@Test
	void readsEveryKindOfField() throws IOException {
		var root = read("""
				code: ABC-1
				title: "  A title  "
				on: 2028-02-29
				count: 7
				yes: true
				day: MONDAY
				empty:
				list: [one, two]
				below: { name: inner }
				entries:
				  - { name: first }
				  - { name: second }
				""").root();
		assertThat(root.code("code", CodeIdentifier::checked)).isEqualTo("ABC-1");
		assertThat(root.text("title")).isEqualTo("A title");
		assertThat(root.date("on")).isEqualTo(LocalDate.of(2028, 2, 29));
		assertThat(root.number("count", 1)).isEqualTo(7);
		assertThat(root.flag("yes")).isTrue();
		assertThat(root.choice("day", DayOfWeek.class, DayOfWeek.SUNDAY)).isEqualTo(DayOfWeek.MONDAY);
		assertThat(root.codes("list", Function.identity())).containsExactly("one", "two");
		assertThat(root.entry("below").text("name")).isEqualTo("inner");
		assertThat(root.entries("entries")).extracting(entry -> entry.text("name")).containsExactly("first", "second");
	}

	@Test
	void takesAbsentAndEmptyFieldsForNotGiven() throws IOException {
		var root = read("code: A\nempty:\nblank: '  '\n").root();
		assertThat(root.has("empty")).isFalse();
		assertThat(root.optionalText("empty")).isNull();
		assertThat(root.optionalText("blank")).isNull();
		assertThat(root.optionalDate("nowhere")).isNull();
		assertThat(root.number("nowhere", 5)).isEqualTo(5);
		assertThat(root.flag("nowhere")).isFalse();
		assertThat(root.entries("nowhere")).isEmpty();
		assertThat(root.codes("nowhere", Function.identity())).isEmpty();
		assertThat(root.optionalEntry("nowhere")).isNull();
	}

	@Test
	void keepsTheWholeText() throws IOException {
		assertThat(read("# why\ncode: A\n").text()).isEqualTo("# why\ncode: A\n");
	}

	@Test
	void namesLineAndFieldsThatThereAre() throws IOException {
		refuses("code: A\n# a comment\ntitel: B\n", root -> root.allow("title", "code"), 3,
				"'titel' is not a field here; use one of code, title");
	}

	@Test
	void refusesMissingField() throws IOException {
		refuses("\ncode: A\n", root -> root.text("title"), 2, "title: is missing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-13-99", "03-12-26", "soon", "2026-12" })
	void refusesWhatIsNoDate(String date) throws IOException {
		refuses("code: A\non: " + date + "\n", root -> root.date("on"), 2,
				"on: '%s': %s".formatted(date, Days.read(date).fault()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-12-03", "3 December 2026", "3/12/2026", "Thu 3\u00a0Dec 2026", "2026-12-03\u200b" })
	void dateIsReadAsEverywhere(String date) throws IOException {
		assertThat(read("on: " + date + "\n").root().date("on")).isEqualTo(LocalDate.of(2026, 12, 3));
	}

	@Test
	void refusesWhatIsNoNumber() throws IOException {
		refuses("count: many\n", root -> root.number("count", 1), 1,
				"count: 'many': This is no whole number; write it in digits, such as 12.");
	}

	@Test
	void refusesWhatIsNeitherTrueNorFalse() throws IOException {
		refuses("cut: yes\n", root -> root.flag("cut"), 1, "cut: must be true or false");
	}

	@Test
	void refusesUnknownChoiceAndListsThem() throws IOException {
		refuses("day: Montag\n", root -> root.optionalChoice("day", DayOfWeek.class), 1,
				"day: 'Montag' is not one of MONDAY, TUESDAY");
	}

	@Test
	void refusesTheSameFieldTwice() throws IOException {
		refuses("code: A\ntitle: B\ncode: C\n", root -> {
		}, 3, "'code' stands here twice");
	}

	@Test
	void refusesTheSameCodeTwiceInAList() throws IOException {
		refuses("list:\n  - one\n  - two\n  - one\n", root -> root.codes("list", Function.identity()), 4,
				"list: 'one' stands here twice");
	}

	@Test
	void refusesFieldsWhereATextBelongsAndTheOtherWayRound() throws IOException {
		refuses("title: { a: b }\n", root -> root.text("title"), 1, "title: must be a plain text");
		refuses("below: text\n", root -> root.entry("below"), 1, "below: must have fields of its own");
		refuses("list: text\n", root -> root.entries("list"), 1, "list: must be a list");
		refuses("list:\n  - text\n", root -> root.entries("list"), 2, "list: an entry needs fields");
		refuses("list:\n  - { a: b }\n", root -> root.codes("list", Function.identity()), 2,
				"list: must be plain texts");
	}

	@Test
	void refusesBrokenYaml() throws IOException {
		refuses("code: A\ntitle: [one, two\n", root -> {
		}, 3, "");
		refuses("code: A\n\ttitle: B\n", root -> {
		}, 2, "");
	}

	@Test
	void refusesFileWithoutFields() throws IOException {
		refuses("- a\n- b\n", root -> {
		}, 1, "the file must hold fields");
		refuses("", root -> {
		}, 1, "the file must hold fields");
	}

	@Test
	void refusesWhatIsNotUtf8() throws IOException {
		Path file = Files.write(folder.resolve("plan.yaml"), "title: Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> ConfigFile.read(file))
			.withMessage("The configuration file %s is not UTF-8 text.", file)
			.extracting(StartRefused::whatToDo)
			.isEqualTo("Save it as UTF-8.");
	}

	@Test
	void refusesAbsentFile() {
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> ConfigFile.read(folder.resolve("no.yaml")))
			.withMessageEndingWith("no.yaml is missing.");
	}

	private ConfigFile read(String text) throws IOException {
		return ConfigFile.read(Files.writeString(folder.resolve("plan.yaml"), text));
	}

	private void refuses(String text, Consumer<Entry> use, int line, String reason) throws IOException {
		Path file = Files.writeString(folder.resolve("plan.yaml"), text);
		assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> use.accept(ConfigFile.read(file).root()))
			.withMessageStartingWith("%s, line %d: %s", file, line, reason)
			.extracting(StartRefused::whatToDo)
			.isEqualTo("Correct the file and start again; nothing was changed.");
	}

}
