package scot.adp.measures;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scot.adp.exchange.IncomingFile;
import scot.adp.measures.PublishedFigure.Qualifier;
import scot.adp.measures.PublishedStore.Key;
import scot.adp.measures.PublishedStore.Printed;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Files of publishers as they are: with marks, titles, signs, blanks and notes, in any
 * order of columns, and the real ones cell by cell.
 */
class PublishedReadingTests {

	private static final Path SHARED = Path.of("../shared/data");

	private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

	private static final String WAITS = """
			_id,Quarter,HB,HBName,ADPName,ServiceType,SubstanceType,Measure,Waited_1_week_or_less,Waited_1_week_or_lessQF,Waited_more_than_1_week_but_within_2_weeks,Waited_more_than_1_week_but_within_2_weeksQF,Waited_more_than_2_weeks_but_within_3_weeks,Waited_more_than_2_weeks_but_within_3_weeksQF,Waited_more_than_3_weeks_but_within_4_weeks,Waited_more_than_3_weeks_but_within_4_weeksQF,Waited_more_than_4_weeks_but_within_5_weeks,Waited_more_than_4_weeks_but_within_5_weeksQF,Waited_more_than_5_weeks_but_within_6_weeks,Waited_more_than_5_weeks_but_within_6_weeksQF,Waited_more_than_6_weeks,Waited_more_than_6_weeksQF
			1,2026Q1,S08000015,NHS Ayrshire & Arran,All ADP,Community,Alcohol,Number,120,,60,,31,,12,,4,,0,,,c
			2,2026Q1,S08000015,NHS Ayrshire & Arran,North Ayrshire ADP,Community,Alcohol,Number,40,,20,,11,,4,,,c,0,,,:
			3,2026Q1,S08000015,NHS Ayrshire & Arran,North Ayrshire ADP,Community,Alcohol,Percentage,52.3,d,26.1,d,14.4,d,5.2,d,,c,0,,,z
			4,2026Q1,S08000020,NHS Grampian,Moray ADP,Community,Alcohol,Number,9,,8,,7,,6,,5,,4,,3,
			5,2026Q1,S92000003,NHSScotland,All ADP,All,All,Number,"4,000",,"1,500",,"1,001",,300,,150,,50,,33,
			""";

	private PublishedBook book = new PublishedBook(new AdpSettings(Path.of("none"), Path.of("config"), false, ""));

	@BeforeEach
	void shippedSeries() {
		book = new PublishedBook(new AdpSettings(Path.of("none"), Path.of("config"), false, ""));
		book.load(List.of(ConfigFile.read(Path.of("config/measures/published.yaml"))));
	}

	@Test
	void rowsOfWaitsAreReadByAreaPartAndBandWithEachSignToldApart() {
		var read = read("PHS-WAITS", "waits.csv", WAITS);
		assertThat(read.problems()).isEmpty();
		assertThat(read.elsewhere()).as("the row of Moray").isEqualTo(1);
		assertThat(value(read, "NORTH-AYRSHIRE", "DAYS-0-7", "COMMUNITY/ALCOHOL", "Jan to Mar 2026"))
			.isEqualByComparingTo("40");
		assertThat(value(read, "AYRSHIRE-AND-ARRAN", "DAYS-0-7", "COMMUNITY/ALCOHOL", "Jan to Mar 2026"))
			.isEqualByComparingTo("120");
		assertThat(value(read, "SCOTLAND", "DAYS-0-7", "ALL/ALL", "Jan to Mar 2026")).isEqualByComparingTo("4000");
		assertThat(value(read, "NORTH-AYRSHIRE", "DAYS-36-42", "COMMUNITY/ALCOHOL", "Jan to Mar 2026"))
			.as("nought is a number")
			.isZero();
		assertThat(Stream.of("DAYS-29-35", "DAYS-43", "SHARE-43", "SHARE-0-7")
			.map(it -> figure(read, "NORTH-AYRSHIRE", it, "COMMUNITY/ALCOHOL", "Jan to Mar 2026").qualifier()))
			.containsExactly(Qualifier.CONFIDENTIAL, Qualifier.NOT_AVAILABLE, Qualifier.NOT_APPLICABLE,
					Qualifier.DERIVED);
		assertThat(figure(read, "NORTH-AYRSHIRE", "DAYS-29-35", "COMMUNITY/ALCOHOL", "Jan to Mar 2026").value())
			.isNull();
	}

