package scot.adp.exchange;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A workbook of one sheet, Data, with whatever somebody may put into its parts. */
public final class OddWorkbook {

	static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

	static final String SHEET = "xl/worksheets/sheet1.xml";

	private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

	static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

	private final Map<String, byte[]> parts = new LinkedHashMap<>();

	OddWorkbook() {
		part("[Content_Types].xml", """
				<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
				<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
				ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
				<Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>
				<Override PartName="/xl/worksheets/sheet1.xml" ContentType="%1$sworksheet+xml"/>
				<Override PartName="/xl/styles.xml" ContentType="%1$sstyles+xml"/>
				<Override PartName="/xl/sharedStrings.xml" ContentType="%1$ssharedStrings+xml"/></Types>"""
			.formatted(TYPE));
		part("_rels/.rels",
				"""
						<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
						Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
					.formatted(OFFICE));
		part("xl/workbook.xml",
				"""
						<workbook xmlns="%s" xmlns:r="%s"><workbookPr/><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets>
						</workbook>"""
					.formatted(MAIN, OFFICE));
		part("xl/_rels/workbook.xml.rels", """
				<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
				<Relationship Id="rId1" Type="%1$s/worksheet" Target="worksheets/sheet1.xml"/>
				<Relationship Id="rId11" Type="%1$s/styles" Target="styles.xml"/>
				<Relationship Id="rId12" Type="%1$s/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
			.formatted(OFFICE));
		part("xl/styles.xml",
				"<styleSheet xmlns=\"%s\"><cellXfs><xf numFmtId=\"0\"/></cellXfs></styleSheet>".formatted(MAIN));
		part("xl/sharedStrings.xml", "<sst xmlns=\"%s\"></sst>".formatted(MAIN));
		rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
	}

	OddWorkbook part(String name, byte[] content) {
		parts.put(name, content);
		return this;
	}

	OddWorkbook part(String name, String content) {
		return part(name, content.getBytes(StandardCharsets.UTF_8));
	}

	OddWorkbook without(String name) {
		parts.remove(name);
		return this;
	}

	OddWorkbook changed(String name, UnaryOperator<String> change) {
		return part(name, change.apply(text(name)));
	}

	String text(String name) {
		return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
	}

	/** The sheet's rows. */
	OddWorkbook rows(String rows) {
		return part(SHEET, "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows));
	}

	/** One row of cells without addresses. */
	OddWorkbook cells(String cells) {
		return rows("<row>" + cells + "</row>");
	}

	/** A small file whose many cells all point at one text, the longest there can be. */
	public static byte[] oneTextEverywhere(String sheet) {
		String row = "<row>" + "<c t=\"s\"><v>0</v></c>".repeat(Sheets.COLUMNS_LIMIT) + "</row>";
		return new OddWorkbook().shared("<t>" + "x".repeat(Sheets.TEXT_LIMIT) + "</t>")
			.rows(row.repeat(900))
			.changed("xl/workbook.xml", it -> it.replace("\"Data\"", '"' + sheet + '"'))
			.bytes();
	}

	/** The texts that cells share, each as the inside of its element. */
	OddWorkbook shared(String... texts) {
		var items = new StringBuilder();
		for (String text : texts) {
			items.append("<si>").append(text).append("</si>");
		}
		return part("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, items));
	}

	/** Number formats; style 1 is the first of them. */
	OddWorkbook formats(String... codes) {
		var formats = new StringBuilder();
		var styles = new StringBuilder("<xf numFmtId=\"0\"/>");
		for (int i = 0; i < codes.length; i++) {
			boolean known = codes[i].matches("\\d+\\?");
			String id = known ? codes[i].replace("?", "") : String.valueOf(164 + i);
			if (!known) {
				formats.append("<numFmt numFmtId=\"%s\" formatCode=\"%s\"/>".formatted(id, codes[i]));
			}
			styles.append("<xf numFmtId=\"%s\"/>".formatted(id));
		}
		return part("xl/styles.xml",
				"<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>"
					.formatted(MAIN, formats, styles));
	}

	OddZip zip() {
		var zip = new OddZip();
		parts.forEach(zip::with);
		return zip;
	}

	byte[] bytes() {
		return zip().bytes();
	}

}
