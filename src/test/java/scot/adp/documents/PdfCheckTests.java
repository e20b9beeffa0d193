package scot.adp.documents;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scot.adp.documents.PdfCheck.State;

import static org.assertj.core.api.Assertions.assertThat;

/** What a PDF is told to be, by the dictionary that its readers begin with. */
class PdfCheckTests {

	private static final String LOCK = "/Encrypt 2 0 R";

	static Stream<Arguments> files() {
		String plain = classic("", "BT (Minutes) Tj ET");
		String streamed = streamed("");
		return Stream.of(whole("with a table", plain), whole("with a stream of references", streamed),
				whole("with both", classic("/XRefStm 15", "")),
				whole("a link to a page on it", classic("", "<< /URI (https://example.org/wiki/Encryption) >>")),
				whole("a link that ends with it", classic("", "<< /URI (https://example.org/Encrypt) >>")),
				whole("the word on a page", classic("", "BT (" + LOCK + ") Tj ET trailer << " + LOCK + " >>")),
				whole("the word in a text of the trailer", classic("/Note (a \\) b (" + LOCK + ") c)", "")),
				whole("the word in a comment of the trailer", classic("% " + LOCK + "\n", "")),
				whole("the word in a dictionary within the trailer",
						classic("/Info << " + LOCK + " /A [ << " + LOCK + " >> ] >>", "")),
				whole("the word as a value", classic("/Kind /Encrypt", "")),
				whole("the word in hexadecimal digits", classic("/ID [ <2F456E6372797074> <2F456E6372797074> ]", "")),
				whole("a key that begins alike", classic("/EncryptMetadata false", "")),
				whole("a key without a value", classic("/Encrypt null", "")),
				whole("a byte order mark before", "\u00ef\u00bb\u00bf" + plain),
				whole("blank lines before", "\r\n\r\n" + plain),
				whole("what a server said before", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + plain),
				whole("1,000 bytes before", "x".repeat(1000) + plain),
				whole("1,000 bytes before references in a stream", "x".repeat(1000) + streamed),
				whole("noughts behind", plain + "\0".repeat(9000)),
				whole("blank lines behind", plain + "\r\n".repeat(5000)),
				whole("a page behind", plain + "<html><object>an object, 7 objects</object></html>".repeat(100)),
				whole("nothing behind the last place", plain.substring(0, plain.lastIndexOf("%%EOF"))),
				whole("lines of an old Mac", plain.replace('\n', '\r')),
				whole("the end mark on a page", classic("", "%%EOF\n%%EOF")),
				whole("a second revision", revised(plain, "")),
				whole("a second revision that opened it", revised(classic(LOCK, ""), "")),
				whole("made for the web", linearised("")),
				whole("a reference that leads nowhere", plain.replaceAll("startxref\n\\d+", "startxref\n7")),
				whole("a reference that is none", plain.replaceAll("startxref\n\\d+", "startxref\nnone")),
				whole("a stream's reference that leads nowhere",
						streamed.replaceAll("startxref\n\\d+", "startxref\n7")),
				whole("an archive of PDFs as its content", classic("", plain)),
				locked("by its trailer", classic(LOCK, "")), locked("by its stream of references", streamed(LOCK)),
				locked("with signs written as codes", classic("/#45ncr#79pt 2 0 R", "")),
				locked("with the dictionary in its place", classic("/Encrypt<</Filter/Standard/V 4>>", "")),
				locked("with a comment between", classic("/Encrypt % here\n2 0 R", "")),
				locked("behind a text that looks like an end", classic("/Note (>> endobj) " + LOCK, "")),
				locked("in its second revision", revised(plain, LOCK)), locked("made for the web", linearised(LOCK)),
				locked("with a reference that leads nowhere",
						classic(LOCK, "").replaceAll("startxref\n\\d+", "startxref\n7")),
				locked("with noughts behind", classic(LOCK, "") + "\0".repeat(9000)),
				locked("with a byte order mark before", "\u00ef\u00bb\u00bf" + streamed(LOCK)),
				broken("cut off before its end", plain.substring(0, plain.length() / 2)),
				broken("cut off within its trailer", plain.substring(0, plain.indexOf("/Root") + 3)),
				broken("cut off within its second revision", revised(plain, "").substring(0, plain.length() + 40)),
				broken("cut off behind its first page", linearised("").substring(0, linearised("").length() / 2)),
				broken("cut off behind a PDF within it",
						classic("", plain).substring(0, classic("", plain).indexOf("endstream", plain.length()) + 9)),
				broken("without anything to begin with", "%PDF-1.7\n1 0 obj << >> endobj\n%%EOF"),
				broken("with a trailer that does not end", classic("", "").replace(">>\nstartxref", "\nstartxref")),
				broken("with nothing but its beginning", "%PDF-1.7\n"),
				broken("with a trailer nested without end", "%PDF-1.7\ntrailer " + "<<".repeat(100_000) + "\n%%EOF"));
	}