	@Test
	void columnsMayStandInAnyOrderAndLaterOnesAreToldAndLeft() {
		var lines = WAITS.lines().map(it -> new ArrayList<>(List.of(csv(it)))).toList();
		var order = new ArrayList<Integer>();
		for (int i = 0; i < lines.getFirst().size(); i++) {
			order.add(i);
		}
		Collections.shuffle(order, new Random(7));
		String shuffled = lines.stream()
			.map(cells -> "added later\t" + order.stream().map(cells::get).collect(Collectors.joining("\t")))
			.collect(Collectors.joining("\n"))
			.replaceFirst("added later", "NewColumn");
		var read = read("PHS-WAITS", "waits.tsv", "\ufeff" + shuffled);
		assertThat(read.problems()).isEmpty();
		assertThat(read.notes()).anyMatch(it -> "NewColumn".equals(it.value()));
		assertThat(read.figures()).containsExactlyInAnyOrderElementsOf(read("PHS-WAITS", "waits.csv", WAITS).figures());
	}

	@Test
	void sameTableInJsonByNamesAndByListsSaysTheSame() {
		var lines = WAITS.lines().map(PublishedReadingTests::csv).toList();
		String[] heads = lines.getFirst();
		String fields = Stream.of(heads)
			.map(it -> "{\"id\":\"%s\",\"type\":\"text\"}".formatted(it))
			.collect(Collectors.joining(","));
		String lists = lines.stream()
			.skip(1)
			.map(cells -> Stream.of(cells).map(PublishedReadingTests::json).collect(Collectors.joining(",", "[", "]")))
			.collect(Collectors.joining(","));
		String named = lines.stream().skip(1).map(cells -> {
			var pairs = new ArrayList<String>();
			for (int i = 0; i < cells.length; i++) {
				pairs.add("\"%s\":%s".formatted(heads[i], json(cells[i])));
			}
			return pairs.stream().collect(Collectors.joining(",", "{", "}"));
		}).collect(Collectors.joining(","));
		var expected = read("PHS-WAITS", "waits.csv", WAITS).figures();
		assertThat(read("PHS-WAITS", "waits.json", "{\"fields\":[%s],\"records\":[%s]}".formatted(fields, lists))
			.figures()).containsExactlyElementsOf(expected);
		assertThat(read("PHS-WAITS", "waits.json",
				"{\"help\":\"x\",\"success\":true,\"result\":{\"records\":[%s],\"fields\":[%s],\"total\":5}}"
					.formatted(named, fields))
			.figures()).containsExactlyElementsOf(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{", "{\"fields\":[],\"records\":[[1]]}",
			"{\"records\":[[1,2]],\"fields\":[{\"id\":\"a\"}]}", "{\"fields\":[{\"id\":\"a\"}],\"records\":[[1,2]]}",
			"{\"fields\":[{\"id\":\"a\"}],\"records\":[[{\"b\":1}]]}",
			"{\"fields\":[{\"id\":\"a\"},{\"id\":\"a\"}],\"records\":[]}", "{\"fields\":{},\"records\":7}",
			"{\"records\":[{\"a\":1,\"a\":2}]}" })
	void jsonThatIsNoTableIsRefusedInWords(String content) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> {
			var read = read("PHS-WAITS", "x.json", content);
			assertThat(read.problems()).isNotEmpty();
			throw Problem.invalid("file", read.problems().getFirst().reason());
		}).satisfies(problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("file"));
	}

