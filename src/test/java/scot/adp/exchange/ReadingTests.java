package scot.adp.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.exchange.Cell.Kind;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Reading of ordinary files, large ones among them. */
class ReadingTests {

	private static final Path SHARED = Path.of("../shared/data");

	@Test
	void headingsAreFoundBelowATitleAndRowsAreAskedByThem() {
		var days = new ArrayList<Optional<LocalDate>>();
		var numbers = new ArrayList<Optional<BigDecimal>>();
		var choices = new ArrayList<Optional<Integer>>();
		var reader = new HeadedRows(null, List.of("Code", "Starts on"), List.of("Number", "Kind", "Not there"),
				line -> {
					days.add(line.day("starts ON"));
					numbers.add(line.number("Number"));
					choices.add(line.choice("Kind", Map.of("Deliver", 1, "Explore", 2)));
					assertThat(line.text("Not there")).isEmpty();
				});

		HeadedRows.read(csv("""
				A title,,
				,,
				Starts  on *,Code,Number,Kind,Extra
				3 December 2026,A,"1,234.5",deliver,x
				03/12/2026,B,12,EXPLORE,
				,,,,
				2026-12-03,C,,,
				"""), reader);

		assertThat(reader.complete()).isTrue();
		assertThat(reader.problems()).isEmpty();
		assertThat(reader.warnings()).singleElement()
			.satisfies(warning -> assertThat(warning.value()).isEqualTo("Extra"))
			.satisfies(warning -> assertThat(warning.column()).isEqualTo("E"));
		assertThat(reader.lines()).isEqualTo(3);
		assertThat(reader.has("Not there")).isFalse();
		assertThat(days).isNotEmpty().allSatisfy(day -> assertThat(day).contains(LocalDate.of(2026, 12, 3)));
		assertThat(numbers).containsExactly(Optional.of(new BigDecimal("1234.5")), Optional.of(new BigDecimal("12")),
				Optional.empty());
		assertThat(choices).containsExactly(Optional.of(1), Optional.of(2), Optional.empty());
	}

	@Test
	void blanksThatWordProcessorsWriteAreBlanks() {
		var read = new ArrayList<Optional<?>>();
		var reader = new HeadedRows(null, List.of("Starts on", "E-mail"), List.of("Number", "Unit"), line -> {
			read.add(line.day("Starts on"));
			read.add(line.text("E-mail"));
			read.add(line.whole("Number"));
			read.add(line.choice("Unit", Map.of("NAC-HOUSING", 1, "NAC-10.5", 2)));
		});

		HeadedRows.read(csv("""
				\u00a0Starts\u00a0on:,Email (required),number*,UNIT\u200b
				Thu\u00a03rd\u00a0Sept\u202f2026,\u00a0a@example.org\u200b,1\u00a0234,nac\u2011housing
				\u00a0,\u200b,\ufeff,\u2060
				3-Sep-2026,b@example.org,\u00a0,nac 10.5
				"""), reader);

		assertThat(reader.problems()).isEmpty();
		assertThat(reader.warnings()).isEmpty();
		assertThat(read).containsExactly(Optional.of(LocalDate.of(2026, 9, 3)), Optional.of("a@example.org"),
				Optional.of(1234), Optional.of(1), Optional.of(LocalDate.of(2026, 9, 3)), Optional.of("b@example.org"),
				Optional.empty(), Optional.of(2));
	}

	@Test
	void eachUnreadableCellIsToldOnceWithItsPlace() {
		var reader = new HeadedRows(null, List.of("Day", "Count", "Kind", "Text"), List.of(), line -> {
			line.day("Day");
			line.day("Day");
			line.whole("Count");
			line.choice("Kind", Map.of("Deliver", 1));
			line.text("Text", 5);
			assertThat(line.isFaulty()).isTrue();
		});

		HeadedRows.read(csv("Day,Count,Kind,Text\n31/02/2026,1.5,Dream,longer\n"), reader);

		assertThat(reader.problems()).containsExactly(
				new ImportProblem("t", 2, "A (Day)", "31/02/2026",
						"There is no day 31 in February 2026; write it as 1 May 2026."),
				new ImportProblem("t", 2, "B (Count)", "1.5",
						"This is no whole number; write it in digits, such as 12."),
				new ImportProblem("t", 2, "C (Kind)", "Dream", "Use one of these: Deliver."),
				new ImportProblem("t", 2, "D (Text)", "longer", "1 character too long; up to 5."));
	}

	@Test
	void missingAndRepeatedHeadingsKeepAllRowsBack() {
		var reader = new HeadedRows(null, List.of("Code", "Title", "Lead"), List.of(), line -> {
			throw new AssertionError("no row is handed on");
		});

		HeadedRows.read(csv("Code,Title,Title\nA,B,C\n"), reader);

		assertThat(reader.complete()).isFalse();
		assertThat(reader.problems()).extracting(ImportProblem::reason)
			.containsExactly("This heading stands here twice. Take one of the columns out.",
					"There is no column with the heading Lead. Add it, or start from the template.");
	}

