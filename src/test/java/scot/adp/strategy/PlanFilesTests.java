package scot.adp.strategy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.OddWorkbook;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.support.AdpTest;
import scot.adp.support.Heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Plans as files, out and in. */
@AdpTest
class PlanFilesTests {

	private static final String SMALL = """
			code: T-FILE
			title: Plan of a test
			owner: NAADP
			effective: { from: 2026-04-01 }
			statusScale: DELIVERY
			priorities: [{ code: X, title: A priority }]
			actions:
			  - { code: X-1, title: First, priority: X, kind: DELIVER, leadUnit: NADARS }
			  - { code: X-2, title: Second, priority: X, kind: EXPLORE, namesPlan: WAP-2023 }
			""";

	@Autowired
	PlanFiles files;

	@Autowired
	PlanCheck check;

	@Autowired
	PlanEditing editing;

	@Autowired
	Plans plans;

	@Autowired
	ActionRegister register;

	@Autowired
	UserDetailsService accounts;

	@BeforeEach
	void signIn() {
		signIn("lead");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@ParameterizedTest
	@ValueSource(strings = { "NAADP-2025", "NM-2022", "WAP-2023" })
	void exportReadAgainSaysTheSame(String code) throws IOException {
		var original = PlanFile.read(ConfigFile.read(Path.of("config/plans/" + code + ".yaml")), check.today());

		var exported = PlanFile.read(ConfigFile.of(Path.of("exported.yaml"), files.export(new PlanCode(code))),
				check.today());

		assertThat(exported).usingRecursiveComparison()
			.ignoringFieldsOfTypes(ConfigFile.class, ConfigFile.Entry.class)
			.isEqualTo(original);
	}

	@Test
	@Transactional
	void furtherPlanIsUnderstoodFirstAndLoadedWhole() {
		var content = SMALL.getBytes(StandardCharsets.UTF_8);

		var understood = files.tryOut("further.yaml", content);

		assertThat(understood).isEqualTo(new PlanFiles.Understood("T-FILE", "Plan of a test",
				new PlanView.Period(LocalDate.of(2026, 4, 1), null), 1, 0, 0, 2, null, List.of(), null));
		assertThat(plans.plan(new PlanCode("T-FILE"))).isEmpty();
		String key = UUID.randomUUID().toString();
		files.load(key, "further.yaml", content);
		assertThat(files.load(key, "further.yaml", content)).isEqualTo(new PlanCode("T-FILE"));
		var action = register.find(new PlanCode("T-FILE"), "X-2").orElseThrow();
		assertThat(editing.namedPlans(List.of(action.id()))).containsValue(new PlanCode("WAP-2023"));
		assertThat(editing.versions(List.of(action.id())).get(action.id())).hasSize(1);
		assertThat(files.tryOut("further.yaml", content).problems()).singleElement()
			.asString()
			.contains("there is a plan 'T-FILE' already");
	}

	@Test
	void everyProblemIsToldWithItsLine() {
		var understood = files.tryOut("bad.yaml",
				SMALL.replace("NADARS", "NOWHERE")
					.replace("kind: EXPLORE", "kind: DREAM")
					.replace("owner: NAADP", "owner: NAADP\nowned: x")
					.getBytes(StandardCharsets.UTF_8));

		assertThat(understood.problems()).hasSize(2)
			.anySatisfy(problem -> assertThat(problem).startsWith("bad.yaml, line 4: 'owned' is not a field"))
			.anySatisfy(problem -> assertThat(problem).startsWith("bad.yaml, line 10: kind: 'DREAM'"));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> files.load(UUID.randomUUID().toString(), "bad.yaml",
					SMALL.replace("NADARS", "NOWHERE").getBytes(StandardCharsets.UTF_8)))
			.withMessageContaining("there is no unit 'NOWHERE'");
		assertThat(plans.plan(new PlanCode("T-FILE"))).isEmpty();
	}

