package scot.adp.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.support.AdpTest;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@AdpTest
class ListExportsTests {

	/** What others have written into cells to have it run. */
	private static final List<String> FORMULAS = List.of("=1+1", "+1+1", "-1+1", "@SUM(1,1)", "=cmd|' /C calc'!A0",
			"=HYPERLINK(\"http://evil.example\",\"click\")", "=IMPORTXML(\"http://evil.example\",\"//a\")", "\t=1+1",
			"\r=1+1", "\n=1+1", "-2+3+cmd|' /C calc'!A0", "@@=1", "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20A1",
			"=\"a\"\"b\"", "=1;2", "+44 1294 000000");

	@Autowired
	ListExports exports;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	UserDetailsService accounts;

	@TempDir
	Path folder;

	@BeforeEach
	void signIn() {
		signIn("board");
	}

	private void signIn(String name) {
		var account = accounts.loadUserByUsername(name);
		SecurityContextHolder.getContext()
			.setAuthentication(
					UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void workbookHoldsDatesNumbersAndNothingWhereThereIsNothing() throws IOException {
		var instant = OffsetDateTime.of(2026, 7, 1, 11, 30, 0, 0, ZoneOffset.UTC);
		var list = one("Text", 0, 12L, new BigDecimal("1.50"), true, LocalDate.of(2026, 11, 22), instant, null);

		try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(written(list, ExportFormat.XLSX)))) {
			var sheet = workbook.getSheetAt(0);
			var row = sheet.getRow(1);
			assertThat(row.getCell(0).getStringCellValue()).isEqualTo("Text");
			assertThat(row.getCell(1).getNumericCellValue()).isZero();
			assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(12);
			assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(1.5);
			assertThat(row.getCell(4).getStringCellValue()).isEqualTo("Yes");
			assertThat(DateUtil.isCellDateFormatted(row.getCell(5))).isTrue();
			assertThat(row.getCell(5).getLocalDateTimeCellValue().toLocalDate()).isEqualTo("2026-11-22");
			assertThat(row.getCell(5).getCellStyle().getDataFormatString()).isEqualTo("d mmm yyyy");
			assertThat(row.getCell(6).getLocalDateTimeCellValue()).as("local time in summer")
				.isEqualTo("2026-07-01T12:30");
			assertThat(row.getCell(7)).as("missing is not nought").isNull();
			var heading = sheet.getRow(0).getCell(0);
			assertThat(workbook.getFontAt(heading.getCellStyle().getFontIndex()).getBold()).isTrue();
			assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
			assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:H2");
		}
	}