	@Test
	void sheetThatIsNotThereIsTold() {
		var reader = new HeadedRows("Actions", List.of("Code"), List.of(), line -> {
		});

		HeadedRows.read(csv("Code\nA\n"), reader);

		assertThat(reader.problems()).extracting(ImportProblem::reason)
			.containsExactly("There is no sheet Actions with anything in it. Start from the template.");
	}

	@Test
	void problemsBeyondTheLimitAreCounted() {
		var reader = new HeadedRows(null, List.of("Day"), List.of(), line -> line.day("Day"));

		HeadedRows.read(csv("Day\n" + "never\n".repeat(700)), reader);

		assertThat(reader.problems()).hasSize(HeadedRows.PROBLEMS_LIMIT);
		assertThat(reader.problemCount()).isEqualTo(700);
	}

	@Test
	void formulaAndErrorCellsAreProblems() {
		var reader = new HeadedRows("Data", List.of("A", "B"), List.of(), line -> {
			line.text("A");
			line.number("B");
		});
		byte[] workbook = new OddWorkbook().shared("<t>A</t>", "<t>B</t>")
			.rows("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row><c><f>1+1</f><v>2</v></c><c t=\"e\"><v>#N/A</v></c></row>")
			.bytes();

		HeadedRows.read(IncomingFile.of("a.xlsx", new ByteArrayInputStream(workbook)), reader);

		assertThat(reader.problems()).containsExactly(
				new ImportProblem("Data", 2, "A (A)", "2", "It holds a formula. Put its value there instead."),
				new ImportProblem("Data", 2, "B (B)", "#N/A", "It holds an error. Put a value there instead."));
	}

	@Test
	void understoodTellsEncodingDelimiterAndRows() {
		assertThat(Sheets.read(csv("a;b\n1;2\n"), (sheet, row) -> {
		})).isEqualTo(new Sheets.Understood(Sheets.Format.DELIMITED, "UTF-8", ';',
				List.of(new Sheets.SheetRead("t", false, 2))));
		assertThat(Sheets.read(
				IncomingFile.of("t.csv", new ByteArrayInputStream("Café;1".getBytes(Charset.forName("windows-1252")))),
				(sheet, row) -> {
				})
			.encoding()).isEqualTo("Windows-1252");
	}

	@Test
	void readingStopsWhereNobodyWantsMore() {
		var seen = new ArrayList<Integer>();

		assertThatExceptionOfType(CancellationException.class)
			.isThrownBy(() -> Sheets.read(csv("a\n".repeat(100)), new Sheets.RowHandler() {
				@Override
				public void row(String sheet, SheetRow row) {
					seen.add(row.number());
				}

				@Override
				public boolean cancelled() {
					return seen.size() == 3;
				}
			}));
		assertThat(seen).containsExactly(1, 2, 3);
	}

