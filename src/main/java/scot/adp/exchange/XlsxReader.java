package scot.adp.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.Cell.Kind;
import scot.adp.exchange.NumberFormat.Shows;
import scot.adp.exchange.OfficePackage.Relation;
import scot.adp.exchange.Sheets.Format;
import scot.adp.exchange.Sheets.RowHandler;
import scot.adp.exchange.Sheets.SheetRead;
import scot.adp.exchange.Sheets.Understood;
import scot.adp.platform.reading.Days;

/**
 * Reads the sheets of a workbook, one row at a time. It reads the parts that hold values,
 * each element where the format puts it, and nothing else of the file.
 *
 * @see <a href=
 * "https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376,
 * part 1, chapter 18</a>
 */
final class XlsxReader {

	private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

	private static final String MACROS = "The workbook holds macros. Save it as an Excel workbook without them (.xlsx) and send that.";

	private static final String BINARY = "This is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx) and send that.";

	private static final int SHEETS_LIMIT = 200;

	private static final int STYLES_LIMIT = 70_000;

	/** How many ranges with one formula can lie upon a row. */
	private static final int RANGES_LIMIT = 200;

	private static final Pattern ADDRESS = Pattern.compile("([A-Za-z]{1,3})([1-9][0-9]{0,6})");

	private static final Pattern RANGE = Pattern
		.compile("\\$?([A-Z]{1,3})\\$?([1-9][0-9]{0,6})(?::\\$?([A-Z]{1,3})\\$?([1-9][0-9]{0,6}))?");

	private static final Pattern WRITTEN_TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?");

