package scot.adp.exchange;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What a cell shows of its number, and whether that can be a code. */
class NumberFormatTests {

	@ParameterizedTest(name = "{0} as {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "2.1|0.00|2.10", "2|0.0|2.0", "2.14|0.0|2.1",
			"2.15|0.0|2.2", "-2.1|0.00|-2.10", "7|000|007", "7|0|7", "0.5|0|1", "0.5|#.##|.5", "5|#.##|5.", "0|#|``",
			"0.5|0.00%|50.00%", "1234.5|#,##0.0|1,234.5", "1234567|#,##0|1,234,567", "12|#,##0|12",
			"-1234.5|#,##0.00;(#,##0.00)|(1,234.50)", "-1234.5|#,##0.00_);[Red]\\(#,##0.00\\)|(1,234.50)",
			"0|0.0;-0.0;\"-\"|-", "0|0.0;-0.0;\"none\"|none", "1234.5|[$£-809]#,##0.00|£1,234.50",
			"1234.5|\"£\"#,##0|£1,235", "12|0\" months\"|12 months", "1500000|0.0,,\" m\"|1.5 m", "1234|0,|1",
			"1234567|00\\.00\\.00|123.45.67", "16|General|16", "2.1|General|2.1", "2.1|@|2.1",
			"2.1|General\" km\"|2.1 km", "2.1|`[$-809]0.00`|2.10", "12|`[>=10]0.0;0.00`|12.0",
			"2|`[>=10]0.0;0.00`|2.00", "-2|`[<0]0.0;0`|-2.0", "12345|0.00E+00|1.23E+04", "0.00012|0.0E+0|1.2E-4",
			"99999|0.0E+0|1.0E+5", "12345|##0.0E+0|12.3E+3", "12.5|.00|12.50", "1|\"open|open" })
	void numberIsShownInTheFormOfItsCell(BigDecimal number, String code, String shown) {
		var format = NumberFormat.of(code);

		assertThat(format.shows(number)).isEqualTo(NumberFormat.Shows.NUMBER);
		assertThat(format.shown(number).text()).isEqualTo(shown);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "yyyy-mm-dd|DAY", "d mmm|DAY", "mmm yyyy|MONTH", "mmm\\-yy;@|MONTH", "[$-809]mmmm yyyy|MONTH",
					"yyyy|MONTH", "m/yy|MONTH", "yyyy\"-\"mm|MONTH", "mmmm|MONTH", "[$-F800]dddd\\, d|DAY",
					"d/m/yyyy h:mm|DAY", "yyyy\\-mm\\-dd;@|DAY", "h:mm|TIME", "hh:mm:ss AM/PM|TIME", "mm:ss.0|TIME",
					"[h]:mm|ELAPSED", "[mm]:ss|ELAPSED", "0.0|NUMBER", "[Red]0|NUMBER", "0\" days\"|NUMBER",
					"# ?/?|NUMBER", "General|NUMBER", "@|NUMBER" })
	void dayTimeAndDurationAreToldByTheFormat(String code, NumberFormat.Shows shows) {
		assertThat(NumberFormat.of(code).shows(BigDecimal.ONE)).isEqualTo(shows);
	}

	@ParameterizedTest(name = "{0} as {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "2.1|General|false", "2.1|@|false", "2|General|true", "2.1|0.00|true", "2.1|0.0|true",
					"2.14|0.0|false", "2.1|0.0#|false", "2.1|0.##|false", "7|000|true", "7|0|true", "7.2|0|false",
					"1234|0,|false", "1234567890123456789|General|false", "2.5|# ?/?|false", "12000|0.0E+0|false" })
	void numberIsACodeWhereItsFormatLeavesNoDoubt(BigDecimal number, String code, boolean settled) {
		assertThat(NumberFormat.of(code).shown(number).settled()).isEqualTo(settled);
	}

	@ParameterizedTest(name = "{0} shows {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "mmm-yy|Sep-29", "mmm yyyy|Sep 2029", "[$-809]mmmm\\ yyyy;@|September 2029", "yyyy|2029",
					"m/yy|9/29", "mm.yyyy|09.2029", "mmmm, yyyy|September, 2029", "mmmmm|S" })
	void dateWithoutItsDayShowsTheRest(String code, String shown) {
		assertThat(NumberFormat.of(code).month(BigDecimal.ONE, LocalDate.of(2029, 9, 1))).isEqualTo(shown);
	}

	@ParameterizedTest(name = "{0} in {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					46268.25    | d/m/yyyy h:mm | 2026-09-03 06:00    | This holds a time of day; write the day alone, such as 1 May 2026.
					46267.99913 | d/m/yyyy      | 2026-09-02 23:58:45 | This holds a time of day; write the day alone, such as 1 May 2026.
					47178       | mmm-yy        | Mar-29              | This shows no day; write it as 1 May 2026.
					47178       | 17?           | Mar-29              | This shows no day; write it as 1 May 2026.
					47178.5     | mmm yyyy      | Mar 2029            | This shows no day; write it as 1 May 2026.
					2029        | yyyy          | 1905                | This shows no day; write it as 1 May 2026.
					2029        | d/m/yyyy      | 1905-07-21          | Look at the year of this date.
					80000       | d/m/yyyy      | 2119-01-11          | Look at the year of this date.
					""")
	void cellOfADateThatIsNoDayAloneIsTold(String number, String format, String shown, String why) {
		var days = new ArrayList<LocalDate>();
		var codes = new ArrayList<String>();
		var reader = new HeadedRows("Data", List.of("Day"), List.of(), line -> {
			line.day("Day").ifPresent(days::add);
			line.code("Day").ifPresent(codes::add);
		});
		byte[] workbook = new OddWorkbook().shared("<t>Day</t>")
			.formats(format)
			.rows("<row><c t=\"s\"><v>0</v></c></row><row><c s=\"1\"><v>%s</v></c></row>".formatted(number))
			.bytes();

		HeadedRows.read(IncomingFile.of("a.xlsx", new ByteArrayInputStream(workbook)), reader);

		assertThat(days).isEmpty();
		assertThat(codes).isEmpty();
		assertThat(reader.problems()).extracting(ImportProblem::value, ImportProblem::reason)
			.containsExactly(tuple(shown, why));
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "2026-09-03, true", "2026-09-03T00:00:00, true", "2026-09-03T00:00:00.000Z, true",
			"2026-09-02T23:00:00Z, false", "2026-09-03T06:00, false" })
	void dayWrittenAsATextOfTheFormatIsOneOnlyWithoutATime(String value, boolean alone) {
		var days = new ArrayList<LocalDate>();
		var reader = new HeadedRows("Data", List.of("Day"), List.of(), line -> line.day("Day").ifPresent(days::add));
		byte[] workbook = new OddWorkbook().shared("<t>Day</t>")
			.rows("<row><c t=\"s\"><v>0</v></c></row><row><c t=\"d\"><v>%s</v></c></row>".formatted(value))
			.bytes();

		HeadedRows.read(IncomingFile.of("a.xlsx", new ByteArrayInputStream(workbook)), reader);

		assertThat(days).isEqualTo(alone ? List.of(LocalDate.of(2026, 9, 3)) : List.of());
		assertThat(reader.problems()).hasSize(alone ? 0 : 1);
	}

	@ParameterizedTest(name = "{0} s as {1}")
	@CsvSource({ "129600,[h]:mm,36:00", "129605,[h]:mm:ss,36:00:05", "90,[mm]:ss,1:30", "90,[ss],90",
			"-5400,[h]:mm,-1:30" })
	void durationRunsOn(long seconds, String code, String shown) {
		assertThat(NumberFormat.of(code).elapsed(seconds)).isEqualTo(shown);
	}

	@Test
	void codeThatMayHaveLostADigitIsTold() {
		var codes = new ArrayList<String>();
		var reader = new HeadedRows("Data", List.of("Code"), List.of(),
				line -> line.code("Code").ifPresent(codes::add));
		byte[] workbook = new OddWorkbook().shared("<t>Code</t>", "<t>2.10</t>")
			.formats("0.00", "14?")
			.rows("<row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row><row><c s=\"1\"><v>2.1</v></c></row><row><c><v>2.1</v></c></row><row><c s=\"2\"><v>46357</v></c></row><row><c><v>7</v></c></row>")
			.bytes();

		HeadedRows.read(IncomingFile.of("a.xlsx", new ByteArrayInputStream(workbook)), reader);

		assertThat(codes).containsExactly("2.10", "2.10", "7");
		assertThat(reader.problems()).extracting(ImportProblem::row, ImportProblem::value)
			.containsExactly(tuple(4, "2.1"), tuple(5, "2026-12-01"));
		assertThat(reader.problems()).isNotEmpty()
			.allSatisfy(problem -> assertThat(problem.reason())
				.endsWith("format the column as text and type the code again."));
	}

	@ParameterizedTest(name = "{0} from {1}")
	@CsvSource({ "46357, 1900, 2026-12-01", "44895, 1904, 2026-12-01", "46357.0, 1900, 2026-12-01", "2026, 1900,",
			"20261201, 1900,", "46357.5, 1900,", "-46357, 1900,", "99999, 1900,", "10000, 1900," })
	void bareNumberInAColumnOfDaysIsTheDayThatItWouldBe(String number, int system, @Nullable LocalDate day) {
		var days = new ArrayList<Optional<LocalDate>>();
		var reader = new HeadedRows("Data", List.of("Day"), List.of(), line -> days.add(line.day("Day")));
		byte[] workbook = new OddWorkbook().shared("<t>Day</t>")
			.changed("xl/workbook.xml",
					it -> it.replace("<workbookPr/>", "<workbookPr date1904=\"%s\"/>".formatted(system == 1904)))
			.rows("<row><c t=\"s\"><v>0</v></c></row><row><c><v>%s</v></c></row>".formatted(number))
			.bytes();

		HeadedRows.read(IncomingFile.of("a.xlsx", new ByteArrayInputStream(workbook)), reader);

		assertThat(days).containsExactly(Optional.ofNullable(day));
		assertThat(reader.problems()).hasSize((day == null) ? 1 : 0);
	}

}