	@Test
	void whateverABrokenFileHoldsItIsRefusedOrReadAndNeverThrows() {
		long seed = System.nanoTime();
		var random = new Random(seed);
		byte[] plain = WAITS.getBytes(StandardCharsets.UTF_8);
		byte[] json = "{\"fields\":[{\"id\":\"Quarter\"}],\"records\":[[\"2026Q1\"]]}".getBytes(StandardCharsets.UTF_8);
		for (int round = 0; round < 400; round++) {
			boolean table = random.nextBoolean();
			byte[] broken = (table ? plain : json).clone();
			for (int i = random.nextInt(1, 6); i > 0; i--) {
				broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
			}
			try {
				read("PHS-WAITS", table ? "a.csv" : "a.json", broken);
			}
			catch (Problem refused) {
				assertThat(refused.getMessage()).as("seed %d", seed).isNotBlank();
			}
		}
	}

	@Test
	void peopleStartingTreatmentAreReadCellByCell() throws IOException {
		Path file = SHARED.resolve("phs-people-starting-treatment-2021-22.tsv");
		assumeThat(file).as("the shared file is absent").exists();
		var read = read("PHS-STARTING", file, LocalDate.of(2023, 3, 31));
		assertThat(read.problems()).isEmpty();
		int cells = 0;
		for (String line : Files.readString(file).lines().skip(1).toList()) {
			String[] row = line.replace("\"\"", "").split("\t", -1);
			String area = Map
				.of("S92000003", "SCOTLAND", "S08000015", "AYRSHIRE-AND-ARRAN", "S08000016", "BORDERS", "S08000017",
						"DUMFRIES-AND-GALLOWAY", "S08000029", "FIFE")
				.get(row[3]);
			String part = Map.of("All", "ALL", "Alcohol", "ALCOHOL", "Drug", "DRUGS", "Co-dependency", "CO_DEPENDENCY")
				.get(row[5]);
			for (var column : Map.of("PEOPLE", row[11], "SHARE", row[13], "ALL-PEOPLE", row[15]).entrySet()) {
				var figure = figure(read, String.valueOf(area), column.getKey(), part + "/ALL", "2021/22");
				assertThat(figure.printed()).isEqualTo(column.getValue());
				assertThat(figure.value()).isEqualByComparingTo(column.getValue());
				cells++;
			}
		}
		assertThat(read.figures()).hasSize(cells);
		// The parts make 101.25 % of the whole, as they may.
		assertThat(PublishedChecks.of(series("PHS-STARTING"), read.figures())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "suspected-drug-deaths-JanMar2022.xlsx, 21", "suspected-drug-deaths-JulSep2022.xlsx, 23",
			"suspected-drug-deaths-JanMar2023.xlsx, 25", "suspected-drug-deaths-JulSep2023.xlsx, 27" })
	void suspectedDeathsAreReadCellByCell(String name, int quarters) throws IOException {
		Path file = SHARED.resolve(name);
		assumeThat(file).as("the shared file is absent").exists();
		var read = read("SG-SUSPECTED-DEATHS", file, LocalDate.of(2023, 12, 12));
		assertThat(read.problems()).isEmpty();
		int cells = 0;
		try (var in = Files.newInputStream(file); var workbook = new XSSFWorkbook(in)) {
			for (Sheet sheet : workbook) {
				Row years = sheet.getRow(2);
				Row names = sheet.getRow(3);
				for (int at = 4; !sheet.getRow(at).getCell(0).getStringCellValue().startsWith("Source"); at++) {
					String row = sheet.getRow(at).getCell(0).getStringCellValue().strip();
					String year = "";
					for (int column = 1; column <= quarters; column++) {
						Cell over = years.getCell(column);
						year = (over != null && over.getCellType() == CellType.NUMERIC)
								? String.valueOf((int) over.getNumericCellValue()) : year;
						String quarter = names.getCell(column).getStringCellValue();
						String period = "%s to %s %s".formatted(quarter.substring(0, 3),
								quarter.substring(quarter.indexOf(" to ") + 4).substring(0, 3), year);
						Cell cell = sheet.getRow(at).getCell(column);
						boolean sign = cell.getCellType() == CellType.STRING;
						var figure = figure(read, areaOf(sheet.getSheetName(), row), "DEATHS",
								partOf(sheet.getSheetName(), row), period);
						if (sign) {
							assertThat(figure.qualifier()).isEqualTo(Qualifier.SUPPRESSED);
							assertThat(figure.value()).isNull();
						}
						else {
							assertThat(figure.value()).as("%s, %s, %s", sheet.getSheetName(), row, period)
								.isEqualByComparingTo(BigDecimal.valueOf(cell.getNumericCellValue()));
						}
						cells++;
					}
				}
			}
		}
		// The whole stands on each of the three sheets.
		assertThat(read.figures()).hasSize(cells - 2 * quarters);
		// Where a cell is hidden the divisions make less than the whole, which is no
		// fault.
		assertThat(PublishedChecks.of(series("SG-SUSPECTED-DEATHS"), read.figures())).isEmpty();
	}

