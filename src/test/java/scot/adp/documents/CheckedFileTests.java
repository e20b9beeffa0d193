package scot.adp.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a file is is told from its content; whatever could do harm stays outside. */
public class CheckedFileTests {

	static Stream<Arguments> goodFiles() throws IOException {
		return Stream.of(Arguments.of("pdf", pdf(), "application/pdf"),
				Arguments.of("docx", word(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
				Arguments.of("xlsx", sheet(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
				Arguments.of("pptx", slides(),
						"application/vnd.openxmlformats-officedocument.presentationml.presentation"),
				Arguments.of("odt", openDocument("text", Map.of()), "application/vnd.oasis.opendocument.text"),
				Arguments.of("ods", openDocument("spreadsheet", Map.of()),
						"application/vnd.oasis.opendocument.spreadsheet"),
				Arguments.of("odp", openDocument("presentation", Map.of()),
						"application/vnd.oasis.opendocument.presentation"),
				Arguments.of("png", picture("png"), "image/png"), Arguments.of("jpg", picture("jpg"), "image/jpeg"),
				Arguments.of("gif", picture("gif"), "image/gif"), Arguments.of("webp", webp(), "image/webp"));
	}

	static Stream<Arguments> oddlyDeclaredFiles() throws IOException {
		String defaults = "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/>";
		return Stream.of(
				Arguments.of("a type with macros that no part has",
						changed(sheet(), "[Content_Types].xml",
								it -> it.replaceFirst("(<Types[^>]*>)", "$1" + defaults)),
						"xlsx"),
				Arguments.of("a program that is declared and not there", changed(word(), "[Content_Types].xml", it -> it
					.replace("</Types>",
							"<Override PartName=\"/word/vbaProject.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>")),
						"docx"),
				Arguments.of("a document that is declared besides the one it is",
						changed(sheet(), "[Content_Types].xml", it -> it.replace("</Types>",
								"<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")),
						"xlsx"),
				Arguments.of("a document within the one it is",
						with(slides(), "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", "x"), "pptx"),
				Arguments.of("a main part told by the rule for all parts of an ending", changed(word(),
						"[Content_Types].xml",
						it -> it.replaceAll("<Override [^>]*wordprocessingml.document.main[^>]*>", "")
							.replaceFirst("<Default ContentType=\"application/xml\" Extension=\"xml\"/>",
									"<Default Extension=\"XML\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>")),
						"docx"),
				Arguments.of("the strict form of the standard",
						changed(word(), "_rels/.rels",
								it -> it.replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
										"http://purl.oclc.org/ooxml/officeDocument/relationships")),
						"docx"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("oddlyDeclaredFiles")
	void officeFileIsWhatItHoldsAndNotWhatIsDeclared(String what, byte[] content, String ending) {
		assertThat(CheckedFile.of("file", "evidence", content).name()).isEqualTo("file." + ending);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("goodFiles")
	void fileIsKnownByItsContentWhateverItIsCalled(String ending, byte[] content, String mediaType) {
		var file = CheckedFile.of("Report of May.exe", "evidence", content);

		assertThat(file.mediaType()).isEqualTo(mediaType);
		assertThat(file.name()).isEqualTo("Report of May." + ending);
		assertThat(file.content()).isEqualTo(content);
	}

	static Stream<Arguments> badFiles() throws Exception {
		return Stream.of(bad("a program called report.pdf", "report.pdf", bytes("MZ\u0090\0 This program"), "none of"),
				bad("a page called picture.png", "picture.png", bytes("<html><script>alert(1)</script></html>"),
						"none of"),
				bad("a drawing with a script", "logo.svg",
						bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "none of"),
				bad("plain text", "notes.txt", bytes("hello"), "none of"),
				bad("nothing", "empty.pdf", new byte[0], "empty"),
				bad("one byte too many", "large.pdf", large(), "too large"),
				bad("a PDF cut short", "cut.pdf", Arrays.copyOf(pdf(), 20), "damaged"),
				bad("a protected PDF", "locked.pdf", bytes("%PDF-1.7\ntrailer << /Encrypt 5 0 R /Root 1 0 R >>\n%%EOF"),
						"protected"),
				bad("a picture cut short", "cut.png", Arrays.copyOf(picture("png"), 60), "damaged"),
				bad("a docx cut short", "cut.docx", Arrays.copyOf(word(), word().length / 2), "damaged"),
				bad("a docm", "letter.docm", macroDocument(), "macros"),
				bad("a docx with hidden macros", "letter.docx", with(word(), "word/vbaProject.bin", "x"), "macros"),
				bad("an xlsx with old macro sheets", "book.xlsx", with(sheet(), "xl/macrosheets/sheet1.xml", "x"),
						"macros"),
				bad("a docx with macros under another name", "letter.docx",
						changed(with(word(), "word/data.bin", "x"), "[Content_Types].xml", it -> it.replace("</Types>",
								"<Override PartName=\"/word/data.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>")),
						"macros"),
				bad("a docx without a way to its text", "letter.docx",
						changed(word(), "_rels/.rels", it -> it.replace("officeDocument\"", "x\"")), "none of"),
				bad("an odt with macros", "letter.odt",
						openDocument("text", Map.of("Basic/Standard/script-lb.xml", "x")), "macros"),
				bad("a protected odt", "letter.odt",
						openDocument("text",
								Map.of("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")),
						"protected"),
				bad("a protected xlsx", "book.xlsx", protectedSheet(), "protected"),
				bad("an old xls", "book.xls", oldSheet(), "old Office format"),
				bad("an archive", "files.docx", zip(Map.of("a.txt", bytes("a"))), "none of"),
				bad("a Java archive", "app.docx", zip(Map.of("META-INF/MANIFEST.MF", bytes("Main-Class: X"))),
						"none of"),
				bad("a docx that unpacks without end", "bomb.docx", bomb(), "unpacks to more than"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badFiles")
	void harmfulOrUnknownFileIsRefusedInWords(String what, String name, byte[] content, String words) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> CheckedFile.of(name, "evidence", content))
			.satisfies(problem -> {
				assertThat(problem.code()).isEqualTo(Problem.Code.INVALID);
				assertThat(problem.fields()).singleElement().extracting(Problem.Field::path).isEqualTo("file");
			})
			.withMessageContaining(words);
	}

	@Test
	void fileOfTenMegabytesIsTaken() {
		byte[] whole = Arrays.copyOf(pdf(), CheckedFile.LIMIT);
		byte[] end = bytes("\n%%EOF");
		System.arraycopy(end, 0, whole, whole.length - end.length, end.length);

		assertThat(CheckedFile.of("large.pdf", "evidence", whole).content()).hasSize(CheckedFile.LIMIT);
	}

	static Stream<Arguments> names() {
		return Stream.of(Arguments.of("../../etc/passwd", "passwd.pdf"),
				Arguments.of("C:\\Users\\me\\minutes.pdf", "minutes.pdf"),
				Arguments.of("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"), Arguments.of(".pdf", "pdf.pdf"),
				Arguments.of("   ", "evidence.pdf"), Arguments.of("report\u202Efdp.exe", "report fdp.pdf"),
				Arguments.of("<b>\"x\".pdf", "b x.pdf"),
				Arguments.of("Aithisg na Gàidhlig.pdf", "Aithisg na Gàidhlig.pdf"),
				Arguments.of("minutes.2026.final.docx", "minutes.2026.final.pdf"));
	}

	@ParameterizedTest
	@MethodSource("names")
	void nameMisleadsNobody(String given, String kept) {
		assertThat(CheckedFile.of(given, "evidence", pdf()).name()).isEqualTo(kept);
	}

	@Test
	void longNameIsCut() {
		assertThat(CheckedFile.of("x".repeat(5000) + ".pdf", "evidence", pdf()).name()).hasSize(104);
	}

	public static byte[] pdf() {
		return bytes("%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
	}

	public static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static Arguments bad(String what, String name, byte[] content, String words) {
		return Arguments.of(what, name, content, words);
	}

	private static byte[] large() {
		return Arrays.copyOf(pdf(), CheckedFile.LIMIT + 1);
	}

	private static byte[] word() throws IOException {
		var out = new ByteArrayOutputStream();
		try (var document = new XWPFDocument()) {
			document.createParagraph().createRun().setText("Minutes");
			document.write(out);
		}
		return out.toByteArray();
	}

	private static byte[] sheet() throws IOException {
		var out = new ByteArrayOutputStream();
		try (var book = new XSSFWorkbook()) {
			book.createSheet("Figures");
			book.write(out);
		}
		return out.toByteArray();
	}

	private static byte[] slides() throws IOException {
		var out = new ByteArrayOutputStream();
		try (var show = new XMLSlideShow()) {
			show.createSlide();
			show.write(out);
		}
		return out.toByteArray();
	}

	private static byte[] oldSheet() throws IOException {
		var out = new ByteArrayOutputStream();
		try (var book = new HSSFWorkbook()) {
			book.createSheet("Figures");
			book.write(out);
		}
		return out.toByteArray();
	}

	private static byte[] protectedSheet() throws Exception {
		var out = new ByteArrayOutputStream();
		try (var files = new POIFSFileSystem()) {
			var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
			encryptor.confirmPassword("secret");
			try (var in = encryptor.getDataStream(files)) {
				in.write(sheet());
			}
			files.writeFilesystem(out);
		}
		return out.toByteArray();
	}

	private static byte[] macroDocument() throws IOException {
		return changed(word(), "[Content_Types].xml",
				types -> types.replace(
						"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
						"application/vnd.ms-word.document.macroEnabled.main+xml"));
	}

	private static byte[] openDocument(String kind, Map<String, String> more) throws IOException {
		var entries = new LinkedHashMap<String, byte[]>();
		entries.put("mimetype", bytes("application/vnd.oasis.opendocument." + kind));
		entries.put("content.xml", bytes("<office/>"));
		more.forEach((name, text) -> entries.put(name, bytes(text)));
		return zip(entries);
	}

	private static byte[] picture(String format) throws IOException {
		var out = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
		return out.toByteArray();
	}

	private static byte[] webp() {
		return bytes("RIFF\u000c\0\0\0WEBPVP8 \0\0\0\0");
	}

	private static byte[] bomb() throws IOException {
		var entries = new LinkedHashMap<String, byte[]>();
		entries.put("[Content_Types].xml", bytes(
				"<Types ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"));
		for (int i = 0; i < 5; i++) {
			entries.put("word/document%d.xml".formatted(i), new byte[50 * 1024 * 1024]);
		}
		return zip(entries);
	}

	private static byte[] changed(byte[] whole, String name, UnaryOperator<String> change) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var in = new ZipInputStream(new ByteArrayInputStream(whole)); var zip = new ZipOutputStream(out)) {
			for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				zip.putNextEntry(new ZipEntry(entry.getName()));
				byte[] content = in.readAllBytes();
				zip.write(entry.getName().equals(name)
						? change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
						: content);
			}
		}
		return out.toByteArray();
	}

	private static byte[] with(byte[] whole, String name, String text) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var in = new ZipInputStream(new ByteArrayInputStream(whole)); var zip = new ZipOutputStream(out)) {
			for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				zip.putNextEntry(new ZipEntry(entry.getName()));
				in.transferTo(zip);
			}
			zip.putNextEntry(new ZipEntry(name));
			zip.write(bytes(text));
		}
		return out.toByteArray();
	}

	private static byte[] zip(Map<String, byte[]> entries) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (var entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
		return out.toByteArray();
	}

}