	@Test
	@Transactional
	void filledTemplateLoadsAsThePlanItSays() throws IOException {
		byte[] workbook = workbook(book -> {
		});

		assertThat(files.tryOut("plan.xlsx", workbook)).isEqualTo(new PlanFiles.Understood("T-BOOK",
				"Plan of a workbook", new PlanView.Period(LocalDate.of(2026, 4, 1), null), 1, 2, 1, 2,
				new PlanView.Period(LocalDate.of(2026, 5, 1), LocalDate.of(2027, 5, 1)), List.of(), null));
		files.load(UUID.randomUUID().toString(), "plan.xlsx", workbook);

		var first = register.find(new PlanCode("T-BOOK"), "X-1").orElseThrow();
		assertThat(first.outcomes()).containsExactly("B1", "B2");
		assertThat(first.startsOn()).isEqualTo(LocalDate.of(2026, 5, 1));
		assertThat(first.endsOn()).isEqualTo(LocalDate.of(2027, 5, 1));
		assertThat(plans.crosswalks(List.of(first.id())).get(first.id())).extracting(CrosswalkView::code)
			.containsExactly("NM-1a");
		assertThat(register.find(new PlanCode("T-BOOK"), "X-2").orElseThrow().withdrawnReason()).isEqualTo("Merged");
		assertThat(plans.priorities(List.of(new PlanCode("T-BOOK"))).get(new PlanCode("T-BOOK"))).singleElement()
			.satisfies(priority -> assertThat(priority.areas()).hasSize(2));
	}