	@ParameterizedTest(name = "{1}: {0}")
	@MethodSource("files")
	void pdfIsToldByWhatItsReadersBeginWith(String what, State state, String content) {
		byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);

		assertThat(PdfCheck.isPdf(bytes)).isTrue();
		assertThat(PdfCheck.state(bytes)).isEqualTo(state);
	}

	static Stream<String> others() {
		return Stream.of("", "%PDF", "x".repeat(1024) + classic("", ""), "<html></html>");
	}

	@ParameterizedTest
	@MethodSource("others")
	void whatDoesNotBeginLikeOneIsNone(String content) {
		assertThat(PdfCheck.isPdf(content.getBytes(StandardCharsets.ISO_8859_1))).isFalse();
	}

	private static Arguments whole(String what, String content) {
		return Arguments.of(what, State.WHOLE, content);
	}

	private static Arguments locked(String what, String content) {
		return Arguments.of(what, State.PROTECTED, content);
	}

	private static Arguments broken(String what, String content) {
		return Arguments.of(what, State.BROKEN, content);
	}

	/** Two objects, a table of their places and a trailer. */
	private static String classic(String trailer, String page) {
		return classic("%PDF-1.4\n", 1, trailer, page, "");
	}

	private static String classic(String before, int number, String trailer, String page, String previous) {
		var file = new StringBuilder(before);
		int first = file.length();
		file.append("%d 0 obj\n<< /Type /Catalog >>\nendobj\n".formatted(number));
		int second = file.length();
		file.append("%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n".formatted(number + 1, page.length(),
				page));
		int table = file.length();
		return file
			.append("xref\n0 1\n0000000000 65535 f \n%d 2\n%010d 00000 n \n%010d 00000 n \n".formatted(number, first,
					second))
			.append("trailer\n<< /Size 3 %s %s /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n".formatted(trailer, previous,
					number, table))
			.toString();
	}

	/** The places in a stream, whose dictionary is the trailer. */
	private static String streamed(String more) {
		String file = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";
		return file
				+ "2 0 obj\n<< /Type /XRef /W [1 2 1] /Size 3 %s /Root 1 0 R /Length 4 >>\nstream\nxxxx\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
					.formatted(more, file.length());
	}

	private static String revised(String before, String trailer) {
		return classic(before, 3, trailer, "BT (More) Tj ET", "/Prev 15");
	}

	/** The references of the first page stand first, and the end leads to them. */
	private static String linearised(String trailer) {
		String start = "%PDF-1.4\n1 0 obj\n<< /Linearized 1 >>\nendobj\n";
		return start
				+ "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 3 /Prev 200 /Root 2 0 R %s >>\nstartxref\n0\n%%%%EOF\n"
					.formatted(trailer)
				+ "2 0 obj\n<< /Type /Catalog >>\nendobj\n3 0 obj\n<< /Length 300 >>\nstream\n%s\nendstream\nendobj\n"
					.formatted("x".repeat(300))
				+ "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 3 >>\nstartxref\n%d\n%%%%EOF\n"
					.formatted(start.length());
	}

}