	private static String areaOf(String sheet, String row) {
		return (sheet.startsWith("A") && !row.equals("Total")) ? "POLICE-" + row.charAt(0) : "SCOTLAND";
	}

	private static String partOf(String sheet, String row) {
		if (sheet.startsWith("A") || row.equals("Total")) {
			return "ALL/ALL";
		}
		if (sheet.startsWith("C")) {
			return "ALL/" + row.toUpperCase(Locale.ROOT);
		}
		return (row.startsWith("24") ? "UNDER_25" : row.startsWith("55") ? "AGE_55_PLUS"
				: "AGE_%s_%s".formatted(row.substring(0, 2), row.substring(row.length() - 2))) + "/ALL";
	}

	@Test
	void workbookThatSaysTwoThingsOrHasANewNameIsRefusedWithItsPlace() throws IOException {
		var read = read("SG-SUSPECTED-DEATHS", "deaths.xlsx", workbook(sheet -> {
			row(sheet, 0, "Table A: deaths");
			row(sheet, 2, "Police Division", 2022, null, 2023);
			row(sheet, 3, null, "January to March", "April to June", "January to March");
			row(sheet, 4, "U: Ayrshire ", 9, "x", 12.5);
			row(sheet, 5, "W: Somewhere new", 1, 2, 3);
			row(sheet, 6, "Total", 10, 11, "n/a");
			row(sheet, 7, "Source: Police Scotland");
			row(sheet, 9, "Footnotes");
			row(sheet, 10, "(1) 7 is a number in a note");
		}));
		assertThat(read.problems()).extracting(it -> "%s %s %s".formatted(it.sheet(), it.row(), it.column()))
			.contains("A - Police Division 6 A", "A - Police Division 7 D");
		assertThat(read.problems()).anyMatch(it -> it.reason().contains("no sheet B - Age"));
		assertThat(value(read, "POLICE-U", "DEATHS", "ALL/ALL", "Jan to Mar 2022")).isEqualByComparingTo("9");
		assertThat(figure(read, "POLICE-U", "DEATHS", "ALL/ALL", "Apr to Jun 2022").qualifier())
			.isEqualTo(Qualifier.SUPPRESSED);
	}