	@Test
	@Transactional
	void loadIsNotedAmongTheImportsAndTheSameFileChangesNothing() {
		var content = SMALL.getBytes(StandardCharsets.UTF_8);
		files.load(UUID.randomUUID().toString(), "C:\\plans\\further.yaml", content);

		var again = files.tryOut("again.yaml", content);

		assertThat(again.earlier()).isNotNull().satisfies(earlier -> {
			assertThat(earlier.fileName()).isEqualTo("further.yaml");
			assertThat(earlier.kind()).isEqualTo("strategy.plan");
			assertThat(earlier.counts()).containsEntry("actions", 2);
		});
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> files.load(UUID.randomUUID().toString(), "again.yaml", content));
	}

	@Test
	@Transactional
	void codesAreFoundHoweverTheyAreWritten() throws IOException {
		byte[] workbook = workbook(book -> {
			var first = book.getSheet("Actions").getRow(1);
			first.getCell(3).setCellValue("x");
			first.getCell(5).setCellValue("b\u20111; B 2");
			first.getCell(6).setCellValue("r");
			first.getCell(9).setCellValue("nadars");
			first.getCell(10).setCellValue("nac housing");
			first.getCell(15).setCellValue("NM\u20112022/NM - 1a");
			book.getSheet("Priorities").getRow(1).getCell(5).setCellValue("b\u00a01, b2");
		});

		assertThat(files.tryOut("plan.xlsx", workbook).problems()).isEmpty();
		files.load(UUID.randomUUID().toString(), "plan.xlsx", workbook);

		var first = register.find(new PlanCode("T-BOOK"), "X-1").orElseThrow();
		assertThat(first.priority()).isEqualTo("X");
		assertThat(first.outcomes()).containsExactly("B1", "B2");
		assertThat(first.leadUnit()).isEqualTo(new UnitId("NADARS"));
		assertThat(first.partnerUnits()).containsExactly(new UnitId("NAC-HOUSING"));
		assertThat(plans.crosswalks(List.of(first.id())).get(first.id())).extracting(CrosswalkView::code)
			.containsExactly("NM-1a");
	}

	@Test
	void codeThatIsNoneOrStandsTwiceIsTold() throws IOException {
		byte[] workbook = workbook(
				book -> book.getSheet("Actions").getRow(1).getCell(5).setCellValue("B1, B\u200b3, b 1"));

		assertThat(files.tryOut("plan.xlsx", workbook).problems())
			.containsExactly("Sheet Actions, cell F2: outcomes: There is no 'B3'. Name one of this file's outcomes.");
		assertThat(files
			.tryOut("plan.xlsx",
					workbook(book -> book.getSheet("Actions").getRow(1).getCell(5).setCellValue("B1, b 1")))
			.problems()).containsExactly("Sheet Actions, cell F2: outcomes: 'B1' stands here twice");
	}

	@Test
	void everyProblemOfARowIsTold() {
		var understood = files.tryOut("bad.yaml",
				SMALL
					.replace("title: First, priority: X, kind: DELIVER",
							"priority: Y, kind: DREAM, cadenceMonths: 99, startsOn: soon")
					.getBytes(StandardCharsets.UTF_8));

		assertThat(understood.found()).extracting(ImportProblem::row).containsOnly(8);
		assertThat(understood.problems()).extracting(problem -> problem.replaceAll("^.*line 8: (\\w+):.*$", "$1"))
			.containsExactlyInAnyOrder("title", "priority", "kind", "cadenceMonths", "startsOn");
	}

	@Test
	void faultyCellIsToldByItsAddress() throws IOException {
		assertThat(files
			.tryOut("plan.xlsx", workbook(book -> book.getSheet("Actions").getRow(1).getCell(1).setCellFormula("1+1")))
			.problems()).containsExactly("Sheet Actions, cell B2: holds a formula; put its value there instead");
		assertThat(files.tryOut("plan.xlsx", workbook(
				book -> book.getSheet("Actions").getRow(2).getCell(0).setCellErrorValue(FormulaError.DIV0.getCode())))
			.problems()).containsExactly("Sheet Actions, cell A3: holds an error; put a value there instead");
		assertThat(files
			.tryOut("plan.xlsx",
					workbook(book -> book.getSheet("Actions").getRow(1).getCell(9).setCellValue("NOWHERE")))
			.problems()).containsExactly("Sheet Actions, cell J2: leadUnit: there is no unit 'NOWHERE'");
		assertThat(files.tryOut("plan.xlsx", workbook(book -> book.createSheet("Budget"))).problems()).singleElement()
			.asString()
			.startsWith("Sheet Budget, cell A1: is not a sheet of a plan");
		assertThat(files.tryOut("plan.xlsx", workbook(book -> book.removeSheetAt(book.getSheetIndex("Actions"))))
			.problems()).containsExactly("The workbook has no sheet Actions. Start from the template.");
	}

	@Test
	void codesThatAreNumbersAreTakenAsShownOrRefused() throws IOException {
		assertThat(codes("0.00", 2.1, 2.2).found()).isEmpty();
		assertThat(codes("General", 7, 8).found()).isEmpty();
		assertThat(codes("General", 2.1, 2.2).found()).extracting(ImportProblem::row, ImportProblem::value)
			.containsExactly(tuple(2, "2.1"), tuple(3, "2.2"));
		assertThat(codes("General", 2.1, 2.2).problems()).isNotEmpty()
			.allSatisfy(problem -> assertThat(problem)
				.endsWith("as 2.10 becomes 2.1; format the column as text and type the code again"));
		assertThat(codes("d mmm", 46357, 46358).problems()).isNotEmpty()
			.allSatisfy(problem -> assertThat(problem).contains("made a date of it"));
	}

	@Test
	@Transactional
	void codeIsStoredAsItsCellShowsIt() throws IOException {
		byte[] workbook = workbook(book -> coded(book, "0.00", 2.1, 2.2));

		files.load(UUID.randomUUID().toString(), "plan.xlsx", workbook);

		assertThat(register.find(new PlanCode("T-BOOK"), "2.10")).isPresent();
		assertThat(register.find(new PlanCode("T-BOOK"), "2.20")).isPresent();
	}

	@Test
	void dayThatLostItsFormatIsTheDayThatTheWorkbookCountsAndOtherNumbersAreNoDays() throws IOException {
		assertThat(bareDay(46143).actionDays())
			.isEqualTo(new PlanView.Period(LocalDate.of(2026, 5, 1), LocalDate.of(2027, 5, 1)));
		for (double number : new double[] { 2026, 20260501, 46143.5, 73_416, -1 }) {
			assertThat(bareDay(number).problems()).singleElement().asString().contains("N2", "is no date");
		}
	}

	@ParameterizedTest(name = "{0} in {1}")
	@CsvSource(delimiter = '|', textBlock = """
			46143.25 | d mmm yyyy | This holds a time of day
			47178    | mmm-yy     | This shows no day
			2026     | d mmm yyyy | Look at the year of this date
			2026     | yyyy       | This shows no day
			""")
	void dateThatIsNoDayAloneIsToldByItsCell(double number, String format, String why) throws IOException {
		byte[] workbook = workbook(book -> {
			var style = book.createCellStyle();
			style.setDataFormat(book.createDataFormat().getFormat(format));
			var cell = book.getSheet("Actions").getRow(1).getCell(13);
			cell.setCellValue(number);
			cell.setCellStyle(style);
		});

		assertThat(files.tryOut("plan.xlsx", workbook).problems()).singleElement()
			.asString()
			.contains("cell N2: startsOn: '", why);
	}

	private PlanFiles.Understood bareDay(double number) throws IOException {
		return files.tryOut("plan.xlsx", workbook(book -> {
			var row = book.getSheet("Actions").getRow(1);
			row.removeCell(row.getCell(13));
			row.createCell(13).setCellValue(number);
		}));
	}

	private PlanFiles.Understood codes(String format, double one, double other) throws IOException {
		return files.tryOut("plan.xlsx", workbook(book -> coded(book, format, one, other)));
	}

	private static void coded(Workbook book, String format, double... codes) {
		var style = book.createCellStyle();
		style.setDataFormat(book.createDataFormat().getFormat(format));
		for (int i = 0; i < codes.length; i++) {
			var cell = book.getSheet("Actions").getRow(i + 1).getCell(0);
			cell.setCellValue(codes[i]);
			cell.setCellStyle(style);
		}
	}

	@Test
	void everyRuleOfTheTemplateRefusesWithWordsAndCodesAreTexts() throws IOException {
		try (var book = new XSSFWorkbook(new ByteArrayInputStream(files.template()))) {
			for (var rule : List.of(book.getSheet("Priorities"), book.getSheet("Actions"))
				.stream()
				.flatMap(sheet -> sheet.getDataValidations().stream())
				.toList()) {
				assertThat(rule.getShowErrorBox()).isTrue();
				assertThat(rule.getErrorStyle()).isEqualTo(DataValidation.ErrorStyle.STOP);
				assertThat(rule.getErrorBoxTitle()).isEqualTo("Not in the list");
				assertThat(rule.getErrorBoxText()).startsWith("Use one of these: ");
			}
			assertThat(book.getSheet("Actions").getDataValidations()).hasSize(4);
			assertThat(book.getSheet("Actions").getColumnStyle(0).getDataFormatString()).isEqualTo("@");
			assertThat(book.getSheet("Outcomes").getColumnStyle(3).getDataFormatString()).isEqualTo("@");
		}
	}

	@Test
	void otherSpreadsheetsAreSentBackWithAdvice() throws IOException {
		var open = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(open)) {
			zip.putNextEntry(new ZipEntry("mimetype"));
			zip.write("application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.UTF_8));
		}
		for (String name : List.of("plan.ods", "plan.xlsx", "plan")) {
			refuses(name, open.toByteArray(), "save it as an Excel workbook (.xlsx)");
		}
		for (String name : List.of("plan.csv", "plan.tsv", "plan.txt")) {
			refuses(name, "code,title\nA,B\n".getBytes(StandardCharsets.UTF_8),
					"holds one table, and a plan has several: put them into the template");
		}
		byte[] whole = workbook(book -> {
		});
		assertThat(files.tryOut("plan", whole).found()).isEmpty();
		refuses("plan.csv", whole, "it is no text");
		for (byte[] none : List.of(new byte[] { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0 }, new byte[] { 'a' })) {
			assertThat(files.tryOut("plan.xlsx", none).problems()).singleElement()
				.asString()
				.endsWith("save it as an Excel workbook (.xlsx) and send that.");
		}
	}

	@Test
	void hostileFileIsRefusedInWords() throws IOException {
		var bomb = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bomb)) {
			zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
			for (int i = 0; i < 2000; i++) {
				zip.write(new byte[8192]);
			}
		}
		refuses("plan.xlsx", bomb.toByteArray(), "unpacks to far more");
		refuses("plan.xlsx", "not a zip".getBytes(StandardCharsets.UTF_8), "no Excel workbook");
		refuses("plan.xlsx", new byte[0], "empty");
		refuses("plan.xlsx", new byte[PlanFiles.SIZE_LIMIT + 1], "larger than 2 MB");
		refuses("plan.exe", new byte[1], "Choose a workbook");
		refuses("plan.yaml", new byte[] { (byte) 0xc3, 0x28 }, "not UTF-8");
		refuses("plan.yaml", "a: \0".getBytes(StandardCharsets.UTF_8), "plan.yaml, line 1");
		refuses("plan.yaml", "a: &a [*a]".getBytes(StandardCharsets.UTF_8), "'a' is not a field here");
		refuses("plan\0.yaml", SMALL.getBytes(StandardCharsets.UTF_8), "file's name");
		byte[] whole = workbook(book -> {
		});
		refuses("plan.xlsx", Arrays.copyOf(whole, whole.length / 2), "workbook");
		var noBook = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(noBook)) {
			zip.putNextEntry(new ZipEntry("hello.txt"));
			zip.write(1);
		}
		refuses("plan.xlsx", noBook.toByteArray(), "cannot be read");
	}

	@Test
	void smallFileThatUnfoldsToMuchIsRefusedBeforeItIsKept() {
		byte[] content = OddWorkbook.oneTextEverywhere("Actions");

		assertThat(Heap.taken(() -> refuses("plan.xlsx", content, "far more than a plan needs"))).isLessThan(Heap.MUCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "officer", "nadars", "board", "auditor" })
	void onlyTheLeadLoadsPlans(String username) {
		signIn(username);
		var content = SMALL.getBytes(StandardCharsets.UTF_8);

		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> files.tryOut("a.yaml", content));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> files.load("k", "a.yaml", content));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> files.template());
	}

	private void refuses(String name, byte[] content, String reason) {
		assertThat(files.tryOut(name, content).problems()).first().asString().contains(reason);
	}

	/** The template filled in, with one thing changed. */
	private byte[] workbook(Consumer<Workbook> change) throws IOException {
		try (var book = new XSSFWorkbook(new ByteArrayInputStream(files.template()));
				var out = new ByteArrayOutputStream()) {
			var plan = book.getSheet("Plan");
			String[] own = { "T-BOOK", "Plan of a workbook", "NAADP", "2026-04-01", "", "DELIVERY", "Better lives" };
			for (int i = 0; i < own.length; i++) {
				plan.getRow(i).createCell(1).setCellValue(own[i]);
			}
			row(book, "Priorities", 1, "X", "A priority", "", "", "First area", "B1, B2");
			row(book, "Priorities", 2, "", "", "", "", "Second area", "B2");
			row(book, "Outcomes", 1, "B1", "One", "", "B1a", "A part");
			row(book, "Outcomes", 2, "B2", "Two");
			row(book, "Principles", 1, "R", "A principle", "R1", "An item");
			Row first = row(book, "Actions", 1, "X-1", "First", "", "X", "", "B1; B2", "R", "DELIVER", "", "NADARS",
					"NAC-HOUSING", "", "", "", "2027-05-01", "NM-2022/NM-1a");
			var day = book.createCellStyle();
			day.setDataFormat(book.createDataFormat().getFormat("d mmm yyyy"));
			first.getCell(13).setCellValue(LocalDate.of(2026, 5, 1));
			first.getCell(13).setCellStyle(day);
			first.getCell(12).setCellValue(6);
			row(book, "Actions", 2, "X-2", "Second", "", "X", "", "", "", "EXPLORE", "", "", "", "", "", "", "", "", "",
					"", "", "", "", "", "2026-05-02", "Merged");
			change.accept(book);
			book.write(out);
			return out.toByteArray();
		}
	}

	private static Row row(Workbook book, String sheet, int number, String... values) {
		Row row = book.getSheet(sheet).createRow(number);
		for (int i = 0; i < values.length; i++) {
			row.createCell(i).setCellValue(values[i]);
		}
		return row;
	}

	private void signIn(String username) {
		var account = accounts.loadUserByUsername(username);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

}
