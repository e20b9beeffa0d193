package scot.adp.governance.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import scot.adp.governance.ui.PaperSheet.Cell;
import scot.adp.governance.ui.PaperSheet.Line;
import scot.adp.governance.ui.PaperSheet.Part;
import scot.adp.governance.ui.PaperSheet.Row;

/**
 * Saves a paper as a Word document that a screen reader can walk: real headings, tables
 * whose first row is marked as such, a title and a language.
 */
final class PaperDocument {

	/** The media type of what {@link #of} gives. */
	static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private static final String FONT = "Arial";

	private static final int WIDTH = 10_400;

	private PaperDocument() {
	}

	/** The document's bytes. */
	static byte[] of(PaperSheet sheet) {
		try (var document = new XWPFDocument(); var bytes = new ByteArrayOutputStream()) {
			document.getProperties().getCoreProperties().setTitle("%s, %s".formatted(sheet.title(), sheet.meeting()));
			styles(document);
			page(document);
			paragraph(document, "Heading1", sheet.title());
			paragraph(document, null, sheet.meeting());
			paragraph(document, null, sheet.standing());
			paragraph(document, null, sheet.headline()).getRuns().getFirst().setBold(true);
			for (Part part : sheet.parts()) {
				paragraph(document, "Heading2", part.heading());
				part.paragraphs().forEach(words -> paragraph(document, null, words));
				if (!part.columns().isEmpty()) {
					table(document, part);
				}
			}
			document.write(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void styles(XWPFDocument document) {
		XWPFStyles styles = document.createStyles();
		styles.setSpellingLanguage("en-GB");
		heading(styles, "Heading1", "heading 1", 0, 32);
		heading(styles, "Heading2", "heading 2", 1, 22);
	}

	/** A style that Word and screen readers know as a heading of a level. */
	private static void heading(XWPFStyles styles, String id, String name, int level, int halfPoints) {
		var style = CTStyle.Factory.newInstance();
		style.setStyleId(id);
		style.setType(STStyleType.PARAGRAPH);
		style.addNewName().setVal(name);
		style.addNewUiPriority().setVal(BigInteger.valueOf(9));
		style.addNewQFormat();
		var paragraph = style.addNewPPr();
		paragraph.addNewKeepNext();
		var spacing = paragraph.addNewSpacing();
		spacing.setBefore(BigInteger.valueOf(160));
		spacing.setAfter(BigInteger.valueOf(60));
		paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(level));
		var run = style.addNewRPr();
		run.addNewB();
		run.addNewSz().setVal(BigInteger.valueOf(halfPoints));
		var fonts = run.addNewRFonts();
		fonts.setAscii(FONT);
		fonts.setHAnsi(FONT);
		styles.addStyle(new XWPFStyle(style));
	}

	private static void page(XWPFDocument document) {
		var section = document.getDocument().getBody().addNewSectPr();
		var size = section.addNewPgSz();
		size.setW(BigInteger.valueOf(11_906));
		size.setH(BigInteger.valueOf(16_838));
		var margin = section.addNewPgMar();
		margin.setTop(BigInteger.valueOf(640));
		margin.setBottom(BigInteger.valueOf(640));
		margin.setLeft(BigInteger.valueOf(740));
		margin.setRight(BigInteger.valueOf(740));
	}

	private static void table(XWPFDocument document, Part part) {
		XWPFTable table = document.createTable(1 + part.rows().size(), part.columns().size());
		table.setWidth(String.valueOf(WIDTH));
		table.getCTTbl().getTblPr().addNewTblCaption().setVal(part.caption());
		XWPFTableRow header = table.getRow(0);
		header.setRepeatHeader(true);
		header.setCantSplitRow(true);
		for (int column = 0; column < part.columns().size(); column++) {
			XWPFTableCell cell = header.getCell(column);
			cell.setWidth(String.valueOf(WIDTH / part.columns().size()));
			run(empty(cell), part.columns().get(column), false).setBold(true);
		}
		for (int number = 0; number < part.rows().size(); number++) {
			Row row = part.rows().get(number);
			XWPFTableRow there = table.getRow(number + 1);
			there.setCantSplitRow(true);
			for (int column = 0; column < row.cells().size(); column++) {
				fill(there.getCell(column), row.cells().get(column));
			}
		}
	}

	private static void fill(XWPFTableCell there, Cell cell) {
		XWPFParagraph paragraph = empty(there);
		boolean first = true;
		if (cell.mark() != null) {
			run(paragraph, "%s %s".formatted(cell.mark().letter(), cell.mark().label()), false).setBold(true);
			first = false;
		}
		for (Line line : cell.lines()) {
			run(first ? paragraph : spaced(there.addParagraph()), line.text(), line.quiet());
			first = false;
		}
	}

	private static XWPFParagraph empty(XWPFTableCell cell) {
		List<XWPFParagraph> paragraphs = cell.getParagraphs();
		return spaced(paragraphs.isEmpty() ? cell.addParagraph() : paragraphs.getFirst());
	}

	private static XWPFParagraph paragraph(XWPFDocument document, @Nullable String style, String text) {
		XWPFParagraph paragraph = document.createParagraph();
		if (style != null) {
			paragraph.setStyle(style);
			paragraph.createRun().setText(text);
		}
		else {
			spaced(paragraph);
			paragraph.setSpacingAfter(60);
			run(paragraph, text, false);
		}
		return paragraph;
	}

	private static XWPFParagraph spaced(XWPFParagraph paragraph) {
		paragraph.setSpacingAfter(0);
		paragraph.setSpacingBefore(0);
		return paragraph;
	}

	private static XWPFRun run(XWPFParagraph paragraph, String text, boolean quiet) {
		XWPFRun run = paragraph.createRun();
		run.setFontFamily(FONT);
		run.setFontSize(9);
		run.setLang("en-GB");
		if (quiet) {
			run.setColor("404040");
		}
		run.setText(text);
		return run;
	}

}