	@Test
	void releaseBeforeItsPeriodWasOverIsAWrongDay() {
		var read = PublishedReading.of(series("PHS-WAITS"), LocalDate.of(2026, 2, 1),
				file("w.csv", WAITS.getBytes(StandardCharsets.UTF_8)));
		assertThat(read.problems()).isNotEmpty().allMatch(it -> it.reason().contains("Look at the day of the release"));
		assertThat(read.figures()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2021/22, YEAR, false, 2021/22", "2021/2022, YEAR, false, 2021/22", "2022, YEAR, true, 2022",
			"2022, YEAR, false,", "2021/23, YEAR, false,", "2021/22 Q1, QUARTER, false, Apr to Jun 2021",
			"Q4 2021/22, QUARTER, false, Jan to Mar 2022", "2021Q1, QUARTER, true, Jan to Mar 2021",
			"2021Q1, QUARTER, false,", "January to March 2022, QUARTER, true, Jan to Mar 2022",
			"Jan-Mar 2022, QUARTER, false, Jan to Mar 2022", "Jan to Apr 2022, QUARTER, true,",
			"Apr-Sep 2023, HALF_YEAR, false, Apr to Sep 2023",
			"Oct 2023 to Mar 2024, HALF_YEAR, false, Oct 2023 to Mar 2024", "March 2022, MONTH, true, March 2022",
			"2022-03, MONTH, true, March 2022", "2022-13, MONTH, true,", "Smarch 2022, MONTH, true,",
			"'', YEAR, true," })
	void periodsAreReadAsPublishersWriteThem(String text, PublishedPeriod.Length length, boolean calendar,
			@Nullable String name) {
		var read = PublishedPeriod.read(text, length, calendar);
		assertThat(read.found().map(PublishedPeriod::name).orElse(null)).isEqualTo(name);
		assertThat(read.fault().isEmpty()).isEqualTo(name != null);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			value = { "75% (105/145) | 75 | 105 | 145", "92.9 | 92.9 | - | -", "1,234 | 1234 | - | -",
					"£5,808,843 | 5808843 | - | -", "17 % (25 of 145) | 17 | 25 | 145", "59.17% | 59.17 | - | -",
					"0 | 0 | - | -" })
	void figuresAreReadAsTheyArePrinted(String text, BigDecimal value, @Nullable BigDecimal numerator,
			@Nullable BigDecimal denominator) {
		var read = PublishedText.read(text, "", series("PHS-MAT")).found().orElseThrow();
		assertThat(read.printed()).isEqualTo(text);
		assertThat(read.value()).isEqualByComparingTo(value);
		assertThat(read.numerator()).isEqualTo(numerator);
		assertThat(read.denominator()).isEqualTo(denominator);
	}

	@ParameterizedTest
	@ValueSource(strings = { "about 90", "1.234,5", "12,34", "1e5", "Ann Smith", "90 95", "--" })
	void whatIsNoFigureIsRefused(String text) {
		assertThat(PublishedText.read(text, "", series("PHS-MAT")).isRead()).isFalse();
	}

	private PublishedSeries series(String code) {
		return book.get(new SeriesCode(code));
	}

	private PublishedReading read(String series, String name, String content) {
		return read(series, name, content.getBytes(StandardCharsets.UTF_8));
	}

	private PublishedReading read(String series, String name, byte[] content) {
		try (var file = file(name, content)) {
			return PublishedReading.of(series(series), DAY, file);
		}
	}

	private PublishedReading read(String series, Path path, LocalDate day) throws IOException {
		try (var file = file(path.getFileName().toString(), Files.readAllBytes(path))) {
			return PublishedReading.of(series(series), day, file);
		}
	}

	private static IncomingFile file(String name, byte[] content) {
		return IncomingFile.of(name, new ByteArrayInputStream(content));
	}

	private static Printed figure(PublishedReading read, String area, String figure, String cut, String period) {
		return read.figures()
			.stream()
			.filter(it -> it.key().period().name().equals(period))
			.filter(it -> it.key().equals(new Key(area, figure, cut, it.key().period())))
			.findFirst()
			.orElseThrow(() -> new AssertionError("%s %s %s %s".formatted(area, figure, cut, period)));
	}

	private static @Nullable BigDecimal value(PublishedReading read, String area, String figure, String cut,
			String period) {
		return figure(read, area, figure, cut, period).value();
	}

	private static String[] csv(String line) {
		String plain = line.replaceAll("\"(\\d+),(\\d+)\"", "$1~$2");
		return Stream.of(plain.split(",", -1)).map(it -> it.replace('~', ',')).toArray(String[]::new);
	}

	private static String json(String cell) {
		return cell.isEmpty() ? "null" : cell.matches("[0-9.]+") ? cell : "\"%s\"".formatted(cell);
	}

	private static byte[] workbook(Consumer<Sheet> filled) throws IOException {
		try (var workbook = new XSSFWorkbook(); var out = new ByteArrayOutputStream()) {
			filled.accept(workbook.createSheet("A - Police Division"));
			workbook.write(out);
			return out.toByteArray();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private static void row(Sheet sheet, int number, @Nullable Object... cells) {
		Row row = sheet.createRow(number);
		for (int i = 0; i < cells.length; i++) {
			switch (cells[i]) {
				case Number value -> row.createCell(i).setCellValue(value.doubleValue());
				case String text -> row.createCell(i).setCellValue(text);
				case null, default -> {
				}
			}
		}
	}

}
