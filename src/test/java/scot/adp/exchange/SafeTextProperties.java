package scot.adp.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

class SafeTextProperties {

	private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

	@Property
	void everyRowComesBackAsItWasButForTheApostrophe(@ForAll("rows") List<List<String>> rows) throws IOException {
		var out = new ByteArrayOutputStream();
		var writer = new DelimitedWriter(out);
		for (List<String> row : rows) {
			writer.row(new ArrayList<@Nullable Object>(row));
		}
		writer.end(List.of());

		assertThat(DelimitedText.read(out.toString(StandardCharsets.UTF_8)))
			.isEqualTo(rows.stream().map(row -> row.stream().map(SafeTextProperties::neutral).toList()).toList());
	}

	@Property
	void noFieldBeginsLikeAFormula(@ForAll("nasty") String text) {
		String field = DelimitedText.read(SafeText.csv(text) + "\r\n").getFirst().getFirst();

		assertThat(field.isEmpty() || DANGEROUS.indexOf(field.charAt(0)) < 0).isTrue();
	}

	@Property
	void cellHoldsNothingThatNoWorkbookCan(@ForAll String text) {
		String cell = SafeText.cell(text);

		assertThat(cell).hasSizeLessThanOrEqualTo(SafeText.CELL_LIMIT);
		assertThat(cell.codePoints())
			.allMatch(character -> character == '\t' || character == '\n' || character >= 0x20 && character < 0xD800
					|| character > 0xDFFF && character != 0xFFFE && character != 0xFFFF);
	}

	/** Many in each workbook, which takes longer to make than to fill. */
	@Property(tries = 40)
	void textsOfCellsAreReadAsTheyWereWritten(@ForAll("likeCodesOfSigns") List<String> texts) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "adp", "1.0")) {
			var data = workbook.newWorksheet("Data");
			for (int row = 0; row < texts.size(); row++) {
				data.inlineString(row, 0, SafeText.cell(texts.get(row)));
			}
		}
		var read = new ArrayList<String>();

		try (var file = IncomingFile.of("a.xlsx", new ByteArrayInputStream(out.toByteArray()))) {
			Sheets.read(file, (sheet, row) -> read.add(row.cell(0).text()));
		}

		assertThat(read).isEqualTo(texts);
	}

	@Property(tries = 20)
	void longTextIsCutBetweenCharacters(@ForAll("longTexts") String text) {
		assertThat(SafeText.cell(text)).hasSizeBetween(SafeText.CELL_LIMIT - 1, SafeText.CELL_LIMIT)
			.satisfies(cell -> assertThat(Character.isHighSurrogate(cell.charAt(cell.length() - 1))).isFalse());
	}

	@Provide
	Arbitrary<List<List<String>>> rows() {
		return nasty().list().ofSize(3).list().ofMaxSize(8);
	}

	@Provide
	Arbitrary<String> nasty() {
		return Combinators
			.combine(Arbitraries.of("", "\uD83D\uDE00", "=cmd|' /C calc'!A0", "\uFF1D1+1"),
					Arbitraries.strings().withChars("=+-@\t\r\n\",;'|!abc 0\u00E9\u20AC").ofMaxLength(12))
			.as(String::concat);
	}

	@Provide
	Arbitrary<List<String>> likeCodesOfSigns() {
		return Arbitraries.of("_x0041_", "_x005F_", "_", "x0041_", "_x", "a", "_x005F", "_x00e9_")
			.list()
			.ofMinSize(1)
			.ofMaxSize(6)
			.map(parts -> String.join("", parts))
			.list()
			.ofSize(25);
	}

	@Provide
	Arbitrary<String> longTexts() {
		return Arbitraries.of("", "a", "ab").map(before -> before + "\uD83D\uDE00".repeat(20_000));
	}

	private static String neutral(String text) {
		return (!text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
	}

}