	@Test
	void faultOfWhoeverTakesTheRowsIsNoFaultOfTheFile() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Sheets
			.read(IncomingFile.of("a.xlsx", new ByteArrayInputStream(new OddWorkbook().bytes())), (sheet, row) -> {
				throw new IllegalStateException("ours");
			})).withMessage("ours");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plan.xlsx", "C:\\Users\\me\\plan.xlsx", "../../plan.xlsx", "plan\0.xlsx",
			"p\u202elan.xlsx", "pl\nan.xlsx" })
	void nameIsCleaned(String name) throws IOException {
		try (var file = IncomingFile.of(name, new ByteArrayInputStream(new byte[1]))) {
			assertThat(file.name().replace(" ", "")).isEqualTo("plan.xlsx");
		}
	}

	@Test
	void longNameKeepsItsEnding() {
		assertThat(IncomingFile.of("x".repeat(500) + ".csv", new ByteArrayInputStream(new byte[1])).name()).hasSize(120)
			.endsWith(".csv");
	}

	@Test
	void hashAndSizeAreThoseOfTheBytes() {
		Path kept;
		try (var file = IncomingFile.of("a.csv", new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)))) {
			assertThat(file.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
			assertThat(file.size()).isEqualTo(3);
			kept = file.path();
			assertThat(kept).exists();
		}
		assertThat(kept).doesNotExist();
	}

	@Test
	void workbookWrittenByTheProgramIsReadAsItWasWritten() throws IOException {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "adp", "1.0")) {
			var sheet = workbook.newWorksheet("Actions & more");
			sheet.value(0, 0, "Title");
			sheet.value(1, 0, "Größe 😀 <b> & \"quoted\"");
			sheet.value(1, 1, 12.5);
			sheet.value(1, 2, LocalDate.of(2026, 12, 3));
			sheet.style(1, 2).format("d mmmm yyyy").set();
			sheet.value(1, 3, true);
			sheet.formula(1, 4, "SUM(B2:B2)");
		}
		var rows = new ArrayList<SheetRow>();

		Sheets.read(IncomingFile.of("a.xlsx", new ByteArrayInputStream(out.toByteArray())), (sheet, row) -> {
			assertThat(sheet).isEqualTo("Actions & more");
			rows.add(row);
		});

		assertThat(rows).hasSize(2);
		assertThat(rows.getLast().cell(0).text()).isEqualTo("Größe 😀 <b> & \"quoted\"");
		assertThat(rows.getLast().cell(1).number()).isEqualTo("12.5");
		assertThat(rows.getLast().cell(2).day()).isEqualTo(LocalDate.of(2026, 12, 3));
		assertThat(rows.getLast().cell(3).kind()).isEqualTo(Kind.BOOLEAN);
		assertThat(rows.getLast().cell(4).kind()).isEqualTo(Kind.FORMULA);
	}

	@Test
	void memoryStaysFlatOverLargeSheetsAndBombs() throws IOException {
		Path large = Files.createTempFile("adp-large-", ".xlsx");
		try {
			try (var out = Files.newOutputStream(large); var workbook = new Workbook(out, "adp", "1.0")) {
				var sheet = workbook.newWorksheet("Data");
				for (int row = 0; row < 200_000; row++) {
					sheet.inlineString(row, 0, "Row & text %d".formatted(row));
					sheet.value(row, 1, row);
					sheet.inlineString(row, 2, "the same in every row");
					if (row % 1000 == 999) {
						sheet.flush();
					}
				}
			}
			byte[] bomb = new OddWorkbook().part(OddWorkbook.SHEET, new byte[120_000_000]).bytes();
			long before = used();
			long[] most = { 0 };
			int[] rows = { 0 };

			try (var in = Files.newInputStream(large); var file = IncomingFile.of("large.xlsx", in)) {
				Sheets.read(file, (sheet, row) -> {
					if (++rows[0] % 50_000 == 0) {
						most[0] = Math.max(most[0], used());
					}
				});
			}
			assertThatExceptionOfType(Problem.class).isThrownBy(
					() -> Sheets.read(IncomingFile.of("bomb.xlsx", new ByteArrayInputStream(bomb)), (sheet, row) -> {
					}));
			most[0] = Math.max(most[0], used());

			assertThat(rows[0]).isEqualTo(200_000);
			assertThat(most[0] - before).isLessThan(64L * 1024 * 1024);
		}
		finally {
			Files.delete(large);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "suspected-drug-deaths-JanMar2022.xlsx", "suspected-drug-deaths-JulSep2022.xlsx",
			"suspected-drug-deaths-JanMar2023.xlsx", "suspected-drug-deaths-JulSep2023.xlsx" })
	void publishedWorkbooksAreRead(String name) throws IOException {
		assumeThat(SHARED.resolve(name)).as("the published files are not here").exists();
		Set<String> sheets = new HashSet<>();
		var texts = new StringBuilder();
		Set<Kind> kinds = new HashSet<>();

		try (var in = Files.newInputStream(SHARED.resolve(name)); var file = IncomingFile.of(name, in)) {
			Sheets.read(file, (sheet, row) -> {
				sheets.add(sheet);
				row.cells().forEach(cell -> kinds.add(cell.kind()));
				texts.append(row.cells().stream().map(Cell::text).collect(Collectors.joining("|"))).append('\n');
			});
		}

		assertThat(sheets).hasSizeGreaterThanOrEqualTo(3);
		assertThat(kinds).contains(Kind.TEXT, Kind.NUMBER, Kind.EMPTY);
		assertThat(texts).contains("Ayrshire").contains("Police");
	}

	@Test
	void publishedTextIsRead() throws IOException {
		Path path = SHARED.resolve("phs-people-starting-treatment-2021-22.tsv");
		assumeThat(path).as("the published files are not here").exists();
		var rows = new ArrayList<SheetRow>();

		try (var in = Files.newInputStream(path); var file = IncomingFile.of("phs.tsv", in)) {
			var understood = Sheets.read(file, (sheet, row) -> rows.add(row));

			assertThat(understood.delimiter()).isEqualTo('\t');
			assertThat(understood.encoding()).isEqualTo("UTF-8");
		}
		assertThat(rows.getFirst().cell(0).text()).doesNotStartWith("\ufeff").isNotEmpty();
		assertThat(rows).hasSizeGreaterThan(5);
	}

	private static IncomingFile csv(String content) {
		return IncomingFile.of("t.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
	}

	/** What is still in use once what nobody holds was thrown away. */
	private static long used() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
