package scot.adp.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.sun.management.ThreadMXBean;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import scot.adp.platform.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that were whole and are broken at random: whatever comes of it is read or refused
 * in words, within the limits. Each try is told by its number alone, so that a failure
 * can be had again.
 */
class BrokenFilesProperties {

	/** The most that may be allocated for a file of some kilobytes. */
	private static final long ALLOCATED_LIMIT = 48L * 1024 * 1024;

	private static final List<byte[]> WORKBOOKS = List.of(odd(), fastexcel(), poi());

	private static final Pattern TAG = Pattern.compile("<[^>]*>");

	private static final Pattern VALUE = Pattern.compile("\"[^\"<>]*\"");

	private static final Pattern NUMBER = Pattern.compile("[0-9]+([.][0-9]+)?");

	private static final List<String> ODD_VALUES = List.of("", " ", "0", "-1", "1", "2147483647", "2147483648",
			"99999999999999999999", "1E308", "1E-308", "-0", "NaN", "0x7f", "1048576", "1048577", "XFD1", "ZZZ9", "A0",
			"A1:XFD1048576", "rId1", "s", "d", "e", "inlineStr", "array", "true", "veryHidden", "yyyy-mm-dd",
			"[h]:mm:ss.000", "0.0E+0", "# ?/?", "2026-02-30", "24:00", "../..", "/", "%2e%2e/", "\u0000", "\uFFFF", "é",
			"&amp;", "&lt;", "&#x10FFFF;", "&#0;", "&unknown;", "]]>", "_x0000_", "_xD800_");

	@Property(tries = 1000, seed = "20261128", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE,
			generation = GenerationMode.RANDOMIZED)
	void workbookWithBrokenBytesIsReadOrRefusedInWords(@ForAll long number) {
		var random = new Random(number);
		byte[] workbook = chosen(WORKBOOKS, random);

		readOrRefused("t.xlsx", broken(workbook, random));
	}

	@Property(tries = 1500, seed = "20261128", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE,
			generation = GenerationMode.RANDOMIZED)
	void workbookWithBrokenPartsIsReadOrRefusedInWords(@ForAll long number) {
		var random = new Random(number);
		var parts = unpacked(chosen(WORKBOOKS, random));
		var names = List.copyOf(parts.keySet());
		for (int i = 0; i <= random.nextInt(3); i++) {
			String name = chosen(names, random);
			byte[] part = Objects.requireNonNull(parts.get(name));
			parts.put(name, (random.nextInt(4) == 0) ? broken(part, random)
					: rewritten(new String(part, StandardCharsets.UTF_8), random).getBytes(StandardCharsets.UTF_8));
		}

		readOrRefused("t.xlsx", packed(parts));
	}

	@Property(tries = 2000, seed = "20261128", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE,
			generation = GenerationMode.RANDOMIZED)
	void textWithAnythingInItIsReadOrRefusedInWords(@ForAll long number) {
		var random = new Random(number);
		var text = new StringBuilder();
		int pieces = random.nextInt(60);
		for (int i = 0; i < pieces; i++) {
			String piece = chosen(List.of("a", "Day", "Number", "1,5", "3 December 2026", "\"", "\"\"", "\",\"", ",",
					";", "\t", "\r", "\n", "\r\n", " ", "=", "é", "😀", "\uFEFF", "\u00A0", "\u001a", "x".repeat(40)),
					random);
			text.append((random.nextInt(100) == 0) ? piece.repeat(random.nextInt(2_000)) : piece);
		}
		Charset charset = chosen(List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE,
				StandardCharsets.UTF_16BE, Charset.forName("windows-1252")), random);
		byte[] bytes = (random.nextBoolean() ? "\uFEFF" + text : text.toString()).getBytes(charset);
		if (random.nextInt(3) == 0) {
			bytes = broken(bytes, random);
		}

