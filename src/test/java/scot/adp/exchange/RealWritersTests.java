package scot.adp.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scot.adp.support.LibreOffice;
import scot.adp.support.Npm;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Workbooks as real programs write them: the same cells by each, read here and by
 * LibreOffice. Every difference between the two is listed with its reason.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class RealWritersTests {

	private static final String LONG = "A long text that goes on. ".repeat(180).strip();

	private static final LocalDate DAY = LocalDate.of(2026, 12, 3);

	private static final List<Sample> SAMPLES = List.of(text("plain", "Housing services"),
			text("noughts before", "00123"), text("code", "2.10"), text("blanks around", "  two  "),
			text("no-break space", "HOU\u00a010.6"), text("zero-width space", "HOU\u200b-10.6"),
			text("two lines", "one\ntwo"), text("long", LONG), text("like a formula", "=1+1"),
			text("like a number", "1,234.5"), text("signs", "<b> & \"quoted\", it's"),
			text("letters", "Màiri Größe 😀"), text("like a code of a sign", "_x0041_"),
			number("general whole", "16", null), number("general", "2.1", null),
			number("general third", "0.3333333333333333", null), number("general sum", "0.30000000000000004", null),
			number("general long", "123456789012", null), number("general negative", "-12.5", null),
			number("text format", "2.1", "@"), number("two decimals", "2.1", "0.00"), number("one decimal", "2", "0.0"),
			number("noughts by format", "7", "000"), number("grouped", "1234567.89", "#,##0.0"),
			number("in brackets", "-1234.5", "#,##0.00;(#,##0.00)"), number("none", "0", "0;-0;\"none\""),
			number("red", "-2.5", "0.0;[Red]-0.0"), number("by condition", "12", "[>=10]0.0;0.00"),
			number("per cent", "0.255", "0.0%"), number("per cent whole", "0.5", "0%"),
			number("pounds", "1234.5", "[$£-809]#,##0.00"), number("months", "12", "0\" months\""),
			number("thousands", "1234567", "#,##0,"), number("scientific", "12345", "0.00E+00"),
			number("optional decimals", "2.1", "0.##"), number("telephone", "1294310000", "00000 000000"),
			number("time", "0.6041666666666666", "hh:mm"), number("duration", "1.5", "[h]:mm"),
			number("day by number", "46359", "d mmm yyyy"),
			number("day and time by number", "46359.604166666664", "dd/mm/yyyy hh:mm"),
			number("first day", "1", "dd/mm/yyyy"), number("29 February 1900", "60", "dd/mm/yyyy"),
			number("1 March 1900", "61", "dd/mm/yyyy"), new Sample("day", Kind.DAY, DAY.toString(), "dd/mm/yyyy"),
			new Sample("yes", Kind.FLAG, "true", null), new Sample("no", Kind.FLAG, "false", null),
			new Sample("error", Kind.ERROR, "#N/A", null), new Sample("formula", Kind.FORMULA, "3", null),
			new Sample("rich text", Kind.RICH, "East Ayrshire", null), new Sample("nothing", Kind.NOTHING, "", null),
			text("last", "end"));

	/** What LibreOffice shows otherwise, and why. */
	private static final List<Difference> DIFFERENCES = List.of(new Difference("like a code of a sign", "A", "_x0041_",
			"The writer left the text unescaped, so that the format reads it as the sign; LibreOffice does not."),
			new Difference("first day", "1900-01-01", "31/12/1899",
					"Excel counts a 29 February 1900 that never was; LibreOffice counts back from March."),
			new Difference("29 February 1900", "60", "28/02/1900", "That day never was, so it is an error here."),
			new Difference("29 February 1900", "60.0", "28/02/1900", "The same, as another program writes the number."),
			new Difference("formula", "", "3", "Nothing is worked out here, and the writer keeps no result."));

	@TempDir
	static Path folder;

	private final Map<String, Path> files = new TreeMap<>();

	private final Map<String, Map<String, Map<String, String>>> theirs = new TreeMap<>();

	@BeforeAll
	void write() throws IOException, InterruptedException {
		LibreOffice.orSkip();
		for (boolean from1904 : new boolean[] { false, true }) {
			String system = from1904 ? "-1904" : "";
			poi("poi" + system, new XSSFWorkbook(), from1904);
			var streamed = new XSSFWorkbook();
			streamed.getCTWorkbook().getWorkbookPr().setDate1904(from1904);
			poi("poi-streamed" + system, new SXSSFWorkbook(streamed), from1904);
		}
		fastexcel();
		npm();
		var rewritten = LibreOffice.convertAll(List.of(path("poi"), path("poi-1904")), "xlsx", folder.resolve("again"));
		files.put("libreoffice", Files.move(rewritten.getFirst(), folder.resolve("libreoffice.xlsx")));
		files.put("libreoffice-1904", Files.move(rewritten.getLast(), folder.resolve("libreoffice-1904.xlsx")));
		for (Path sheet : LibreOffice.convertAll(List.copyOf(files.values()), LibreOffice.EVERY_SHEET,
				folder.resolve("csv"))) {
			String name = sheet.getFileName().toString().replaceFirst("[.]csv$", "");
			int dash = name.lastIndexOf('-');
			theirs.computeIfAbsent(name.substring(0, dash), key -> new TreeMap<>())
				.put(name.substring(dash + 1), read(sheet).getOrDefault(name, Map.of()));
		}
	}

	static Stream<String> writers() {
		return Stream.of("fastexcel", "poi", "poi-streamed", "sheetjs", "sheetjs-inline", "exceljs", "libreoffice")
			.flatMap(writer -> writer.equals("fastexcel") ? Stream.of(writer) : Stream.of(writer, writer + "-1904"));
	}

	@ParameterizedTest
	@MethodSource("writers")
	void cellsAreReadAsLibreOfficeShowsThemButForWhatIsListed(String writer) throws IOException {
		var ours = read(path(writer));
		var shown = Objects.requireNonNull(theirs.get(writer));

		assertThat(ours.keySet()).isEqualTo(shown.keySet());
		assertThat(differences(ours, shown)).isSubsetOf(DIFFERENCES.stream().map(Difference::found).toList());
	}

	@Test
	void everyListedDifferenceIsStillThere() throws IOException {
		var found = new HashSet<Found>();
		for (String writer : files.keySet()) {
			found.addAll(differences(read(path(writer)), Objects.requireNonNull(theirs.get(writer))));
		}

		assertThat(found).containsExactlyInAnyOrderElementsOf(DIFFERENCES.stream().map(Difference::found).toList());
	}

	private static List<Found> differences(Map<String, Map<String, String>> ours,
			Map<String, Map<String, String>> shown) {
		return SAMPLES.stream()
			.map(sample -> new Found(sample.name(), cell(ours, sample), cell(shown, sample)))
			.filter(found -> !found.ours().equals(found.theirs()))
			.filter(found -> SAMPLES.stream()
				.noneMatch(sample -> sample.name().equals(found.name())
						&& sample.isDayShownAs(found.ours(), found.theirs())))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("writers")
	void typedDayIsTheDayThatWasTyped(String writer) throws IOException {
		// This one says that days count from 1904 and counts them from 1900.
		LocalDate day = writer.matches("sheetjs.*-1904") ? DAY.plusDays(1462) : DAY;

		assertThat(read(path(writer)).get("Data")).containsEntry("day", day.toString());
	}

	private static String cell(Map<String, Map<String, String>> sheets, Sample sample) {
		return sheets.getOrDefault("Data", Map.of()).getOrDefault(sample.name(), "");
	}

	/** The second column by the first, sheet by sheet. */
	private static Map<String, Map<String, String>> read(Path path) throws IOException {
		var sheets = new TreeMap<String, Map<String, String>>();
		try (var in = Files.newInputStream(path); var file = IncomingFile.of(path.getFileName().toString(), in)) {
			Sheets.read(file, (sheet, row) -> sheets.computeIfAbsent(sheet, key -> new LinkedHashMap<>())
				.put(row.cell(0).text(), row.cell(1).text()));
		}
		return sheets;
	}

	private Path path(String writer) {
		return Objects.requireNonNull(files.get(writer));
	}

	private void poi(String name, Workbook workbook, boolean from1904) throws IOException {
		if (workbook instanceof XSSFWorkbook book && from1904) {
			book.getCTWorkbook().getWorkbookPr().setDate1904(true);
		}
		try (workbook; OutputStream out = Files.newOutputStream(file(name))) {
			Sheet sheet = workbook.createSheet("Data");
			for (int i = 0; i < SAMPLES.size(); i++) {
				Sample sample = SAMPLES.get(i);
				// Every tenth row is left out.
				var row = sheet.createRow(i + i / 9);
				row.createCell(0).setCellValue(sample.name());
				var cell = row.createCell(1);
				switch (sample.kind()) {
					case TEXT -> cell.setCellValue(sample.value());
					case RICH -> {
						var rich = new XSSFRichTextString("East ");
						rich.append("Ayrshire", new XSSFFont());
						cell.setCellValue(rich);
					}
					case NUMBER -> cell.setCellValue(Double.parseDouble(sample.value()));
					case DAY -> cell.setCellValue(LocalDate.parse(sample.value()));
					case FLAG -> cell.setCellValue(Boolean.parseBoolean(sample.value()));
					case ERROR -> cell.setCellErrorValue(FormulaError.NA.getCode());
					case FORMULA -> {
						cell.setCellFormula("1+2");
						cell.setCellValue(3);
					}
					case NOTHING -> {
					}
				}
				if (sample.format() != null) {
					var style = workbook.createCellStyle();
					style.setDataFormat(workbook.createDataFormat().getFormat(sample.format()));
					cell.setCellStyle(style);
				}
			}
			sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 3));
			Sheet hidden = workbook.createSheet("Hidden");
			hidden.createRow(0).createCell(0).setCellValue("kept");
			workbook.setSheetHidden(1, true);
			workbook.write(out);
		}
	}

	private void fastexcel() throws IOException {
		try (OutputStream out = Files.newOutputStream(file("fastexcel"));
				var workbook = new org.dhatim.fastexcel.Workbook(out, "adp", "1.0")) {
			var sheet = workbook.newWorksheet("Data");
			for (int i = 0; i < SAMPLES.size(); i++) {
				Sample sample = SAMPLES.get(i);
				int row = i + i / 9;
				sheet.value(row, 0, sample.name());
				switch (sample.kind()) {
					case TEXT, RICH, ERROR -> sheet.value(row, 1, sample.value());
					case NUMBER -> sheet.value(row, 1, new BigDecimal(sample.value()));
					case DAY -> sheet.value(row, 1, LocalDate.parse(sample.value()));
					case FLAG -> sheet.value(row, 1, Boolean.parseBoolean(sample.value()));
					case FORMULA -> sheet.formula(row, 1, "1+2");
					case NOTHING -> {
					}
				}
				if (sample.format() != null) {
					sheet.style(row, 1).format(sample.format()).set();
				}
			}
			workbook.newWorksheet("Hidden").inlineString(0, 0, "kept");
		}
	}

	private void npm() throws IOException {
		Path packages = Npm.install("workbooks", "xlsx@0.18.5", "exceljs@4.4.0");
		Path input = Files.writeString(folder.resolve("samples.json"), JsonMapper.shared().writeValueAsString(SAMPLES));
		for (String writer : List.of("sheetjs", "sheetjs-inline", "exceljs")) {
			file(writer);
			file(writer + "-1904");
		}
		Npm.node(packages,
				"""
						const fs = require('fs'), XLSX = require('xlsx'), ExcelJS = require('exceljs');
						const [input, folder] = process.argv.slice(2);
						const samples = JSON.parse(fs.readFileSync(input));
						const place = (i) => i + Math.floor(i / 9) + 1;
						for (const from1904 of [false, true]) {
						  const system = from1904 ? '-1904' : '';
						  for (const shared of [true, false]) {
						    const data = {};
						    samples.forEach((sample, i) => {
						      data['A' + place(i)] = { t: 's', v: sample.name };
						      const cell = {
						        TEXT: () => ({ t: 's', v: sample.value }), RICH: () => ({ t: 's', v: sample.value }),
						        NUMBER: () => ({ t: 'n', v: Number(sample.value) }), FLAG: () => ({ t: 'b', v: sample.value === 'true' }),
						        DAY: () => ({ t: 'd', v: new Date(sample.value + 'T00:00:00') }), ERROR: () => ({ t: 'e', v: 42, w: '#N/A' }),
						        FORMULA: () => ({ t: 'n', v: 3, f: '1+2' }), NOTHING: () => undefined,
						      }[sample.kind]();
						      if (cell) data['B' + place(i)] = sample.format ? { ...cell, z: sample.format } : cell;
						    });
						    data['!ref'] = 'A1:B' + place(samples.length - 1);
						    data['!merges'] = [{ s: { r: 0, c: 1 }, e: { r: 0, c: 3 } }];
						    XLSX.writeFile({ SheetNames: ['Data', 'Hidden'],
						      Sheets: { Data: data, Hidden: { A1: { t: 's', v: 'kept' }, '!ref': 'A1' } },
						      Workbook: { WBProps: { date1904: from1904 }, Sheets: [{ Hidden: 0 }, { Hidden: 1 }] },
						    }, folder + '/sheetjs' + (shared ? '' : '-inline') + system + '.xlsx', { bookSST: shared, compression: true });
						  }
						  const workbook = new ExcelJS.Workbook();
						  workbook.properties.date1904 = from1904;
						  const sheet = workbook.addWorksheet('Data');
						  samples.forEach((sample, i) => {
						    sheet.getCell('A' + place(i)).value = sample.name;
						    const cell = sheet.getCell('B' + place(i));
						    cell.value = {
						      TEXT: () => sample.value, RICH: () => ({ richText: [{ text: 'East ' }, { font: { bold: true }, text: 'Ayrshire' }] }),
						      NUMBER: () => Number(sample.value), FLAG: () => sample.value === 'true',
						      DAY: () => new Date(sample.value + 'T00:00:00Z'), ERROR: () => ({ error: '#N/A' }),
						      FORMULA: () => ({ formula: '1+2', result: 3 }), NOTHING: () => null,
						    }[sample.kind]();
						    if (sample.format) cell.numFmt = sample.format;
						  });
						  sheet.mergeCells('B1:D1');
						  const hidden = workbook.addWorksheet('Hidden');
						  hidden.state = 'hidden';
						  hidden.getCell('A1').value = 'kept';
						  await workbook.xlsx.writeFile(folder + '/exceljs' + system + '.xlsx');
						}
						""",
				Map.of("TZ", "UTC"), input.toString(), folder.toString());
	}

	private Path file(String name) {
		Path path = folder.resolve(name + ".xlsx");
		files.put(name, path);
		return path;
	}

	private static Sample text(String name, String value) {
		return new Sample(name, Kind.TEXT, value, null);
	}

	private static Sample number(String name, String value, @Nullable String format) {
		return new Sample(name, Kind.NUMBER, value, format);
	}

	/** A cell that is read otherwise here than LibreOffice shows it. */
	record Found(String name, String ours, String theirs) {
	}

	/** A difference that has a reason. */
	record Difference(String name, String ours, String theirs, String why) {

		private Found found() {
			return new Found(name, ours, theirs);
		}

	}

	/** What a cell holds. */
	enum Kind {

		TEXT, RICH, NUMBER, DAY, FLAG, ERROR, FORMULA, NOTHING

	}

	/**
	 * A cell.
	 *
	 * @param format null for the general one
	 */
	record Sample(String name, Kind kind, String value, @Nullable String format) {

		private static final Map<String, String> SHOWN = Map.of("d mmm yyyy", "d MMM uuuu", "dd/mm/yyyy", "dd/MM/uuuu",
				"dd/mm/yyyy hh:mm", "dd/MM/uuuu HH:mm");

		/** Days are told as 2026-12-03, whatever the format of their cell. */
		boolean isDayShownAs(String ours, String theirs) {
			@Nullable String pattern = SHOWN.get(String.valueOf(format));
			if (pattern == null || !ours.matches("\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2})?")) {
				return false;
			}
			LocalDateTime moment = (ours.length() > 10) ? LocalDateTime.parse(ours.replace(' ', 'T'))
					: LocalDate.parse(ours).atStartOfDay();
			return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(moment).equals(theirs);
		}

	}

}
