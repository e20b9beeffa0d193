package scot.adp.governance.ui;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scot.adp.governance.ui.PaperSheet.Cell;
import scot.adp.governance.ui.PaperSheet.Line;
import scot.adp.governance.ui.PaperSheet.Part;
import scot.adp.governance.ui.PaperSheet.Row;

import static org.assertj.core.api.Assertions.assertThat;

/** What a screen reader and a printer find in a paper that was saved as Word. */
class PaperDocumentTests {

	@AutoClose
	XWPFDocument document;

	@BeforeEach
	void save() throws IOException {
		var part = new Part("Late", List.of("One is late."), "Actions that are late, by code",
				List.of("Action", "Since"), List.of(new Row(List.of(cell("HOU-10.6"), cell("May")))), 5);
		var sheet = new PaperSheet("Exceptions", "Board, 4 December 2026", "Draft", "84 actions.", List.of(part), null);
		document = new XWPFDocument(new ByteArrayInputStream(PaperDocument.of(sheet)));
	}

	@Test
	void headingsAreStylesWithALevel() {
		assertThat(level("Heading1")).isZero();
		assertThat(level("Heading2")).isOne();
		assertThat(document.getStyles().getStyle("Heading2").getName()).isEqualTo("heading 2");
		assertThat(document.getParagraphs()).filteredOn(it -> "Heading1".equals(it.getStyle())).hasSize(1);
		assertThat(document.getParagraphs()).filteredOn(it -> "Heading2".equals(it.getStyle()))
			.singleElement()
			.satisfies(it -> assertThat(it.getText()).isEqualTo("Late"));
	}

	@Test
	void pageIsA4() {
		var size = document.getDocument().getBody().getSectPr().getPgSz();

		assertThat(size.getW()).isEqualTo(BigInteger.valueOf(11_906));
		assertThat(size.getH()).isEqualTo(BigInteger.valueOf(16_838));
	}

	@Test
	void languageAndTitleAreTold() {
		assertThat(
				document.getStyles().getCtStyles().getDocDefaults().getRPrDefault().getRPr().getLangArray(0).getVal())
			.isEqualTo("en-GB");
		assertThat(document.getProperties().getCoreProperties().getTitle())
			.isEqualTo("Exceptions, Board, 4 December 2026");
	}

	@Test
	void tableHasACaptionAndAHeaderRow() {
		var table = document.getTables().getFirst();

		assertThat(table.getCTTbl().getTblPr().getTblCaption().getVal()).isEqualTo("Actions that are late, by code");
		assertThat(table.getRow(0).isRepeatHeader()).isTrue();
		assertThat(table.getRow(1).isRepeatHeader()).isFalse();
		assertThat(table.getRow(0).getCell(1).getText()).isEqualTo("Since");
	}

	private int level(String style) {
		return document.getStyles().getStyle(style).getCTStyle().getPPr().getOutlineLvl().getVal().intValue();
	}

	private static Cell cell(String text) {
		return new Cell(null, List.of(Line.of(text)));
	}

}
