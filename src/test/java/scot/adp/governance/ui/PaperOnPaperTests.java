package scot.adp.governance.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** The paper of the board, which has the most to show: printed, and saved as Word. */
@AdpTest
@Tag("browser")
class PaperOnPaperTests {

	private static final String LINE = "The provider withdrew in October; two partners have offered to take the work on, "
			+ "and a proposal with costs comes to the next meeting so that the promise can still be kept by spring.";

	private static final String WRITER = "Writer of a test";

	@RegisterExtension
	final Browser browser = new Browser();

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void forgetBoardLines() {
		jdbc.sql("delete from governance.board_line where written_by_name = :writer").param("writer", WRITER).update();
	}

	@Test
	void paperFitsOnOneSideWithAndWithoutBoardLines() throws IOException {
		Page page = open();
		assertThat(pages(page)).isOne();

		writeBoardLines();
		page.reload();
		Browser.settle(page);
		assertThat(pages(page)).isOne();
		assertThat(page.locator(".beyond-page").count()).isPositive();
		assertThat(page.locator(".print-only").textContent()).contains("more, in the list at http", address());
	}

	@Test
	void wordDocumentSaysWhatThePageSays() throws IOException {
		writeBoardLines();
		Page page = open();
		var saved = page.waitForDownload(() -> page.getByText("Save as Word").click());

		assertThat(saved.suggestedFilename()).endsWith(".docx");
		try (var document = new XWPFDocument(Files.newInputStream(saved.path()))) {
			assertThat(styled(document, "Heading1")).containsExactly(page.locator("h1").textContent());
			assertThat(styled(document, "Heading2"))
				.containsExactlyElementsOf(page.locator("main h2").allTextContents());
			assertThat(document.getProperties().getCoreProperties().getTitle())
				.startsWith(page.locator("h1").textContent());
			assertThat(document.getTables()).hasSize(page.locator("table").count())
				.allMatch(table -> table.getRow(0).isRepeatHeader());
			assertThat(cells(document)).containsExactlyElementsOf(cells(page));
		}
	}

	private Page open() {
		Page page = browser.looking("lead");
		browser.open(page, "/" + address());
		return page;
	}

	private String address() {
		return "papers/BOARD/" + meeting();
	}

	private LocalDate meeting() {
		return jdbc
			.sql("""
					select min(held_on) from directory.meeting where group_code = 'BOARD' and held_on > date '2026-11-23'""")
			.query(LocalDate.class)
			.single();
	}

	private void writeBoardLines() {
		jdbc.sql("""
				insert into governance.board_line (id, action, group_code, held_on, number, words, written_by,
				    written_by_name, written_at, changed_at)
				select gen_random_uuid(), id, 'BOARD', :on, 1, :words, :by, :writer, now(), now() from strategy.action
				where plan = 'NAADP-2025'""")
			.param("on", meeting())
			.param("words", LINE)
			.param("by", UUID.randomUUID())
			.param("writer", WRITER)
			.update();
	}

	private static int pages(Page page) {
		String pdf = new String(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)),
				StandardCharsets.ISO_8859_1);
		return (int) Pattern.compile("/Type\\s*/Page\\b").matcher(pdf).results().count();
	}

	private static List<String> styled(XWPFDocument document, String style) {
		return document.getParagraphs()
			.stream()
			.filter(paragraph -> style.equals(paragraph.getStyle()))
			.map(XWPFParagraph::getText)
			.toList();
	}

	private static List<String> cells(XWPFDocument document) {
		return document.getTables()
			.stream()
			.flatMap(table -> table.getRows().stream())
			.flatMap(row -> row.getTableCells().stream())
			.map(XWPFTableCell::getText)
			.map(PaperOnPaperTests::plain)
			.toList();
	}

	private static List<String> cells(Page page) {
		Locator cells = page.locator("table :is(th, td)");
		return Stream.iterate(0, number -> number + 1)
			.limit(cells.count())
			.map(cells::nth)
			.map(Locator::textContent)
			.map(PaperOnPaperTests::plain)
			.toList();
	}

	/** Without blanks, which page and document set differently between lines. */
	private static String plain(String text) {
		return text.replaceAll("\\s", "");
	}

}
