package scot.adp.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a workbook, row by row as they come: the list, and a sheet of notes. Texts are
 * kept in their cells, not in a table of all texts, which would grow with the list.
 */
class WorkbookWriter implements RowWriter {

	/** The rows that a sheet holds, its headings left out. */
	static final int ROWS_AT_MOST = Worksheet.MAX_ROWS - 1;

	private static final String DAY = "d mmm yyyy";

	private static final String TIME = "d mmm yyyy hh:mm";

	/** Keeps a text a text when somebody edits its cell. */
	private static final String TEXT = "@";

	private static final int WIDEST = 80;

	private static final int NOTE_NAME_WIDTH = 18;

	private final Workbook workbook;

	private final Worksheet sheet;

	private int columnCount;

	private int next;

	WorkbookWriter(OutputStream out, String title) {
		this.workbook = new Workbook(out, "ADP", "1.0");
		this.sheet = workbook.newWorksheet(title);
	}

	@Override
	public void headings(List<? extends ListColumn<?>> columns) throws IOException {
		columnCount = columns.size();
		for (int column = 0; column < columnCount; column++) {
			sheet.width(column, Math.min(WIDEST, columns.get(column).width()));
			sheet.inlineString(0, column, SafeText.cell(columns.get(column).heading()));
			wrapped(sheet, 0, column).bold().set();
		}
		sheet.freezePane(0, 1);
		sheet.pageOrientation("landscape");
		sheet.fitToWidth((short) 1);
		sheet.fitToHeight((short) 0);
		sheet.repeatRows(0);
		next = 1;
	}

	@Override
	public void row(List<@Nullable Object> values) throws IOException {
		for (int column = 0; column < values.size(); column++) {
			write(next, column, values.get(column));
		}
		next++;
	}

	@Override
	public void flush() throws IOException {
		sheet.flush();
	}

	@Override
	public void end(List<String[]> notes) throws IOException {
		sheet.setAutoFilter(0, 0, next - 1, columnCount - 1);
		sheet.finish();
		Worksheet about = workbook.newWorksheet("Notes");
		about.width(0, NOTE_NAME_WIDTH);
		about.width(1, WIDEST);
		for (int row = 0; row < notes.size(); row++) {
			about.inlineString(row, 0, SafeText.cell(notes.get(row)[0]));
			wrapped(about, row, 0).bold().set();
			about.inlineString(row, 1, SafeText.cell(notes.get(row)[1]));
			wrapped(about, row, 1).format(TEXT).set();
		}
		about.finish();
		workbook.finish();
	}

	private void write(int row, int column, @Nullable Object value) {
		switch (value) {
			case null -> {
			}
			case String text -> text(row, column, text);
			case Boolean answer -> text(row, column, ListExports.word(answer));
			case BigDecimal number -> number(row, column, number);
			case Integer number -> number(row, column, number);
			case Long number -> number(row, column, number);
			case LocalDate day -> {
				sheet.value(row, column, day);
				top(row, column).format(DAY).set();
			}
			case OffsetDateTime instant -> {
				sheet.value(row, column, ListExports.local(instant));
				top(row, column).format(TIME).set();
			}
			default -> throw ListExports.unknown(value);
		}
	}

	private void text(int row, int column, String text) {
		sheet.inlineString(row, column, SafeText.cell(text));
		StyleSetter style = wrapped(sheet, row, column);
		if (SafeText.looksLikeFormula(text)) {
			style.format(TEXT);
		}
		style.set();
	}

	private void number(int row, int column, Number number) {
		sheet.value(row, column, number);
		top(row, column).set();
	}

	private StyleSetter top(int row, int column) {
		StyleSetter style = sheet.style(row, column);
		style.verticalAlignment("top");
		return style;
	}

	private static StyleSetter wrapped(Worksheet sheet, int row, int column) {
		StyleSetter style = sheet.style(row, column);
		style.verticalAlignment("top").wrapText(true);
		return style;
	}

}