	private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]{1,40}(?:[eE][+-]?[0-9]{1,3})?");

	private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

	private static final BigDecimal A_DAY = BigDecimal.valueOf(86_400);

	/** The last day of the year 9999, counted from 1900. */
	private static final int LAST_DAY = 2_958_465;

	/** How many days the two ways to count lie apart. */
	private static final int BETWEEN = 1462;

	private static final BigDecimal LONGEST = BigDecimal.valueOf(LAST_DAY);

	private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

	private final PackedWorkbook workbook;

	private final OfficePackage parts;

	private final RowHandler handler;

	private final List<NumberFormat> formats = new ArrayList<>();

	private final SharedTexts texts = new SharedTexts();

	private final StringBuilder text = new StringBuilder();

	private boolean from1904;

	private XlsxReader(PackedWorkbook workbook, RowHandler handler) throws IOException {
		this.workbook = workbook;
		this.parts = workbook.parts();
		this.handler = handler;
	}

	static Understood read(IncomingFile file, RowHandler handler) throws IOException {
		try (var workbook = PackedWorkbook.open(file.path())) {
			return new XlsxReader(workbook, handler).read();
		}
	}

	private Understood read() throws IOException {
		String main = main();
		var related = parts.relations(main);
		@Nullable ZipArchiveEntry styles = first(related.values(), "styles");
		if (styles != null) {
			styles(styles);
		}
		@Nullable ZipArchiveEntry shared = first(related.values(), "sharedStrings");
		if (shared != null) {
			sharedTexts(shared);
		}
		var read = new ArrayList<SheetRead>();
		for (SheetPart sheet : sheets(main, related)) {
			read.add(new SheetRead(sheet.name(), sheet.hidden(), rows(sheet)));
		}
		return new Understood(Format.WORKBOOK, null, null, read);
	}

	/** The workbook's own part, which says of what kind the file is. */
	private String main() {
		@Nullable String main = parts.main();
		String type = parts.mainType();
		if (type.contains("sheet.binary")) {
			throw Sheets.refused(BINARY);
		}
		if (parts.holdsMacros()) {
			throw Sheets.refused(MACROS);
		}
		if (type.endsWith("spreadsheetml.template.main+xml")) {
			throw Sheets.refused("This is a template. Save it as an Excel workbook (.xlsx) and send that.");
		}
		if (parts.entry("mimetype") != null) {
			throw Sheets.refused(
					"This is a file of OpenDocument (such as .ods), no Excel workbook. Open it, save it as an Excel workbook (.xlsx) and send that.");
		}
		if (main == null || !type.equals(WORKBOOK)) {
			throw Sheets.refused(
					"This is no Excel workbook (.xlsx), whatever its name says, and cannot be read. Open it in the program it comes from, save it as an Excel workbook and send that.");
		}
		return main;
	}

	/** The first part of a kind that is there and holds anything. */
	private @Nullable ZipArchiveEntry first(Collection<Relation> relations, String kind) {
		return relations.stream()
			.filter(relation -> relation.is(kind))
			.map(relation -> parts.entry(relation.part()))
			.filter(entry -> entry != null && entry.getSize() > 0)
			.findFirst()
			.orElse(null);
	}

	/**
	 * The sheets that have rows. One that is listed but not there is left out, as
	 * spreadsheets do, unless nothing is left.
	 */
	private List<SheetPart> sheets(String main, Map<String, Relation> related) throws IOException {
		var sheets = new ArrayList<SheetPart>();
		Set<String> names = new HashSet<>();
		boolean lost = false;
		try (XmlPart part = part(parts.entry(main))) {
			part.root("workbook");
			while (part.child(1)) {
				if (part.is("workbookPr")) {
					from1904 = part.flag("date1904");
				}
				boolean list = part.is("sheets");
				while (list && part.child(2)) {
					if (!part.is("sheet")) {
						continue;
					}
					@Nullable String title = part.attribute("name");
					@Nullable String id = part.relation();
					@Nullable String state = part.attribute("state");
					if (title == null || title.length() > 255 || !names.add(title.toLowerCase(Locale.ROOT))
							|| names.size() > SHEETS_LIMIT) {
						throw damaged();
					}
					@Nullable Relation relation = (id != null) ? related.get(id) : null;
					@Nullable ZipArchiveEntry entry = (relation != null) ? parts.entry(relation.part()) : null;
					lost |= entry == null;
					if (relation != null && entry != null && relation.is("worksheet") && !"veryHidden".equals(state)) {
						sheets.add(new SheetPart(title, entry, "hidden".equals(state)));
					}
				}
			}
		}
		if (names.isEmpty()) {
			throw Sheets.refused("The workbook has no sheets. Choose another one.");
		}
		if (lost && sheets.isEmpty()) {
			throw damaged();
		}
		return sheets;
	}

	private void styles(ZipArchiveEntry entry) throws IOException {
		var codes = new HashMap<Integer, NumberFormat>();
		try (XmlPart part = part(entry)) {
			part.root("styleSheet");
			while (part.child(1)) {
				boolean ofNumbers = part.is("numFmts");
				boolean ofCells = part.is("cellXfs");
				while ((ofNumbers || ofCells) && part.child(2)) {
					@Nullable Integer id = part.number("numFmtId");
					if (ofNumbers && part.is("numFmt")) {
						@Nullable String code = part.attribute("formatCode");
						if (id != null && code != null) {
							codes.put(id, NumberFormat.of(code));
						}
					}
					else if (ofCells && part.is("xf")) {
						int number = (id != null) ? id : 0;
						@Nullable NumberFormat own = codes.get(number);
						formats.add((own != null) ? own : NumberFormat.builtIn(number));
					}
					if (formats.size() > STYLES_LIMIT || codes.size() > STYLES_LIMIT) {
						throw damaged();
					}
				}
			}
		}
	}

	private void sharedTexts(ZipArchiveEntry entry) throws IOException {
		try (XmlPart part = part(entry)) {
			part.root("sst");
			while (part.child(1)) {
				if (part.is("si")) {
					if (!richText(part)) {
						throw Sheets
							.refused("A cell holds more than %,d characters. Shorten it.".formatted(Sheets.TEXT_LIMIT));
					}
					texts.add(unescaped(text.toString()));
				}
			}
		}
	}

	/**
	 * Reads the text of an element that just started: all its parts but how to pronounce
	 * it.
	 * @return whether it has no more characters than a cell can
	 */
	private boolean richText(XmlPart part) {
		text.setLength(0);
		boolean room = true;
		int level = part.level();
		while (part.child(level)) {
			if (part.is("t")) {
				room &= part.text(text, Sheets.TEXT_LIMIT);
			}
			else if (part.is("r")) {
				while (part.child(level + 1)) {
					if (part.is("t")) {
						room &= part.text(text, Sheets.TEXT_LIMIT);
					}
				}
			}
		}
		return room;
	}

	private int rows(SheetPart sheet) throws IOException {
		int rows = 0;
		try (XmlPart part = part(sheet.part())) {
			var cells = new @Nullable Cell[Sheets.COLUMNS_LIMIT];
			var ranges = new ArrayList<Range>();
			int number = 0;
			part.root("worksheet");
			while (part.child(1)) {
				boolean data = part.is("sheetData");
				while (data && part.child(2)) {
					if (!part.is("row")) {
						continue;
					}
					@Nullable Integer given = part.number("r");
					int before = number;
					number = (given != null) ? given : number + 1;
					if (number <= before) {
						throw Sheets.refused(
								"Sheet %s: row %d stands there twice or in the wrong place. Open the workbook in Excel, save it anew and send that."
									.formatted(sheet.name(), number));
					}
					if (number > Sheets.ROWS_LIMIT) {
						throw damaged();
					}
					if (handler.cancelled()) {
						throw new CancellationException();
					}
					int top = number;
					ranges.removeIf(range -> range.bottom() < top);
					int filled = row(part, sheet, number, cells, ranges);
					if (filled > 0) {
						rows++;
						handler.row(sheet.name(), new SheetRow(number, filled(cells, filled)));
					}
				}
			}
		}
		return rows;
	}

	private static List<Cell> filled(@Nullable Cell[] cells, int count) {
		var list = new ArrayList<Cell>(count);
		for (int i = 0; i < count; i++) {
			@Nullable Cell cell = cells[i];
			list.add((cell != null) ? cell : Cell.EMPTY);
		}
		return list;
	}

	/** Reads a row; gives the number of cells up to the last that holds anything. */
	private int row(XmlPart part, SheetPart sheet, int number, @Nullable Cell[] cells, List<Range> ranges) {
		Arrays.fill(cells, null);
		int filled = 0;
		int column = -1;
		while (part.child(3)) {
			if (!part.is("c")) {
				continue;
			}
			column = column(part.attribute("r"), number, column);
			Cell cell = cell(part, sheet, number, column, ranges);
			if (column >= Sheets.COLUMNS_LIMIT) {
				if (!cell.isEmpty()) {
					throw Sheets
						.refused("Sheet %s, row %d has more than %d columns. Send only the columns that are needed."
							.formatted(sheet.name(), number, Sheets.COLUMNS_LIMIT));
				}
				continue;
			}
			if (cells[column] != null) {
				throw Sheets.refused(
						"Sheet %s: cell %s%d stands there twice. Open the workbook in Excel, save it anew and send that."
							.formatted(sheet.name(), SheetRow.letters(column), number));
			}
			cells[column] = cell;
			if (!cell.isEmpty()) {
				filled = Math.max(filled, column + 1);
			}
		}
		return filled;
	}

	private static int column(@Nullable String address, int row, int before) {
		if (address == null) {
			return before + 1;
		}
		Matcher matcher = ADDRESS.matcher(address);
		if (!matcher.matches() || Integer.parseInt(matcher.group(2)) != row) {
			throw damaged();
		}
		return column(matcher.group(1));
	}

	private static int column(String letters) {
		int column = 0;
		for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
			column = column * 26 + letter - 'A' + 1;
		}
		return column - 1;
	}

	private Cell cell(XmlPart part, SheetPart sheet, int row, int column, List<Range> ranges) {
		@Nullable String given = part.attribute("t");
		String type = (given != null) ? given : "n";
		@Nullable Integer style = part.number("s");
		NumberFormat format = (style != null && style >= 0 && style < formats.size()) ? formats.get(style)
				: NumberFormat.GENERAL;
		boolean formula = ranges.stream().anyMatch(range -> range.holds(row, column));
		boolean value = false;
		boolean room = true;
		text.setLength(0);
		while (part.child(4)) {
			if (part.is("f")) {
				formula = true;
				range(part, row, ranges);
			}
			else if (part.is("v") && !value) {
				value = true;
				room = part.text(text, Sheets.TEXT_LIMIT);
			}
			else if (part.is("is") && !value) {
				value = true;
				room = richText(part);
			}
		}
		if (!room) {
			throw Sheets.refused("Sheet %s, cell %s%d holds more than %,d characters. Shorten it."
				.formatted(sheet.name(), SheetRow.letters(column), row, Sheets.TEXT_LIMIT));
		}
		Cell cell = switch (type) {
			case "s" -> shared(text.toString());
			case "str", "inlineStr" -> Cell.text(unescaped(text.toString()));
			case "b" -> flag(text.toString().strip());
			case "e" -> text.isEmpty() ? Cell.EMPTY : new Cell(Kind.ERROR, text.toString(), null, null);
			case "d" -> written(text.toString().strip());
			case "n" -> number(text.toString().strip(), format);
			default -> throw damaged();
		};
		return formula ? new Cell(Kind.FORMULA, cell.text(), null, null) : cell;
	}

	/** Notes the other cells that a formula fills. */
	private static void range(XmlPart part, int row, List<Range> ranges) {
		@Nullable String type = part.attribute("t");
		@Nullable String ref = part.attribute("ref");
		if (ref == null || !"array".equals(type) && !"dataTable".equals(type)) {
			return;
		}
		Matcher matcher = RANGE.matcher(ref);
		if (!matcher.matches() || ranges.size() == RANGES_LIMIT) {
			throw damaged();
		}
		@Nullable String right = matcher.group(3);
		@Nullable String bottom = matcher.group(4);
		if (right != null && bottom != null) {
			ranges.add(new Range(row, column(matcher.group(1)), Integer.parseInt(bottom), column(right)));
		}
	}

	private Cell shared(String index) {
		if (index.isBlank()) {
			return Cell.EMPTY;
		}
		try {
			int number = Integer.parseInt(index.strip());
			if (texts.has(number)) {
				return Cell.text(texts.get(number));
			}
		}
		catch (NumberFormatException ex) {
			// No number is as wrong as one that points nowhere.
		}
		throw damaged();
	}

	private static Cell flag(String value) {
		return switch (value) {
			case "" -> Cell.EMPTY;
			case "1", "true" -> new Cell(Kind.BOOLEAN, "TRUE", null, null);
			case "0", "false" -> new Cell(Kind.BOOLEAN, "FALSE", null, null);
			default -> throw damaged();
		};
	}

	/** A day or time written as a text, as the strict form of the standard allows. */
	private static Cell written(String value) {
		if (value.isEmpty()) {
			return Cell.EMPTY;
		}
		try {
			if (WRITTEN_TIME.matcher(value).matches()) {
				return Cell.text(value);
			}
			LocalDate day = LocalDate.parse((value.length() > 10) ? value.substring(0, 10) : value);
			boolean alone = value.length() <= 10 || Days.read(value).isRead();
			return new Cell(Kind.DATE, value.replace('T', ' '), null, alone ? day : null, false);
		}
		catch (DateTimeException ex) {
			return new Cell(Kind.ERROR, value, null, null);
		}
	}

	private Cell number(String value, NumberFormat format) {
		if (value.isEmpty()) {
			return Cell.EMPTY;
		}
		if (!NUMBER.matcher(value).matches()) {
			return new Cell(Kind.ERROR, value, null, null);
		}
		BigDecimal number;
		try {
			number = new BigDecimal(value);
		}
		catch (NumberFormatException ex) {
			return new Cell(Kind.ERROR, value, null, null);
		}
		return switch (format.shows(number)) {
			case DAY, MONTH -> day(number, value, format);
			case TIME ->
				(number.signum() >= 0) ? Cell.text(time(number).toString()) : new Cell(Kind.ERROR, value, null, null);
			case ELAPSED -> (number.abs().compareTo(LONGEST) < 0)
					? Cell.text(format.elapsed(number.multiply(A_DAY).setScale(0, RoundingMode.HALF_UP).longValue()))
					: new Cell(Kind.ERROR, value, null, null);
			case NUMBER -> {
				BigDecimal kept = number.round(DIGITS).stripTrailingZeros();
				NumberFormat.Shown shown = format.shown(kept);
				@Nullable LocalDate day = format.isGeneral() ? countedDay(kept) : null;
				yield new Cell(Kind.NUMBER, shown.text(), kept, day, shown.settled());
			}
		};
	}

	private Cell day(BigDecimal serial, String value, NumberFormat format) {
		long whole = serial.setScale(0, RoundingMode.FLOOR).longValue();
		// Spreadsheets count a 29 February 1900 that never was.
		if (serial.signum() < 0 || whole > (from1904 ? LAST_DAY - BETWEEN : LAST_DAY)
				|| !from1904 && (whole == 60 || whole == 0)) {
			return new Cell(Kind.ERROR, value, null, null);
		}
		LocalDateTime moment = counted(whole).atStartOfDay().plusSeconds(seconds(serial));
		LocalDate day = moment.toLocalDate();
		if (format.shows(serial) == Shows.MONTH) {
			return new Cell(Kind.MONTH, format.month(serial, day), null, null, false);
		}
		return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? new Cell(Kind.DATE, day.toString(), null, day)
				: new Cell(Kind.DATE, "%s %s".formatted(day, moment.toLocalTime()), null, null, false);
	}

	/** The day that a bare number would be; null where it is none of these years. */
	private @Nullable LocalDate countedDay(BigDecimal number) {
		if (number.scale() > 0 || number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
			return null;
		}
		LocalDate day = counted(number.longValue());
		return Cell.isOurs(day) ? day : null;
	}

	private LocalDate counted(long whole) {
		LocalDate zero = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, (whole < 60) ? 31 : 30);
		return zero.plusDays(whole);
	}

	private static LocalTime time(BigDecimal serial) {
		return LocalTime.ofSecondOfDay(seconds(serial) % 86_400);
	}

	private static long seconds(BigDecimal serial) {
		return serial.remainder(BigDecimal.ONE).multiply(A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
	}

	/** Characters that XML cannot hold are written as {@code _x000D_}. */
	private static String unescaped(String text) {
		if (!text.contains("_x")) {
			return text;
		}
		return ESCAPED.matcher(text)
			.replaceAll(found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
	}

	private XmlPart part(@Nullable ZipArchiveEntry entry) throws IOException {
		if (entry == null) {
			throw damaged();
		}
		return new XmlPart(workbook.content(entry), XmlPart.Vocabulary.SHEETS);
	}

	private static RuntimeException damaged() {
		return Sheets.refused(PackedWorkbook.DAMAGED);
	}

	private record SheetPart(String name, ZipArchiveEntry part, boolean hidden) {
	}

	private record Range(int top, int left, int bottom, int right) {

		boolean holds(int row, int column) {
			return row >= top && row <= bottom && column >= left && column <= right;
		}

	}

}
