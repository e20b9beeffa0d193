package scot.adp.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scot.adp.platform.Problem;
import scot.adp.support.LibreOffice;
import scot.adp.support.Npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Evidence as real programs write it, most kinds by two of them. */
@Tag("slow")
class EvidenceWritersTests {

	private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

	private static final String OPEN = "application/vnd.oasis.opendocument.";

	@TempDir
	Path folder;

	@Test
	void filesOfLibraryAndLibreOfficeAreTaken() throws IOException, InterruptedException {
		LibreOffice.orSkip();
		try (var book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(folder.resolve("book.xlsx"))) {
			book.createSheet("Figures").createRow(0).createCell(0).setCellValue("/Encrypt");
			book.write(out);
		}
		try (var text = new XWPFDocument(); OutputStream out = Files.newOutputStream(folder.resolve("text.docx"))) {
			text.createParagraph().createRun().setText("Minutes");
			text.write(out);
		}
		try (var show = new XMLSlideShow(); OutputStream out = Files.newOutputStream(folder.resolve("show.pptx"))) {
			show.createSlide();
			show.write(out);
		}
		var book = List.of(folder.resolve("book.xlsx"));

		assertThat(kind(folder.resolve("book.xlsx"))).isEqualTo(OFFICE + "spreadsheetml.sheet");
		assertThat(kind(folder.resolve("text.docx"))).isEqualTo(OFFICE + "wordprocessingml.document");
		assertThat(kind(folder.resolve("show.pptx"))).isEqualTo(OFFICE + "presentationml.presentation");
		assertThat(kind(written(book, "xlsx", "again"))).isEqualTo(OFFICE + "spreadsheetml.sheet");
		assertThat(kind(written(book, "ods", "open"))).isEqualTo(OPEN + "spreadsheet");
		assertThat(kind(written(book, "pdf", "pdf"))).isEqualTo("application/pdf");
		assertProtected(written(book,
				"pdf:calc_pdf_Export:{\"RestrictPermissions\":{\"type\":\"boolean\",\"value\":\"true\"},\"PermissionPassword\":{\"type\":\"string\",\"value\":\"x\"}}",
				"locked"));
	}

	@Test
	void filesOfScriptLibrariesAreTaken() throws IOException {
		Path packages = Npm.install("evidence", "pdfkit@0.17.2", "pdf-lib@1.17.1", "docx@9.5.1", "pptxgenjs@4.0.1",
				"xlsx@0.18.5", "exceljs@4.4.0");
		Npm.node(packages,
				"""
						const fs = require('fs'), Kit = require('pdfkit'), { PDFDocument: Lib } = require('pdf-lib');
						const docx = require('docx'), Slides = require('pptxgenjs'), XLSX = require('xlsx'), ExcelJS = require('exceljs');
						process.chdir(process.argv[2]);
						for (const [name, options] of [['kit.pdf', {}], ['kit-locked.pdf', { ownerPassword: 'x' }]]) {
						  const kit = new Kit(options), out = fs.createWriteStream(name);
						  kit.pipe(out);
						  kit.text('/Encrypt 5 0 R', { link: 'https://example.org/Encrypt' });
						  kit.end();
						  await new Promise((done) => out.on('finish', done));
						}
						const lib = await Lib.create();
						lib.addPage();
						lib.setTitle('/Encrypt');
						fs.writeFileSync('lib-stream.pdf', await lib.save());
						fs.writeFileSync('lib-table.pdf', await lib.save({ useObjectStreams: false }));
						const text = new docx.Document({ sections: [{ children: [new docx.Paragraph('Minutes')] }] });
						fs.writeFileSync('text.docx', await docx.Packer.toBuffer(text));
						const slides = new Slides();
						slides.addSlide().addText('Figures', { x: 1, y: 1 });
						await slides.writeFile({ fileName: 'slides.pptx' });
						const book = XLSX.utils.book_new();
						XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['Figures', 1]]), 'Data');
						XLSX.writeFile(book, 'sheetjs.xlsx');
						XLSX.writeFile(book, 'sheetjs.ods');
						const other = new ExcelJS.Workbook();
						other.addWorksheet('Data').getCell('A1').value = 1;
						await other.xlsx.writeFile('exceljs.xlsx');
						""",
				folder.toString());

		for (String pdf : List.of("kit.pdf", "lib-stream.pdf", "lib-table.pdf")) {
			assertThat(kind(folder.resolve(pdf))).isEqualTo("application/pdf");
		}
		assertProtected(folder.resolve("kit-locked.pdf"));
		Map.of("text.docx", OFFICE + "wordprocessingml.document", "slides.pptx", OFFICE + "presentationml.presentation",
				"sheetjs.xlsx", OFFICE + "spreadsheetml.sheet", "exceljs.xlsx", OFFICE + "spreadsheetml.sheet",
				"sheetjs.ods", OPEN + "spreadsheet")
			.forEach((name, kind) -> assertThat(kind(folder.resolve(name))).as(name).isEqualTo(kind));
	}

	private Path written(List<Path> files, String format, String name) throws IOException, InterruptedException {
		return LibreOffice.convertAll(files, format, folder.resolve(name)).getFirst();
	}

	/** What a file is taken for, whatever it is called, its bytes kept as they came. */
	private static String kind(Path path) {
		byte[] content = bytes(path);
		var file = CheckedFile.of("file", "evidence", content);
		assertThat(file.content()).isEqualTo(content);
		return file.mediaType();
	}

	private static void assertProtected(Path path) {
		byte[] content = bytes(path);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> CheckedFile.of("file", "evidence", content))
			.withMessageContaining("protected");
	}

	private static byte[] bytes(Path path) {
		try {
			return Files.readAllBytes(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
