package scot.adp.exchange;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written as RFC 4180 has it is read as it was. */
class DelimitedProperties {

	@Property(tries = 500)
	void readingGivesBackWhatWasWritten(@ForAll("tables") List<List<String>> table,
			@ForAll("delimiters") char delimiter, @ForAll("lines") String line, @ForAll boolean always,
			@ForAll boolean last) {
		// A first row of plain words tells the delimiter, as headings do.
		var rows = new ArrayList<List<String>>();
		rows.add(List.of("one", "two", "three"));
		rows.addAll(table);
		String text = rows.stream()
			.map(row -> row.stream()
				.map(cell -> written(cell, delimiter, always))
				.collect(Collectors.joining(String.valueOf(delimiter))))
			.collect(Collectors.joining(line)) + (last ? line : "");

		var read = new ArrayList<List<String>>();
		try (var file = IncomingFile.of("t.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
			Sheets.read(file, (sheet, row) -> {
				assertThat(rows.get(row.number() - 1)).isNotNull();
				read.add(List.of(row.cell(0).text(), row.cell(1).text(), row.cell(2).text()));
			});
		}

		assertThat(read)
			.isEqualTo(rows.stream().filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty())).toList());
	}

	@Provide
	Arbitrary<List<List<String>>> tables() {
		Arbitrary<String> cell = Arbitraries.oneOf(
				Arbitraries.of("a", "\"", ",", ";", "\t", "\r", "\n", "'", " ", "=", "é", "😀")
					.list()
					.ofMaxSize(8)
					.map(signs -> String.join("", signs)),
				Arbitraries.strings().ofMaxLength(8).filter(DelimitedProperties::isText));
		return cell.list().ofSize(3).list().ofMaxSize(5);
	}

	@Provide
	Arbitrary<Character> delimiters() {
		return Arbitraries.of(',', ';', '\t');
	}

	@Provide
	Arbitrary<String> lines() {
		return Arbitraries.of("\n", "\r\n", "\r");
	}

	private static boolean isText(String text) {
		return text.chars().noneMatch(c -> c < ' ') && StandardCharsets.UTF_8.newEncoder().canEncode(text);
	}

	private static String written(String cell, char delimiter, boolean always) {
		boolean needed = cell.startsWith("\"") || cell.chars().anyMatch(c -> c == delimiter || c == '\r' || c == '\n');
		return (always || needed) ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
	}

}