		readOrRefused(random.nextBoolean() ? "t.csv" : "t.tsv", bytes);
	}

	private static void readOrRefused(String name, byte[] content) {
		var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = memory.getCurrentThreadAllocatedBytes();
		try (var file = IncomingFile.of(name, new ByteArrayInputStream(content))) {
			Sheets.read(file, new Within());
			HeadedRows.read(file, new HeadedRows(null, List.of("Day"), List.of("Number", "a"), line -> {
				line.day("Day");
				line.number("Number");
				line.text("a", 10);
			}));
		}
		catch (Problem problem) {
			assertThat(problem.code()).isEqualTo(Problem.Code.INVALID);
			assertThat(problem.fields()).extracting(Problem.Field::path).containsExactly("file");
			assertThat(problem.fields()).extracting(Problem.Field::message)
				.isNotEmpty()
				.allSatisfy(words -> assertThat(words).matches("(?s)[A-Z“].{10,400}[.]"));
		}
		assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(ALLOCATED_LIMIT);
	}

	private static byte[] broken(byte[] whole, Random random) {
		byte[] bytes = whole.clone();
		for (int i = 0; i <= random.nextInt(4) && bytes.length > 1; i++) {
			int from = random.nextInt(bytes.length);
			int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
			switch (random.nextInt(6)) {
				case 0 -> bytes[from] ^= (byte) (1 << random.nextInt(8));
				case 1 -> bytes[from] = (byte) random.nextInt(256);
				case 2 -> Arrays.fill(bytes, from, to, (byte) (random.nextBoolean() ? 0 : 0xff));
				case 3 -> bytes = Arrays.copyOf(bytes, from + 1);
				case 4 -> bytes = joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
				default -> bytes = joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
			}
		}
		return bytes;
	}

	private static byte[] joined(byte[] one, byte[] other) {
		byte[] both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		return both;
	}

	/** Changes tags, values of attributes and numbers of a part, or how they nest. */
	private static String rewritten(String xml, Random random) {
		String changed = xml;
		for (int i = 0; i <= random.nextInt(3); i++) {
			changed = switch (random.nextInt(8)) {
				case 0, 1 -> replaced(changed, VALUE, '"' + chosen(ODD_VALUES, random) + '"', random);
				case 2, 3 -> replaced(changed, NUMBER, chosen(ODD_VALUES, random), random);
				case 4 -> replaced(changed, TAG, "", random);
				case 5 -> replaced(changed, TAG, found(changed, TAG, random), random);
				case 6 -> replaced(changed, TAG, found(changed, TAG, random).repeat(1 + random.nextInt(400)), random);
				default -> {
					int from = random.nextInt(changed.length() + 1);
					int to = random.nextInt(changed.length() + 1);
					yield changed.substring(0, from) + changed.substring(to);
				}
			};
		}
		return changed;
	}

	private static String replaced(String text, Pattern pattern, String by, Random random) {
		Matcher matcher = pattern.matcher(text);
		int place = random.nextInt(1 + (int) pattern.matcher(text).results().count());
		for (int i = 0; matcher.find(); i++) {
			if (i == place) {
				return text.substring(0, matcher.start()) + by + text.substring(matcher.end());
			}
		}
		return text + by;
	}

	private static String found(String text, Pattern pattern, Random random) {
		var all = pattern.matcher(text).results().map(it -> it.group()).toList();
		return all.isEmpty() ? "" : chosen(all, random);
	}

	private static <T> T chosen(List<T> from, Random random) {
		return from.get(random.nextInt(from.size()));
	}

	private static Map<String, byte[]> unpacked(byte[] workbook) {
		var parts = new LinkedHashMap<String, byte[]>();
		try (var zip = ZipFile.builder().setByteArray(workbook).get()) {
			for (var entry : Collections.list(zip.getEntries())) {
				parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return parts;
	}

	private static byte[] packed(Map<String, byte[]> parts) {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (var part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	private static byte[] odd() {
		return new OddWorkbook().shared("<t>Day</t>", "<t>Number</t>", "<r><t>East </t></r><r><t>Ayr</t></r>")
			.formats("14?", "00000", "[$-809]d mmmm yyyy", "[h]:mm:ss", "# ?/?", "0.0%;[Red]-0.0%", "0.00E+00", "@")
			.rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
					+ "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46357</v></c><c r=\"B2\" s=\"5\"><v>2.25</v></c>"
					+ "<c r=\"C2\" t=\"s\"><v>2</v></c><c r=\"D2\" s=\"4\"><v>1.5</v></c></row>"
					+ "<row r=\"5\"><c r=\"A5\" t=\"d\"><v>2026-12-01T14:30:00</v></c><c r=\"B5\" s=\"7\"><v>1E3</v></c>"
					+ "<c r=\"C5\" t=\"inlineStr\"><is><t>a_x000D_b</t></is></c><c r=\"D5\" t=\"b\"><v>1</v></c>"
					+ "<c r=\"E5\"><f t=\"array\" ref=\"E5:F9\">1</f><v>2</v></c><c r=\"F5\" t=\"e\"><v>#N/A</v></c></row>")
			.bytes();
	}

	private static byte[] fastexcel() {
		var out = new ByteArrayOutputStream();
		try (var workbook = new Workbook(out, "adp", "1.0")) {
			var sheet = workbook.newWorksheet("Actions & more");
			sheet.value(0, 0, "Day");
			sheet.value(0, 1, "Number");
			for (int row = 1; row < 5; row++) {
				sheet.value(row, 0, LocalDate.of(2026, 12, row));
				sheet.style(row, 0).format("d mmmm yyyy").set();
				sheet.value(row, 1, row * 1.1);
				sheet.value(row, 2, row % 2 == 0);
				sheet.formula(row, 3, "SUM(B2:B3)");
			}
			sheet.range(1, 2, 4, 2).validateWithList(sheet.range(1, 2, 4, 2));
			workbook.newWorksheet("Notes").value(3, 3, "Größe 😀");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	private static byte[] poi() {
		var out = new ByteArrayOutputStream();
		try (var workbook = new XSSFWorkbook()) {
			var style = workbook.createCellStyle();
			style.setDataFormat(workbook.createDataFormat().getFormat("ddd d mmm yyyy hh:mm AM/PM"));
			var sheet = workbook.createSheet("Data");
			var headings = sheet.createRow(0);
			headings.createCell(0).setCellValue("Day");
			headings.createCell(1).setCellValue("Number");
			var row = sheet.createRow(3);
			var day = row.createCell(0);
			day.setCellValue(LocalDate.of(2026, 12, 3));
			day.setCellStyle(style);
			row.createCell(1).setCellValue(0.1 + 0.2);
			row.createCell(4).setCellFormula("B4*2");
			sheet.addMergedRegion(new CellRangeAddress(5, 6, 0, 2));
			workbook.setSheetHidden(workbook.getSheetIndex(workbook.createSheet("Lists")), true);
			workbook.write(out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	/** Takes rows and holds them against what is promised of all. */
	private static final class Within implements Sheets.RowHandler {

		private final List<String> sheets = new ArrayList<>();

		private int last;

		@Override
		public void row(String sheet, SheetRow row) {
			if (sheets.isEmpty() || !sheets.getLast().equals(sheet)) {
				assertThat(sheets).doesNotContain(sheet);
				sheets.add(sheet);
				last = 0;
			}
			assertThat(row.number()).isGreaterThan(last).isLessThanOrEqualTo(Sheets.ROWS_LIMIT);
			last = row.number();
			assertThat(row.cells()).isNotEmpty().hasSizeLessThanOrEqualTo(Sheets.COLUMNS_LIMIT);
			assertThat(row.cells().getLast().isEmpty()).isFalse();
			row.cells().forEach(cell -> assertThat(cell.text()).hasSizeLessThanOrEqualTo(Sheets.TEXT_LIMIT));
		}

	}

}
