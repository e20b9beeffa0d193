package scot.adp.exchange;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Workbooks of an unusual but allowed form: elements count in their namespace and at
 * their place, parts by the relations that lead to them, types by the parts that have
 * them.
 */
class WorkbookFormTests {

	private static final String X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main";

	private static final String MC = "http://schemas.openxmlformats.org/markup-compatibility/2006";

	private static final String DAY = "<c s=\"1\"><v>44651</v></c>";

	static Stream<Arguments> days() {
		return Stream
			.of(Arguments.of("no word on it", day("<workbookPr/>", ""), "2022-03-31"),
					Arguments.of("nothing at all", day("", ""), "2022-03-31"),
					Arguments.of("counted from 1904", day("<workbookPr date1904=\"1\"/>", ""), "2026-04-01"),
					Arguments.of("counted from 1904, in a word", day("<workbookPr date1904=\" true \"/>", ""),
							"2026-04-01"),
					Arguments.of("counted from 1904, an extension of the same name behind",
							day("<workbookPr date1904=\"1\"/>",
									extension("<x15:workbookPr chartTrackingRefBase=\"1\"/>")),
							"2026-04-01"),
					Arguments.of("an extension that says 1904",
							day("<workbookPr/>", extension("<x15:workbookPr date1904=\"1\"/>")), "2022-03-31"),
					Arguments.of("the format's own element within an extension",
							day("<workbookPr/>", extension("<workbookPr date1904=\"1\"/>")), "2022-03-31"),
					Arguments.of("another namespace that says 1904",
							day("<workbookPr/><x15:workbookPr xmlns:x15=\"%s\" date1904=\"1\"/>".formatted(X15), ""),
							"2022-03-31"),
					Arguments.of("at another place",
							day("<workbookPr/><bookViews><workbookPr date1904=\"1\"/></bookViews>", ""), "2022-03-31"),
					Arguments.of("an attribute of another namespace",
							day("<workbookPr xmlns:x15=\"%s\" x15:date1904=\"1\"/>".formatted(X15), ""), "2022-03-31"),
					Arguments.of("a choice that needs what is not known here",
							day(alternatives("x15", "<workbookPr date1904=\"1\"/>", "<workbookPr/>"), ""),
							"2022-03-31"),
					Arguments.of("what stands in for a choice that is not known here",
							day(alternatives("x15", "<workbookPr/>", "<workbookPr date1904=\"1\"/>"), ""),
							"2026-04-01"),
					Arguments.of("a choice that needs what is known here",
							day(alternatives("r", "<workbookPr date1904=\"1\"/>", "<workbookPr/>"), ""), "2026-04-01"),
					Arguments.of("a choice that needs both",
							day(alternatives("r x15", "<workbookPr date1904=\"1\"/>", "<workbookPr/>"), ""),
							"2022-03-31"),
					Arguments.of("content of others that counts",
							day("<x15:wrap xmlns:x15=\"%s\" xmlns:mc=\"%s\" mc:Ignorable=\"x15\" mc:ProcessContent=\"x15:wrap\"><workbookPr date1904=\"1\"/></x15:wrap>"
								.formatted(X15, MC), ""),
							"2026-04-01"),
					Arguments.of("content of others that does not count", day(
							"<x15:wrap xmlns:x15=\"%s\" xmlns:mc=\"%s\" mc:Ignorable=\"x15\"><workbookPr date1904=\"1\"/></x15:wrap><workbookPr/>"
								.formatted(X15, MC),
							""), "2022-03-31"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("days")
	void daysAreCountedFromWhereTheWorkbookItselfSays(String what, OddWorkbook workbook, String day) {
		assertThat(read(workbook)).containsExactly("Data 1 DATE:" + day);
	}

	static Stream<Arguments> forms() {
		return Stream.of(Arguments.of("the strict form throughout", strict()),
				Arguments.of("its parts under other names",
						moved("xl/workbook.xml", "book/main.xml", "_rels/.rels", "book/main.xml")
							.part("book/_rels/main.xml.rels", relations("/xl/worksheets/sheet1.xml"))),
				Arguments.of("the workbook at the root",
						moved("xl/workbook.xml", "workbook.xml", "_rels/.rels", "/workbook.xml")
							.part("_rels/workbook.xml.rels", relations("xl/worksheets/sheet1.xml"))),
				Arguments.of("a way there that goes up and down", ways("./../xl/worksheets/../worksheets/sheet1.xml")),
				Arguments.of("letters of another case", ways("Worksheets/SHEET1.xml")),
				Arguments.of("signs written as codes", ways("worksheets/sheet%31.xml")),
				Arguments.of("a place within the part", ways("worksheets/sheet1.xml#A1")),
				Arguments.of("a blank in its name",
						moved(OddWorkbook.SHEET, "xl/worksheets/sheet one.xml", "xl/_rels/workbook.xml.rels",
								"worksheets/sheet%20one.xml")),
				Arguments.of("a shared text that is declared and not there",
						new OddWorkbook().without("xl/sharedStrings.xml")),
				Arguments.of("styles that are declared and not there", new OddWorkbook().without("xl/styles.xml")),
				Arguments.of("styles of no bytes", new OddWorkbook().part("xl/styles.xml", "")),
				Arguments.of("shared texts of no bytes", new OddWorkbook().part("xl/sharedStrings.xml", "")),
				Arguments.of("styles without a cell's",
						new OddWorkbook().part("xl/styles.xml",
								"<styleSheet xmlns=\"%s\"><cellXfs count=\"0\"/></styleSheet>"
									.formatted(OddWorkbook.MAIN))),
				Arguments.of("styles and numbers that say nothing", new OddWorkbook().part("xl/styles.xml",
						"<styleSheet xmlns=\"%s\"><numFmts><numFmt numFmtId=\"\" formatCode=\"\"/></numFmts><cellXfs><xf numFmtId=\"\"/></cellXfs></styleSheet>"
							.formatted(OddWorkbook.MAIN))),
				Arguments.of("a cell whose style says nothing",
						new OddWorkbook().rows("<row r=\"\"><c r=\"A1\" s=\"\"><v>1</v></c></row>")),
				Arguments.of("a second sheet without a relation", new OddWorkbook().changed("xl/workbook.xml",
						it -> it.replace("</sheets>", "<sheet name=\"More\" sheetId=\"2\" r:id=\"rId9\"/></sheets>"))),
				Arguments.of("a second sheet that names no relation", new OddWorkbook().changed("xl/workbook.xml",
						it -> it.replace("</sheets>", "<sheet name=\"More\" sheetId=\"2\" id=\"rId1\"/></sheets>"))),
				Arguments.of("a second sheet whose part is not there", new OddWorkbook()
					.changed("xl/workbook.xml",
							it -> it.replace("</sheets>",
									"<sheet name=\"More\" sheetId=\"2\" r:id=\"rId2\"/></sheets>"))
					.changed("xl/_rels/workbook.xml.rels", it -> it.replace("</Relationships>",
							"<Relationship Id=\"rId2\" Type=\"%s/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>"
								.formatted(OddWorkbook.OFFICE)))),
				Arguments.of("a sheet within an extension", new OddWorkbook().changed("xl/workbook.xml",
						it -> it.replace("</workbook>",
								extension("<sheets><sheet name=\"Data\" r:id=\"rId1\"/></sheets>") + "</workbook>"))),
				Arguments.of("rows within an extension",
						new OddWorkbook().changed(OddWorkbook.SHEET,
								it -> it.replace("</worksheet>",
										extension("<sheetData><row r=\"2\"><c><v>2</v></c></row></sheetData>")
												+ "</worksheet>"))),
				Arguments.of("a value within the extension of a cell", new OddWorkbook()
					.cells("<c><extLst><ext uri=\"x\"><v>9</v></ext></extLst><x:v xmlns:x=\"%s\">8</x:v><v>1</v></c>"
						.formatted(X15))),
				Arguments.of("a cell in a choice",
						new OddWorkbook().cells(alternatives("x15", "<c><v>9</v></c>", "<c><v>1</v></c>"))),
				Arguments.of("a row in a choice",
						new OddWorkbook()
							.rows(alternatives("x15", "<row><c><v>9</v></c></row>", "<row><c><v>1</v></c></row>"))),
				Arguments.of("what stands outside of the rows", new OddWorkbook()
					.changed(OddWorkbook.SHEET, it -> it.replace("<sheetData>",
							"<sheetViews><sheetView><row><c><v>9</v></c></row></sheetView></sheetViews><sheetData>"))),
				Arguments.of("a type with macros that no part has", types(
						"<Default Extension=\"bin\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/>")),
				Arguments.of("another type with macros that no part has",
						types("<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>")),
				Arguments.of("a program that is declared and not there", types(
						"<Override PartName=\"/xl/vbaProject.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>")),
				Arguments.of("a workbook with macros that is declared and not there", types(
						"<Override PartName=\"/xl/other.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/>")),
				Arguments.of("a second workbook that is declared and not there", types(
						"<Override PartName=\"/b.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>")),
				Arguments.of("settings of a printer, of the type of others", types(
						"<Default Extension=\"bin\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/>")
					.part("xl/printerSettings/printerSettings1.bin", "x")),
				Arguments.of("a type in letters of another case", new OddWorkbook().changed("[Content_Types].xml",
						it -> it.replace("spreadsheetml.sheet.main", "SpreadsheetML.Sheet.Main"))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void workbookOfAnAllowedFormIsRead(String what, OddWorkbook workbook) {
		assertThat(read(workbook)).containsExactly("Data 1 NUMBER:1");
	}

	static Stream<Arguments> macros() {
		String vba = "application/vnd.ms-office.vbaProject";
		return Stream.of(
				Arguments.of("a program under another name",
						types("<Override PartName=\"/xl/data.bin\" ContentType=\"%s\"/>".formatted(vba))
							.part("xl/data.bin", "x")),
				Arguments.of("a program by the type of all parts of its ending",
						types("<Default Extension=\"dat\" ContentType=\"%s\"/>".formatted(vba)).part("xl/project.dat",
								"x")),
				Arguments.of("a program by the relation that leads to it", new OddWorkbook().part("xl/project.dat", "x")
					.changed("xl/_rels/workbook.xml.rels", it -> it.replace("</Relationships>",
							"<Relationship Id=\"rId3\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"project.dat\"/></Relationships>"))),
				Arguments.of("a sheet of macros under another name", types(
						"<Override PartName=\"/xl/m.xml\" ContentType=\"application/vnd.ms-excel.macrosheet+xml\"/>")
					.part("xl/m.xml", "<a/>")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("macros")
	void macrosAreFoundWhereverTheyAre(String what, OddWorkbook workbook) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(workbook)).withMessageContaining("holds macros");
	}

	private static OddWorkbook day(String properties, String end) {
		return new OddWorkbook().formats("14?")
			.cells(DAY)
			.changed("xl/workbook.xml",
					it -> it.replace("<workbookPr/>", properties).replace("</workbook>", end + "</workbook>"));
	}

	private static String extension(String content) {
		return "<extLst><ext uri=\"{0}\" xmlns:x15=\"%s\">%s</ext></extLst>".formatted(X15, content);
	}

	private static String alternatives(String needs, String choice, String otherwise) {
		return "<mc:AlternateContent xmlns:mc=\"%s\" xmlns:x15=\"%s\" xmlns:r=\"%s\"><mc:Choice Requires=\"%s\">%s</mc:Choice><mc:Choice Requires=\"%4$s\"><wrong/></mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>"
			.formatted(MC, X15, OddWorkbook.OFFICE, needs, choice, otherwise);
	}

	private static OddWorkbook strict() {
		var workbook = new OddWorkbook();
		for (String part : List.of("_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
				"xl/sharedStrings.xml", OddWorkbook.SHEET)) {
			workbook.changed(part, it -> it.replace(OddWorkbook.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
				.replace(OddWorkbook.OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"));
		}
		return workbook;
	}

	private static OddWorkbook moved(String from, String to, String relations, String target) {
		var workbook = new OddWorkbook();
		String content = workbook.text(from);
		return workbook.without(from)
			.part(to, content)
			.changed("[Content_Types].xml", it -> it.replace("/" + from, "/" + to.replace(" ", "%20")))
			.changed(relations,
					it -> it.replaceAll("Target=\"[^\"]*%s\"".formatted(from.substring(from.lastIndexOf('/') + 1)),
							"Target=\"%s\"".formatted(target)));
	}

	private static OddWorkbook ways(String target) {
		return new OddWorkbook().changed("xl/_rels/workbook.xml.rels",
				it -> it.replace("worksheets/sheet1.xml", target));
	}

	private static OddWorkbook types(String more) {
		return new OddWorkbook().changed("[Content_Types].xml", it -> it.replace("</Types>", more + "</Types>"));
	}

	private static String relations(String target) {
		return new OddWorkbook().text("xl/_rels/workbook.xml.rels").replace("worksheets/sheet1.xml", target);
	}

	private static List<String> read(OddWorkbook workbook) {
		var rows = new ArrayList<String>();
		try (var file = IncomingFile.of("plan.xlsx", new ByteArrayInputStream(workbook.bytes()))) {
			Sheets.read(file,
					(sheet, row) -> rows.add("%s %d %s".formatted(sheet, row.number(),
							row.cells()
								.stream()
								.map(cell -> cell.kind() + ":" + cell.text())
								.collect(Collectors.joining(" ")))));
		}
		return rows;
	}

}