	@Test
	void notesSayWhatItIsWhoSavedItAndWhen() throws IOException {
		var list = one("x").shownAt("actions?plan=NAADP-2025");

		try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(written(list, ExportFormat.XLSX)))) {
			var notes = new ArrayList<String>();
			workbook.getSheet("Notes").forEach(row -> notes.add(row.getCell(0) + ": " + row.getCell(1)));
			assertThat(notes).contains("List: A list", "Rows: 1", "About: All of it")
				.anyMatch(line -> line.matches("Saved: \\d+ November 2026 at \\d\\d:\\d\\d"))
				.anyMatch(line -> line.matches("Saved by: .+, .+"))
				.anyMatch(line -> line.endsWith("/actions?plan=NAADP-2025"));
		}
	}

	@Test
	void csvHoldsTheSame() throws IOException {
		var instant = OffsetDateTime.of(2026, 7, 1, 11, 30, 0, 0, ZoneOffset.UTC);
		var list = one("Te\"xt, more", 0, 12L, new BigDecimal("1.50"), false, LocalDate.of(2026, 11, 22), instant,
				null);

		String text = new String(written(list, ExportFormat.CSV), StandardCharsets.UTF_8);

		assertThat(text).as("Excel takes it for UTF-8").startsWith("\uFEFFColumn 1,");
		assertThat(DelimitedText.read(text).get(1)).containsExactly("Te\"xt, more", "0", "12", "1.50", "No",
				"2026-11-22", "2026-07-01 12:30", "");
	}

	@Test
	void noTextIsTakenForAFormula() throws IOException {
		var list = texts(FORMULAS);

		byte[] workbook = written(list, ExportFormat.XLSX);
		try (var opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
			for (int row = 0; row < FORMULAS.size(); row++) {
				var cell = opened.getSheetAt(0).getRow(row + 1).getCell(0);
				assertThat(cell.getCellType()).as(FORMULAS.get(row)).isEqualTo(CellType.STRING);
				assertThat(cell.getStringCellValue()).isEqualTo(FORMULAS.get(row).replace('\r', '\n'));
				assertThat(cell.getCellStyle().getDataFormatString()).as("stays a text when edited").isEqualTo("@");
			}
		}
		assertThat(sheets(workbook)).doesNotContain("<f>").doesNotContain("<f ");
		assertThat(DelimitedText.read(new String(written(list, ExportFormat.CSV), StandardCharsets.UTF_8))
			.stream()
			.skip(1)
			.map(List::getFirst)).containsExactlyElementsOf(FORMULAS.stream().map(text -> "'" + text).toList());
	}

	@Test
	void nastyTextsComeBackFromAWorkbook() throws IOException {
		var nasty = List.of("<a>&amp;\"'", " spaces kept  ", "two\nlines\tand a tab", "\uD83D\uDE00 \u00E9\u20AC",
				"control \u0001\u0008 gone", "x".repeat(40_000));

		byte[] workbook = written(texts(nasty), ExportFormat.XLSX);

		var expected = nasty.stream().map(SafeText::cell).toList();
		assertThat(expected.get(4)).isEqualTo("control  gone");
		try (var opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
			assertThat(IntStream.rangeClosed(1, nasty.size())
				.mapToObj(row -> opened.getSheetAt(0).getRow(row).getCell(0).getStringCellValue())).isEqualTo(expected);
		}
		try (var opened = new ReadableWorkbook(new ByteArrayInputStream(workbook));
				var rows = opened.getFirstSheet().openStream()) {
			assertThat(rows.skip(1).map(row -> row.getCellText(0))).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@EnumSource
	void allRowsOfALongListAreWritten(ExportFormat format) throws IOException {
		int many = 2 * ListExports.ROWS_AT_ONCE + 7;
		var asked = new ArrayList<Integer>();
		var list = new ListExport<Integer>("long", "Long", List.of(),
				List.of(new ListColumn<>("Number", 10, number -> number)), (offset, limit) -> {
					asked.add(limit);
					return IntStream.range(offset, Math.min(many, offset + limit)).boxed().toList();
				}, () -> many);

		byte[] file = written(list, format);

		assertThat(asked).containsExactly(500, 500, 500);
		if (format == ExportFormat.CSV) {
			assertThat(DelimitedText.read(new String(file, StandardCharsets.UTF_8))).hasSize(many + 1);
		}
		else {
			try (var opened = new XSSFWorkbook(new ByteArrayInputStream(file))) {
				assertThat(opened.getSheetAt(0).getLastRowNum()).isEqualTo(many);
			}
		}
	}

	@Test
	void trailTellsWhichListAndHowManyRows() {
		String name = "list-" + UUID.randomUUID();
		var list = new ListExport<>(name, "A list", List.of(), List.of(column()), (offset, limit) -> List.of("a", "b"),
				() -> 2)
			.filteredBy(Map.of("plan", "NAADP-2025"));

		written(list, ExportFormat.CSV);

		assertThat(jdbc.sql("select actor || ' ' || operation || ' ' || changes from audit.entry where subject = ?")
			.param("list " + name)
			.query(String.class)
			.single()).startsWith("board exchange.list.save ")
			.contains("\"format\": \"csv\"", "\"rows\": \"2\"", "\"filter.plan\": \"NAADP-2025\"");
	}

	@Test
	void listThatGivesOtherThanItCountsIsNoFile() {
		String name = "list-" + UUID.randomUUID();
		var list = new ListExport<>(name, "A list", List.of(), List.of(column()),
				(offset, limit) -> (offset == 0) ? List.of("a") : List.of(), () -> 2);

		assertThatThrownBy(() -> written(list, ExportFormat.CSV)).isInstanceOf(IllegalStateException.class);
		assertThat(jdbc.sql("select count(*) from audit.entry where subject = ?")
			.param("list " + name)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void rowsAreThoseOfOneMoment(@Autowired PlatformTransactionManager transactions) {
		var elsewhere = new TransactionTemplate(transactions);
		elsewhere.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		var counts = new ArrayList<Integer>();
		var list = ListExport.whole("moment", "A moment", List.of(), List.of(column()), () -> {
			counts.add(entries());
			elsewhere.executeWithoutResult(status -> written(texts(List.of("meanwhile")), ExportFormat.CSV));
			counts.add(entries());
			return List.of("row");
		});

		written(list, ExportFormat.CSV);

		assertThat(counts.getFirst()).isEqualTo(counts.getLast());
		assertThat(entries()).isGreaterThan(counts.getLast());
	}

	@Test
	void pagesAreAnsweredWhileManyListsAreSaved(@Autowired DataSource database) throws SQLException {
		var connections = database.unwrap(HikariDataSource.class);
		var some = new CountDownLatch(Turns.TOGETHER);
		var all = new CountDownLatch(3 * 20);
		var goOn = new CountDownLatch(1);
		for (String account : List.of("board", "lead", "officer")) {
			signIn(account);
			for (int i = 0; i < 20; i++) {
				exports.inTurn(new DelegatingSecurityContextRunnable(() -> {
					written(ListExport.whole("slow", "A slow list", List.of(), List.of(column()), () -> {
						some.countDown();
						awaited(goOn);
						return List.of("row");
					}), ExportFormat.CSV);
					all.countDown();
				}));
			}
		}
		awaited(some);

		try {
			assertThat(connections.getHikariPoolMXBean().getActiveConnections()).isBetween(Turns.TOGETHER,
					2 * Turns.TOGETHER);
			assertThat(connections.getMaximumPoolSize()).isGreaterThan(2 * Turns.TOGETHER);
			assertThat(entries()).isPositive();
		}
		finally {
			goOn.countDown();
		}
		awaited(all);
	}

	@Test
	void nobodySavesAListUnlessSignedIn() {
		SecurityContextHolder.clearContext();

		assertThatThrownBy(() -> written(one("x"), ExportFormat.CSV)).isInstanceOf(AccessDeniedException.class);
		assertThatThrownBy(() -> exports.inTurn(() -> {
		})).isInstanceOf(AccessDeniedException.class);
	}

	@Test
	void fileIsNamedByItsListAndTheDay() {
		var list = new ListExport<>("meetings BOARD/1", "A list", List.of(), List.of(column()),
				(offset, limit) -> List.of(), () -> 0);

		var written = exports.write(list, ExportFormat.XLSX, new ByteArrayOutputStream());

		assertThat(written.fileName())
			.isEqualTo("meetings-BOARD-1-%s.xlsx".formatted(MovableClock.START.toLocalDate()));
		assertThat(written.rows()).isZero();
	}

	private static void awaited(CountDownLatch latch) {
		try {
			assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private byte[] written(ListExport<?> list, ExportFormat format) {
		var out = new ByteArrayOutputStream();
		exports.write(list, format, out);
		return out.toByteArray();
	}

	private int entries() {
		return jdbc.sql("select count(*) from audit.entry").query(Integer.class).single();
	}

	private static ListExport<String> texts(List<String> texts) {
		return ListExport.whole("texts", "Texts", List.of(), List.of(column()), () -> texts);
	}

	private static ListExport<List<@Nullable Object>> one(@Nullable Object... values) {
		var row = new ArrayList<@Nullable Object>(List.of());
		for (@Nullable
		Object value : values) {
			row.add(value);
		}
		List<ListColumn<List<@Nullable Object>>> columns = IntStream.range(0, values.length)
			.mapToObj(at -> new ListColumn<List<@Nullable Object>>("Column " + (at + 1), 20, cells -> cells.get(at)))
			.toList();
		return ListExport.whole("one", "A list", List.of("All of it"), columns, () -> List.of(row));
	}

	private static ListColumn<String> column() {
		return new ListColumn<>("Column", 20, text -> text);
	}

	private String sheets(byte[] workbook) throws IOException {
		Path file = Files.write(folder.resolve("sheets.xlsx"), workbook);
		var text = new StringBuilder();
		try (var zip = new ZipFile(file.toFile())) {
			for (var entry : zip.stream().filter(it -> it.getName().startsWith("xl/worksheets/")).toList()) {
				text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return text.toString();
	}

}
