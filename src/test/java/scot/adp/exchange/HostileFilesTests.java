package scot.adp.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that somebody built to do harm, that broke on the way, or that are merely odd:
 * each is refused with words that tell what to do, or read right.
 */
class HostileFilesTests {

	private static final String DAMAGED = "save it anew and send that";

	private static final String DOCTYPE = "instructions that no workbook needs";

	private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "archives", "parts", "sheets", "otherKinds", "texts" })
	void fileIsRefusedInWordsOrReadRight(Sample sample) throws Exception {
		if (sample.refusal() != null) {
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(sample))
				.satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.INVALID))
				.satisfies(
						problem -> assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("file"))
				.withMessageContaining(sample.refusal());
		}
		else {
			assertThat(read(sample)).isEqualTo(sample.rows());
		}
	}

	static Stream<Sample> archives() {
		byte[] plain = new OddWorkbook().bytes();
		byte[] flipped = new OddWorkbook().part("xl/media/image1.png", "0123456789".repeat(50)).bytes();
		flipped[80] ^= 0x5a;
		var manySmall = new OddWorkbook();
		IntStream.range(0, 60).forEach(i -> manySmall.part("xl/media/i%d.png".formatted(i), new byte[3_900_000]));
		var manyParts = new OddWorkbook();
		IntStream.range(0, 2100).forEach(i -> manyParts.part("xl/media/i%d.png".formatted(i), "x"));
		byte[] bomb = new OddWorkbook().part(OddWorkbook.SHEET, new byte[100_000_000]).bytes();
		return Stream.of(refused("zip bomb", bomb, "unpacks to far more"), refused("zip bomb that says it is small",
				new OddWorkbook().zip().with(entry("xl/media/a.png", new byte[50_000_000], 8, 0, null, 10)).bytes(),
				"unpacks to far more"), refused("bomb in many modest parts", manySmall.bytes(), "more than 200 MB"),
				read("bomb within an archive within, never opened",
						new OddWorkbook().part("xl/embeddings/book.zip", bomb).bytes(), "Data 1 NUMBER:1"),
				refused("two parts on the same bytes",
						new OddWorkbook().zip()
							.with(new OddZip.Entry("xl/media/b.png", "", new byte[0], 8, 0, null, null, 0))
							.bytes(),
						DAMAGED),
				refused("two parts of the same name",
						new OddWorkbook().zip().with(OddWorkbook.SHEET, "<worksheet/>").bytes(), "same name"),
				refused("two parts whose names differ in case",
						new OddWorkbook().zip().with("XL/Workbook.xml", "<workbook/>").bytes(), "same name"),
				refused("part that climbs out of the folder", new OddWorkbook().part("../../evil.xml", "<a/>").bytes(),
						"names that no workbook has"),
				refused("part at the root of the disk", new OddWorkbook().part("/etc/passwd", "x").bytes(),
						"names that no workbook has"),
				refused("part with a backslash", new OddWorkbook().part("xl\\evil.xml", "<a/>").bytes(),
						"names that no workbook has"),
				refused("part on a drive", new OddWorkbook().part("C:evil.xml", "<a/>").bytes(),
						"names that no workbook has"),
				refused("part with a NUL in its name", new OddWorkbook().part("xl/a\0.xml", "<a/>").bytes(),
						"names that no workbook has"),
				refused("part with a name of 300 letters", new OddWorkbook().part("x".repeat(300), "<a/>").bytes(),
						"names that no workbook has"),
				refused("2,100 parts", manyParts.bytes(), "far more parts"),
				refused("encrypted part",
						new OddWorkbook().zip().with(entry("a.png", new byte[9], 8, 1, null, null)).bytes(),
						"protected by a password"),
				refused("first half of a workbook", Arrays.copyOf(plain, plain.length / 2), DAMAGED),
				refused("workbook without its last bytes", Arrays.copyOf(plain, plain.length - 25), DAMAGED),
				refused("second half of a workbook", Arrays.copyOfRange(plain, plain.length / 2, plain.length),
						"no Excel workbook"),
				refused("part with another name before it",
						new OddWorkbook().zip()
							.with(new OddZip.Entry("docs/a.xml", "docs/b.xml", "<a/>".getBytes(StandardCharsets.UTF_8),
									8, 0, null, null, -1))
							.bytes(),
						DAMAGED),
				refused("part with a wrong check sum",
						new OddWorkbook().zip().with(entry("a.png", new byte[9], 8, 0, 1, null)).bytes(), DAMAGED),
				refused("part with a wrong size",
						new OddWorkbook().zip().with(entry("a.png", new byte[9], 8, 0, null, 8)).bytes(), DAMAGED),
				refused("part packed in a way nobody uses",
						new OddWorkbook().zip().with(entry("a.png", new byte[9], 12, 0, null, null)).bytes(), DAMAGED),
				refused("part of another packing",
						new OddWorkbook().zip().with(entry("a.png", new byte[9], 99, 0, null, null)).bytes(), DAMAGED),
				refused("flipped bits", flipped, DAMAGED),
				refused("archive without parts", new OddZip().bytes(), DAMAGED),
				refused("archive of something else", new OddZip().with("hello.txt", "Hello").bytes(),
						"no Excel workbook"),
				read("part kept unpacked",
						new OddWorkbook().zip().with(entry("a.png", new byte[9], 0, 0, null, null)).bytes(),
						"Data 1 NUMBER:1"),
				read("sizes written behind each part", streamed(new OddWorkbook()), "Data 1 NUMBER:1"),
				refused("21 MB", new byte[21 * 1024 * 1024], "larger than 20 MB"),
				refused("nothing", new byte[0], "empty"));
	}

	static Stream<Sample> parts() {
		String entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
		String laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
		var sheet = new OddWorkbook().text(OddWorkbook.SHEET);
		var many = new StringBuilder();
		IntStream.range(0, 250).forEach(i -> many.append("<sheet name=\"S%d\" r:id=\"rId1\"/>".formatted(i)));
		return Stream.of(
				refused("external entity in a sheet", sheet(
						XML + entity + sheet), DOCTYPE),
				refused("entities upon entities in shared texts",
						new OddWorkbook().changed("xl/sharedStrings.xml", it -> laughs + it).bytes(), DOCTYPE),
				refused("document type in two bytes a letter",
						new OddWorkbook().part("xl/workbook.xml",
								("\ufeff" + entity + new OddWorkbook().text("xl/workbook.xml")).getBytes(
										StandardCharsets.UTF_16BE))
							.bytes(),
						DOCTYPE),
				refused("document type in two bytes a letter without a mark",
						new OddWorkbook().part(OddWorkbook.SHEET, (entity + sheet).getBytes(StandardCharsets.UTF_16LE))
							.bytes(),
						DOCTYPE),
				refused("document type in the list of types", new OddWorkbook()
					.changed("[Content_Types].xml", it -> it.replace("<Types", entity + "<Types"))
					.bytes(), DOCTYPE),
				refused("document type in the relations", new OddWorkbook().changed("xl/_rels/workbook.xml.rels",
						it -> entity + it)
					.bytes(), DOCTYPE),
				refused("document type in a part that is not read",
						new OddWorkbook().part("docProps/core.xml", entity + "<a>&x;</a>").bytes(), DOCTYPE),
				refused("document type in small letters", sheet("<!doctype a>" + sheet), DOCTYPE),
				refused("letters of a mainframe",
						new OddWorkbook().part(OddWorkbook.SHEET, (XML + sheet).getBytes(Charset.forName("IBM1047")))
							.bytes(),
						DAMAGED),
				refused("four bytes a letter",
						new OddWorkbook().part(OddWorkbook.SHEET, sheet.getBytes(Charset.forName("UTF-32LE"))).bytes(),
						DAMAGED),
				refused("says it is written in UTF-7", sheet(XML.replace("UTF-8", "UTF-7") + sheet), DAMAGED),
				refused("says it is written as on a mainframe", sheet(XML.replace("UTF-8", "IBM1047") + sheet),
						DAMAGED),
				refused("entity that nobody declared", cells("<c t=\"inlineStr\"><is><t>&xxe;</t></is></c>"), DAMAGED),
				refused("elements within elements, 5,000 deep", cells("<a>".repeat(5000) + "</a>".repeat(5000)),
						DAMAGED),
				refused("attribute of 300,000 characters",
						cells("<c a=\"%s\"><v>1</v></c>".formatted("x".repeat(300_000))), DAMAGED),
				refused("attribute full of angles", cells("<c a='%s'><v>1</v></c>".formatted("\">".repeat(200_000))),
						DAMAGED),
				refused("comment of 300,000 characters", cells("<!--%s-->".formatted("x".repeat(300_000))), DAMAGED),
				refused("comment that never ends", sheet(sheet + "<!-- "), DAMAGED),
				refused("1,000 attributes", cells("<c %s/>".formatted(
						IntStream.range(0, 1000).mapToObj("a%d='1'"::formatted).collect(Collectors.joining(" ")))),
						DAMAGED),
				refused("sheet that breaks off", sheet(sheet.substring(0, sheet.length() - 20)), DAMAGED),
				refused("sheet that breaks off after its rows", sheet(sheet.replace("</worksheet>", "")), DAMAGED),
				refused("sheet with crossed elements", sheet(sheet.replace("</row></sheetData>", "</sheetData></row>")),
						DAMAGED),
				refused("empty sheet part", sheet(""), DAMAGED),
				refused("two bytes a letter for 9 MB",
						new OddWorkbook()
							.part(OddWorkbook.SHEET,
									(sheet + incompressible(9_000_000 / 2)).getBytes(StandardCharsets.UTF_16LE))
							.bytes(),
						DAMAGED),
				refused("no sheet where the workbook says", new OddWorkbook().without(OddWorkbook.SHEET).bytes(),
						DAMAGED),
				refused("no relations", new OddWorkbook().without("xl/_rels/workbook.xml.rels").bytes(), DAMAGED),
				refused("no workbook part", new OddWorkbook().without("xl/workbook.xml").bytes(), DAMAGED),
				refused("sheet with a relation that is not there",
						new OddWorkbook().changed("xl/workbook.xml", it -> it.replace("rId1", "rId9"))
							.bytes(),
						DAMAGED),
				refused("sheet on the web",
						new OddWorkbook().changed("xl/_rels/workbook.xml.rels",
								it -> it.replace("Target=\"worksheets/sheet1.xml\"",
										"TargetMode=\"External\" Target=\"https://example.org/s.xml\""))
							.bytes(),
						DAMAGED),
				refused("sheet outside the workbook",
						new OddWorkbook()
							.changed("xl/_rels/workbook.xml.rels",
									it -> it.replace("worksheets/sheet1.xml", "../../../etc/passwd"))
							.bytes(),
						DAMAGED),
				refused("sheet that is no XML",
						new OddWorkbook().part("xl/evil.bin", "<a/>")
							.changed("xl/_rels/workbook.xml.rels",
									it -> it.replace("worksheets/sheet1.xml", "evil.bin"))
							.bytes(),
						DAMAGED),
				refused("two workbooks in one",
						new OddWorkbook().part("b.xml", new OddWorkbook().text("xl/workbook.xml"))
							.changed("_rels/.rels",
									it -> it.replace("</Relationships>",
											"<Relationship Id=\"rId2\" Type=\"" + OddWorkbook.OFFICE
													+ "/officeDocument\" Target=\"b.xml\"/></Relationships>"))
							.bytes(),
						DAMAGED),
				refused("no sheets",
						new OddWorkbook().changed("xl/workbook.xml", it -> it.replaceAll("<sheet .*?/>", "")).bytes(),
						"has no sheets"),
				refused("250 sheets", new OddWorkbook().changed("xl/workbook.xml",
						it -> it.replaceAll("<sheet .*?/>", many.toString()))
					.bytes(), DAMAGED),
				refused("two sheets of one name",
						new OddWorkbook()
							.changed("xl/workbook.xml",
									it -> it.replace("</sheets>", "<sheet name=\"DATA\" r:id=\"rId1\"/></sheets>"))
							.bytes(),
						DAMAGED),
				read("workbook told by the rule for all parts",
						new OddWorkbook().changed("[Content_Types].xml",
								it -> it.replaceAll("<Override PartName=\"/xl/workbook.xml\"",
										"<Default Extension=\"xml\""))
							.bytes(),
						"Data 1 NUMBER:1"),
				read("sheet told from the root",
						new OddWorkbook()
							.changed("xl/_rels/workbook.xml.rels",
									it -> it.replace("\"worksheets/sheet1.xml\"", "\"/xl/worksheets/sheet1.xml\""))
							.bytes(),
						"Data 1 NUMBER:1"),
				read("sheet in two bytes a letter",
						new OddWorkbook()
							.part(OddWorkbook.SHEET, ("\ufeff" + sheet).getBytes(StandardCharsets.UTF_16LE))
							.bytes(),
						"Data 1 NUMBER:1"),
				read("sheet with a byte-order mark", sheet("\ufeff" + XML + sheet), "Data 1 NUMBER:1"),
				read("sheet with a prefix on every element", sheet(
						"<x:worksheet xmlns:x=\"%s\"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
							.formatted(OddWorkbook.MAIN)),
						"Data 1 NUMBER:1"),
				read("strict form of the standard",
						new OddWorkbook().changed("xl/workbook.xml", HostileFilesTests::strict)
							.changed("xl/_rels/workbook.xml.rels", HostileFilesTests::strict)
							.changed(OddWorkbook.SHEET, HostileFilesTests::strict)
							.bytes(),
						"Data 1 NUMBER:1"),
				read("no styles and no shared texts, though both are declared",
						new OddWorkbook().without("xl/styles.xml").without("xl/sharedStrings.xml").bytes(),
						"Data 1 NUMBER:1"));
	}

	static Stream<Sample> sheets() {
		String text = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
		return Stream.of(refused("shared text beyond the last", cells("<c t=\"s\"><v>7</v></c>"), DAMAGED),
				refused("shared text of the greatest number", cells("<c t=\"s\"><v>2147483647</v></c>"), DAMAGED),
				refused("shared text below the first", cells("<c t=\"s\"><v>-1</v></c>"), DAMAGED),
				refused("shared text without a number", cells("<c t=\"s\"><v>x</v></c>"), DAMAGED),
				refused("column ZZZZZZ", rows("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"), DAMAGED),
				refused("column XFD with something in it", rows("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"),
						"more than 200 columns"),
				refused("201 columns", cells("<c><v>1</v></c>".repeat(201)), "more than 200 columns"),
				refused("cell of another row", rows("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>"), DAMAGED),
				refused("address that is none", rows("<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>"), DAMAGED),
				refused("cell that stands there twice",
						rows("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"),
						"B1 stands there twice"),
				refused("row that stands there twice", rows("<row r=\"2\"/><row r=\"2\"/>"),
						"row 2 stands there twice"),
				refused("rows upside down", rows("<row r=\"3\"/><row r=\"2\"/>"), "in the wrong place"),
				refused("row nought", rows("<row r=\"0\"/>"), "in the wrong place"),
				refused("row two million", rows("<row r=\"2000000\"/>"), DAMAGED),
				refused("row that is no number", rows("<row r=\"first\"/>"), DAMAGED),
				refused("cell of 32,768 characters", cells(text.formatted("x".repeat(32_768))),
						"cell A1 holds more than 32,767"),
				refused("shared text of 32,768 characters",
						new OddWorkbook().shared("<t>%s</t>".formatted("x".repeat(32_768))).bytes(),
						"more than 32,767"),
				refused("25 MB of shared texts", new OddWorkbook().shared(texts(26_000_000)).bytes(),
						"different texts"),
				refused("kind of cell that nobody knows", cells("<c t=\"zz\"><v>1</v></c>"), DAMAGED),
				refused("yes or no that is neither", cells("<c t=\"b\"><v>maybe</v></c>"), DAMAGED),
				refused("300 formulas over the same rows", rows(IntStream.range(1, 301)
					.mapToObj(
							"<row r=\"%1$d\"><c r=\"A%1$d\"><f t=\"array\" ref=\"A%1$d:B9000\">1</f><v>1</v></c></row>"::formatted)
					.collect(Collectors.joining())), DAMAGED),
				read("cell of 32,767 characters", cells(text.formatted("x".repeat(32_767))),
						"Data 1 TEXT:" + "x".repeat(32_767)),
				read("200 columns", cells("<c><v>1</v></c>".repeat(200)),
						"Data 1 " + String.join(" ", Collections.nCopies(200, "NUMBER:1"))),
				read("styled but empty to the last column",
						rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"0\"/></row>"), "Data 1 NUMBER:1"),
				read("a million numbered rows with nothing between", rows(
						"<row r=\"5\"><c r=\"C5\"><v>1</v></c></row><row r=\"7\"/><row r=\"1048576\"><c r=\"A1048576\"><v>2</v></c></row>"),
						"Data 5 EMPTY: EMPTY: NUMBER:1", "Data 1048576 NUMBER:2"),
				read("no addresses at all", rows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
						"Data 1 NUMBER:1 NUMBER:2", "Data 2 NUMBER:3"),
				read("cells out of order", rows("<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c></row>"),
						"Data 1 NUMBER:1 NUMBER:2"),
				read("merged cells",
						new OddWorkbook().part(OddWorkbook.SHEET, new OddWorkbook()
							.rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"/><c r=\"C1\"><v>3</v></c></row>")
							.text(OddWorkbook.SHEET)
							.replace("</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"))
							.bytes(),
						"Data 1 NUMBER:1 EMPTY: NUMBER:3"),
				read("rich text and how to pronounce it", new OddWorkbook().shared(
						"<r><rPr><b/></rPr><t>East </t></r><r><t xml:space=\"preserve\">Ayr </t></r><rPh sb=\"0\" eb=\"1\"><t>loud</t></rPh>")
					.cells("<c t=\"s\"><v>0</v></c>")
					.bytes(), "Data 1 TEXT:East Ayr "),
				read("rich text in the cell",
						cells("<c t=\"inlineStr\"><is><r><t>One</t></r><r><t>Two</t></r></is></c>"),
						"Data 1 TEXT:OneTwo"),
				read("shared text that is empty",
						new OddWorkbook().shared("<t/>", "<t>a</t>")
							.cells("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>")
							.bytes(),
						"Data 1 EMPTY: TEXT:a"),
				read("signs written as codes",
						cells(text.formatted("a_x000D_b &amp; &#x1F600; &lt;!DOCTYPE _x005F_x0041_")),
						"Data 1 TEXT:a\rb & \uD83D\uDE00 <!DOCTYPE _x0041_"),
				read("text of a section", cells(text.formatted("<![CDATA[a < b]]> c")), "Data 1 TEXT:a < b c"),
				read("comments between", cells("<!-- a --><c><!-- > --><v>1<!-- 2 -->3</v></c>"), "Data 1 NUMBER:13"),
				read("noughts before a number kept in a text", cells(text.formatted("00123")), "Data 1 TEXT:00123"),
				read("what begins like a formula is a text", cells(text.formatted("=1+1")), "Data 1 TEXT:=1+1"),
				read("formula", cells("<c><f>1+1</f><v>2</v></c>"), "Data 1 FORMULA:2"),
				read("formula without a value", cells("<c><f>1+1</f></c>"), "Data 1 FORMULA:"),
				read("formula with a text", cells("<c t=\"str\"><f>A2</f><v>two</v></c>"), "Data 1 FORMULA:two"),
				read("formula behind a shared text",
						new OddWorkbook().shared("<t>a</t>").cells("<c t=\"s\"><f>A9</f><v>0</v></c>").bytes(),
						"Data 1 FORMULA:a"),
				read("formula that calls a program", cells("<c t=\"str\"><f>cmd|'/C calc'!A0</f><v>x</v></c>"),
						"Data 1 FORMULA:x"),
				read("formula shared with a cell that is not there", cells("<c><f t=\"shared\" si=\"9\"/><v>2</v></c>"),
						"Data 1 FORMULA:2"),
				read("formula over a range", rows(
						"<row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1:B2\">X</f><v>1</v></c><c r=\"B1\"><v>2</v></c><c r=\"C1\"><v>3</v></c></row>"
								+ "<row r=\"2\"><c r=\"A2\"><v>4</v></c></row><row r=\"3\"><c r=\"A3\"><v>5</v></c></row>"),
						"Data 1 FORMULA:1 FORMULA:2 NUMBER:3", "Data 2 FORMULA:4", "Data 3 NUMBER:5"),
				read("errors", cells("<c t=\"e\"><v>#DIV/0!</v></c><c t=\"e\"><v>#REF!</v></c>"),
						"Data 1 ERROR:#DIV/0! ERROR:#REF!"),
				read("yes and no", cells("<c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c>"),
						"Data 1 BOOLEAN:TRUE BOOLEAN:FALSE"),
				read("numbers as spreadsheets keep them", cells(
						"<c><v>0.30000000000000004</v></c><c><v>89.560000000000002</v></c><c><v>1E3</v></c><c><v>-0.5</v></c>"),
						"Data 1 NUMBER:0.3 NUMBER:89.56 NUMBER:1000 NUMBER:-0.5"),
				read("numbers that are none", cells(
						"<c><v>NaN</v></c><c><v>1E999999999</v></c><c><v>%s</v></c><c><v>1.2.3</v></c><c><v>0x10</v></c>"
							.formatted("9".repeat(50))),
						"Data 1 ERROR:NaN ERROR:1E999999999 ERROR:" + "9".repeat(50) + " ERROR:1.2.3 ERROR:0x10"),
				read("percentages and money", new OddWorkbook()
					.formats("#,##0.0%", "&quot;£&quot;#,##0.00", "[$£-809]#,##0", "10?")
					.cells("<c s=\"1\"><v>0.255</v></c><c s=\"2\"><v>1234.5</v></c><c s=\"3\"><v>7</v></c><c s=\"4\"><v>1</v></c>")
					.bytes(), "Data 1 NUMBER:25.5% NUMBER:£1,234.50 NUMBER:£7 NUMBER:100.00%"),
				read("noughts before a number made by its format",
						new OddWorkbook().formats("00000", "&quot;day&quot; 0")
							.cells("<c s=\"1\"><v>123</v></c><c s=\"2\"><v>4</v></c>")
							.bytes(),
						"Data 1 NUMBER:00123 NUMBER:day 4"),
				read("days", new OddWorkbook()
					.formats("14?", "d mmm yyyy", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "yyyy\\-mm\\-dd;@")
					.cells("<c s=\"1\"><v>46357</v></c><c s=\"2\"><v>46357</v></c><c s=\"3\"><v>46357</v></c><c s=\"4\"><v>46357</v></c><c><v>46357</v></c>")
					.bytes(), "Data 1 DATE:2026-12-01 DATE:2026-12-01 DATE:2026-12-01 DATE:2026-12-01 NUMBER:46357"),
				read("days with a time and times", new OddWorkbook().formats("22?", "h:mm", "[h]:mm", "mm:ss")
					.cells("<c s=\"1\"><v>46357.604166666664</v></c><c s=\"2\"><v>0.5</v></c><c s=\"3\"><v>1.5</v></c><c s=\"4\"><v>0.99999999999</v></c>")
					.bytes(), "Data 1 DATE:2026-12-01 14:30 TEXT:12:00 TEXT:36:00 TEXT:00:00"),
				read("the first days that spreadsheets count",
						new OddWorkbook().formats("14?")
							.cells(IntStream.of(0, 1, 59, 60, 61, 2_958_465, 2_958_466, -1)
								.mapToObj("<c s=\"1\"><v>%d</v></c>"::formatted)
								.collect(Collectors.joining()))
							.bytes(),
						"Data 1 ERROR:0 DATE:1900-01-01 DATE:1900-02-28 ERROR:60 DATE:1900-03-01 DATE:9999-12-31 ERROR:2958466 ERROR:-1"),
				read("days counted from 1904", new OddWorkbook().formats("14?")
					.changed("xl/workbook.xml", it -> it.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>"))
					.cells("<c s=\"1\"><v>44895</v></c><c s=\"1\"><v>0</v></c>")
					.bytes(), "Data 1 DATE:2026-12-01 DATE:1904-01-01"),
				read("days written out", cells(
						"<c t=\"d\"><v>2026-12-01</v></c><c t=\"d\"><v>2026-12-01T14:30:00Z</v></c><c t=\"d\"><v>soon</v></c>"),
						"Data 1 DATE:2026-12-01 DATE:2026-12-01 14:30:00Z ERROR:soon"),
				read("style that is not there", cells("<c s=\"99\"><v>1</v></c><c s=\"-1\"><v>2</v></c>"),
						"Data 1 NUMBER:1 NUMBER:2"),
				read("colour named like a day",
						new OddWorkbook().formats("[Red]0.0;[Blue]-0.0").cells("<c s=\"1\"><v>2.5</v></c>").bytes(),
						"Data 1 NUMBER:2.5"),
				read("hidden sheets but not those only a program shows", threeSheets(), "Data 1 NUMBER:1",
						"Lists 1 NUMBER:1"),
				read("rows within nothing",
						sheet("<worksheet xmlns=\"%s\"><row><c><v>1</v></c></row><sheetData/></worksheet>"
							.formatted(OddWorkbook.MAIN))),
				read("cell with things nobody knows", cells("<c><ext><v>9</v></ext><v>1</v><v>2</v></c>"),
						"Data 1 NUMBER:1"));
	}

	static Stream<Sample> otherKinds() {
		byte[] old = { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1, 0, 0 };
		byte[] plain = new OddWorkbook().bytes();
		return Stream.of(
				refused("workbook with macros by its type", new OddWorkbook().changed("[Content_Types].xml",
						it -> it.replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
								"application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
					.bytes(), "holds macros"),
				refused("macros", new OddWorkbook().part("xl/vbaProject.bin", "x").bytes(), "holds macros"),
				refused("macros of an older kind", new OddWorkbook().part("xl/macrosheets/sheet1.xml", "<a/>").bytes(),
						"holds macros"),
				refused("buttons that run something", new OddWorkbook().part("xl/activeX/activeX1.xml", "<a/>")
					.bytes(), "holds macros"),
				refused("values from other workbooks",
						new OddWorkbook().part("xl/externalLinks/externalLink1.xml", "<a/>").bytes(), "Break links"),
				refused("binary workbook",
						new OddWorkbook().without("xl/workbook.xml").part("xl/workbook.bin", "x").bytes(), "(.xlsb)"),
				refused("template",
						new OddWorkbook()
							.changed("[Content_Types].xml", it -> it.replace("sheet.main+xml", "template.main+xml"))
							.bytes(),
						"template"),
				refused("document of a word processor", new OddZip().with("[Content_Types].xml",
						"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
					.with("word/document.xml", "<a/>")
					.bytes(), "no Excel workbook"),
				refused("OpenDocument sheet",
						new OddZip().with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
							.with("content.xml", "<a/>")
							.bytes(),
						"no Excel workbook"),
				new Sample("old workbook", "plan.xls", old, "save it as an Excel workbook", List.of()),
				new Sample("workbook with a password", "plan.xlsx", old, "with a password", List.of()),
				new Sample("PDF that says it is a workbook", "plan.xlsx", bytes("%PDF-1.7\n"), "This is a PDF",
						List.of()),
				new Sample("text that says it is a workbook", "plan.xlsx", bytes("a,b\n"), "no Excel workbook",
						List.of()),
				new Sample("page of the web that says it is an old workbook", "plan.xls", bytes("<html></html>"),
						"ending .csv or .tsv", List.of()),
				new Sample("workbook that says it is text", "plan.csv", plain, "it is no text", List.of()),
				new Sample("program", "plan.exe", bytes("MZ\u0090"), "Choose an Excel workbook", List.of()),
				new Sample("file without an ending", "plan", bytes("a,b\n"), "Choose an Excel workbook", List.of()),
				new Sample("workbook without an ending", "plan", plain, null, List.of("Data 1 NUMBER:1")),
				new Sample("workbook whose name is a path", "C:\\Users\\x\\..\\plan.XLSX", plain, null,
						List.of("Data 1 NUMBER:1")));
	}

	static Stream<Sample> texts() {
		byte[] western = "Unit;Größe\nCafé;1\n".getBytes(Charset.forName("windows-1252"));
		return Stream.of(csv("comma", "a,b\n1,2\n", "t 1 TEXT:a TEXT:b", "t 2 TEXT:1 TEXT:2"),
				csv("semicolon", "a;b,c;d\n1;2\n", "t 1 TEXT:a TEXT:b,c TEXT:d", "t 2 TEXT:1 TEXT:2"),
				csv("tab", "a\tb\n1,5\t2\n", "t 1 TEXT:a TEXT:b", "t 2 TEXT:1,5 TEXT:2"),
				new Sample(
						"tabs among commas", "t.tsv", bytes("a, b, c\td\n"), null, List.of("t 1 TEXT:a, b, c TEXT:d")),
				csv("byte-order mark", "\ufeffa,b\n", "t 1 TEXT:a TEXT:b"),
				csv("quotation marks", "\"a,\"\"b\"\"\",\"two\r\nlines\"\n\"\",x\n",
						"t 1 TEXT:a,\"b\" TEXT:two\r\nlines", "t 2 EMPTY: TEXT:x"),
				csv("quotation mark within a text", "5\" pipe,b\n", "t 1 TEXT:5\" pipe TEXT:b"),
				csv("lines of an old Mac", "a,b\r1,2\r", "t 1 TEXT:a TEXT:b", "t 2 TEXT:1 TEXT:2"),
				csv("lines of Windows", "a,b\r\n\r\n1,2", "t 1 TEXT:a TEXT:b", "t 3 TEXT:1 TEXT:2"),
				csv("empty cells at the end", "a,b,,,\n,,,\n,x,\n", "t 1 TEXT:a TEXT:b", "t 3 EMPTY: TEXT:x"),
				csv("noughts, formulas and blanks are texts", "00123,=1+1, a \n", "t 1 TEXT:00123 TEXT:=1+1 TEXT: a "),
				csv("one column", "a\nb\n", "t 1 TEXT:a", "t 2 TEXT:b"), csv("lines and nothing else", "\n\r\n\r"),
				csv("byte-order mark and nothing else", "\ufeff"),
				csv("title above the headings", "Deaths by area\nArea;Number\nAyr;1\n", "t 1 TEXT:Deaths by area",
						"t 2 TEXT:Area TEXT:Number", "t 3 TEXT:Ayr TEXT:1"),
				new Sample("letters of Windows", "t.csv", western, null,
						List.of("t 1 TEXT:Unit TEXT:Größe", "t 2 TEXT:Café TEXT:1")),
				new Sample("two bytes a letter", "t.csv", "\ufeffa\té\n".getBytes(StandardCharsets.UTF_16LE), null,
						List.of("t 1 TEXT:a TEXT:é")),
				new Sample("two bytes a letter the other way round", "t.csv",
						"\ufeffa,\uD83D\uDE00\n".getBytes(StandardCharsets.UTF_16BE), null,
						List.of("t 1 TEXT:a TEXT:\uD83D\uDE00")),
				refusedText("two bytes a letter without a mark", "a,b\n".getBytes(StandardCharsets.UTF_16LE),
						"CSV UTF-8"),
				refusedText("two bytes a letter that break off",
						Arrays.copyOf("\ufeffa,b\n".getBytes(StandardCharsets.UTF_16LE), 9), "damaged or mixed"),
				refusedText("half of a sign",
						new byte[] { (byte) 0xff, (byte) 0xfe, 'a', 0, 0x3d, (byte) 0xd8, '\n', 0 },
						"damaged or mixed"),
				refusedText("letters of two kinds", joined(bytes("Größe,"), new byte[] { (byte) 0xe9, ',' }),
						"damaged or mixed"),
				refusedText("letter that breaks off", Arrays.copyOf(bytes("Größe é"), 9), "damaged or mixed"),
				refusedText("mark of UTF-8 before letters of Windows",
						joined(bytes("\ufeff"), new byte[] { 'a', (byte) 0xe9, '\n' }), "damaged or mixed"),
				refusedText("bytes that Windows has no letter for", new byte[] { 'a', (byte) 0x81, (byte) 0x8d, '\n' },
						"damaged or mixed"),
				refusedText("letters longer than they need be",
						new byte[] { 'a', (byte) 0xc0, (byte) 0xaf, (byte) 0x81 }, "damaged or mixed"),
				refusedText("NUL", bytes("a,\0\n"), "This is no text"),
				refusedText("picture", joined(new byte[] { (byte) 0x89 }, bytes("PNG\r\n\u001a\n\0\0\0\rIHDR")),
						"This is no text"),
				refusedText("packed text", new byte[] { 0x1f, (byte) 0x8b, 8, 0, 0, 0 }, "This is no text"),
				refusedText("quotation mark that is never closed", bytes("a,b\n\"1,2\n3,4\n"),
						"Row 2: a quotation mark"),
				refusedText("text behind a closing quotation mark", bytes("a,b\n1,\"2\"x\n"), "Row 2, column B"),
				refusedText("cell of 32,768 characters in a text", bytes("a," + "x".repeat(32_768)),
						"Row 1, column B holds more"),
				refusedText("201 columns in a text", bytes("x,".repeat(201)), "Row 1 has more than 200 columns"),
				csv("a million delimiters and nothing between", ",".repeat(1_000_000) + "\nx", "t 2 TEXT:x"),
				refusedText("more rows than a spreadsheet shows", bytes("x\n".repeat(1_048_577)),
						"more than 1,048,576 rows"),
				refusedText("more empty rows than a spreadsheet shows", bytes("\n".repeat(1_048_577)),
						"more than 1,048,576 rows"),
				csv("as many rows as a spreadsheet shows", "\n".repeat(1_048_575) + "x\n", "t 1048576 TEXT:x"),
				refusedText("quotation mark that is never closed before a long rest",
						bytes("a,b\n1,\"" + "2\n".repeat(100_000)), "Row 2, column B holds more"),
				refusedText("text behind a long quoted text", bytes("a,b\n1,\"" + "\"\"".repeat(32_767) + "\"x\n"),
						"Row 2, column B: text follows"),
				csv("as many quotation marks as a cell holds", "a,\"" + "\"\"".repeat(32_767) + "\",b\n",
						"t 1 TEXT:a TEXT:" + "\"".repeat(32_767) + " TEXT:b"));
	}

	private static List<String> read(Sample sample) {
		var rows = new ArrayList<String>();
		try (var file = IncomingFile.of(sample.file(), new ByteArrayInputStream(sample.content()))) {
			Sheets.read(file,
					(sheet, row) -> rows.add("%s %d %s".formatted(sheet, row.number(),
							row.cells()
								.stream()
								.map(cell -> cell.kind() + ":" + cell.text())
								.collect(Collectors.joining(" ")))));
		}
		return rows;
	}

	private static Sample refused(String name, byte[] content, String refusal) {
		return new Sample(name, "plan.xlsx", content, refusal, List.of());
	}

	private static Sample refusedText(String name, byte[] content, String refusal) {
		return new Sample(name, "t.csv", content, refusal, List.of());
	}

	private static Sample read(String name, byte[] content, String... rows) {
		return new Sample(name, "plan.xlsx", content, null, List.of(rows));
	}

	private static Sample csv(String name, String content, String... rows) {
		return new Sample(name, "t.csv", bytes(content), null, List.of(rows));
	}

	private static OddZip.Entry entry(String name, byte[] content, int method, int flags, @Nullable Integer crc,
			@Nullable Integer size) {
		return new OddZip.Entry(name, name, content, method, flags, crc, size, -1);
	}

	private static byte[] sheet(String xml) {
		return new OddWorkbook().part(OddWorkbook.SHEET, xml).bytes();
	}

	private static byte[] rows(String rows) {
		return new OddWorkbook().rows(rows).bytes();
	}

	private static byte[] cells(String cells) {
		return new OddWorkbook().cells(cells).bytes();
	}

	private static String strict(String xml) {
		return xml
			.replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
					"http://purl.oclc.org/ooxml/spreadsheetml/main")
			.replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
					"http://purl.oclc.org/ooxml/officeDocument/relationships");
	}

	private static byte[] threeSheets() {
		return new OddWorkbook().part("xl/worksheets/sheet2.xml", new OddWorkbook().text(OddWorkbook.SHEET))
			.part("xl/worksheets/sheet3.xml", new OddWorkbook().text(OddWorkbook.SHEET))
			.part("xl/chartsheets/sheet1.xml", "<chartsheet/>")
			.changed("xl/workbook.xml", it -> it.replace("</sheets>",
					"<sheet name=\"Chart\" r:id=\"rId4\"/><sheet name=\"Lists\" state=\"hidden\" r:id=\"rId2\"/><sheet name=\"Deep\" state=\"veryHidden\" r:id=\"rId3\"/></sheets>"))
			.changed("xl/_rels/workbook.xml.rels",
					it -> it.replace("</Relationships>", "<Relationship Id=\"rId2\" Type=\"" + OddWorkbook.OFFICE
							+ "/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\""
							+ OddWorkbook.OFFICE
							+ "/worksheet\" Target=\"worksheets/sheet3.xml\"/><Relationship Id=\"rId4\" Type=\""
							+ OddWorkbook.OFFICE + "/chartsheet\" Target=\"chartsheets/sheet1.xml\"/></Relationships>"))
			.bytes();
	}

	private static String[] texts(int bytes) {
		return IntStream.range(0, bytes / 32_000)
			.mapToObj(i -> "<t>%s</t>".formatted(incompressible(31_990).substring(5) + i))
			.toArray(String[]::new);
	}

	/** Letters in an order that packs badly, so that only the size is remarkable. */
	private static String incompressible(int length) {
		var text = new StringBuilder(length);
		long state = 42;
		for (int i = 0; i < length; i++) {
			state = state * 6364136223846793005L + 1442695040888963407L;
			text.append((char) ('a' + (state >>> 40) % 26));
		}
		return text.toString();
	}

	private static byte[] streamed(OddWorkbook workbook) {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (String name : List.of("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml",
					"xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", OddWorkbook.SHEET)) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(bytes(workbook.text(name)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] joined(byte[] one, byte[] two) {
		return ByteBuffer.allocate(one.length + two.length).put(one).put(two).array();
	}

	/**
	 * A file.
	 *
	 * @param refusal part of the words with which it is refused; null where it is read
	 * @param rows what it is read as
	 */
	record Sample(String name, String file, byte[] content, @Nullable String refusal, List<String> rows) {

		@Override
		public String toString() {
			return name;
		}

	}

}
