package scot.adp.handround;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A workbook of actions in the hands of whoever fills it in. */
public final class FilledIn implements AutoCloseable {

	private final XSSFWorkbook workbook;

	/** Opens a workbook. */
	public FilledIn(byte[] content) throws IOException {
		this.workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
	}

	/** Writes into the row of an action. */
	public FilledIn action(String code, String heading, @Nullable Object value) {
		return write(row(sheet("Actions"), "Code", code), heading, value);
	}

	/** Writes into the row of a milestone. */
	public FilledIn milestone(String title, String heading, @Nullable Object value) {
		return write(row(sheet("Milestones"), "Milestone", title), heading, value);
	}

	/** Writes into the first empty row of milestones. */
	public FilledIn newMilestone(String code, String title, LocalDate on) {
		Row row = row(sheet("Milestones"), "Action", "");
		write(row, "Action", code);
		write(row, "Milestone", title);
		return write(row, "Expected on", on);
	}

	/**
	 * Lets the workbook say that a cell of an action was another one when it was saved.
	 */
	public FilledIn kept(String code, int place, String value) {
		for (Row row : sheet("adp")) {
			if (row.getCell(0).getStringCellValue().equals("action")
					&& row.getCell(3).getStringCellValue().equals(code)) {
				set(row, place, value);
			}
		}
		return this;
	}

	/** Takes the row of an action away. */
	public FilledIn without(String code) {
		sheet("Actions").removeRow(row(sheet("Actions"), "Code", code));
		return this;
	}

	/** Puts the rows of actions into the opposite order, with an empty row between. */
	public FilledIn turnedRound() {
		XSSFSheet sheet = sheet("Actions");
		var rows = new ArrayList<List<@Nullable Object>>();
		for (int i = sheet.getLastRowNum(); i > 0; i--) {
			if (sheet.getRow(i) == null) {
				continue;
			}
			var values = new ArrayList<@Nullable Object>();
			for (Cell cell : sheet.getRow(i)) {
				while (values.size() < cell.getColumnIndex()) {
					values.add(null);
				}
				values.add(value(cell));
			}
			rows.add(values);
			sheet.removeRow(sheet.getRow(i));
		}
		int number = 1;
		for (var values : rows) {
			Row row = sheet.createRow(number);
			number += 2;
			for (int i = 0; i < values.size(); i++) {
				set(row, i, values.get(i));
			}
		}
		return this;
	}

	/** What the visible sheets say, apart from the day on which it was saved. */
	public List<List<String>> cells() {
		var formatter = new DataFormatter();
		var cells = new ArrayList<List<String>>();
		for (String name : List.of("Actions", "Milestones")) {
			for (Row row : sheet(name)) {
				var values = new ArrayList<String>();
				row.forEach(cell -> values.add(formatter.formatCellValue(cell)));
				cells.add(values);
			}
		}
		return cells;
	}

	/** A sheet by name. */
	public XSSFSheet sheet(String name) {
		return workbook.getSheet(name);
	}

	/** The workbook itself. */
	public XSSFWorkbook workbook() {
		return workbook;
	}

	/** The file as it would be saved. */
	public byte[] bytes() throws IOException {
		var out = new ByteArrayOutputStream();
		workbook.write(out);
		return out.toByteArray();
	}

	@Override
	public void close() throws IOException {
		workbook.close();
	}

	private FilledIn write(Row row, String heading, @Nullable Object value) {
		set(row, column(row.getSheet(), heading), value);
		return this;
	}

	private static void set(Row row, int column, @Nullable Object value) {
		Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
		switch (value) {
			case null -> cell.setBlank();
			case LocalDate day -> {
				cell.setCellValue(day);
				var style = row.getSheet().getWorkbook().createCellStyle();
				style.setDataFormat(row.getSheet().getWorkbook().createDataFormat().getFormat("d mmm yyyy"));
				cell.setCellStyle(style);
			}
			case Number number -> cell.setCellValue(number.doubleValue());
			case String text when text.startsWith("=") -> cell.setCellFormula(text.substring(1));
			default -> cell.setCellValue(value.toString());
		}
	}

	private static @Nullable Object value(Cell cell) {
		if (cell.getCellType() == CellType.NUMERIC) {
			return DateUtil.isCellDateFormatted(cell) ? cell.getLocalDateTimeCellValue().toLocalDate()
					: cell.getNumericCellValue();
		}
		return cell.getStringCellValue().isEmpty() ? null : cell.getStringCellValue();
	}

	private static Row row(Sheet sheet, String heading, String wanted) {
		int column = column(sheet, heading);
		for (Row row : sheet) {
			Cell cell = row.getCell(column);
			if (row.getRowNum() > 0 && wanted.equals((cell != null) ? cell.getStringCellValue() : "")) {
				return row;
			}
		}
		throw new IllegalArgumentException("There is no row '%s'".formatted(wanted));
	}

	private static int column(Sheet sheet, String heading) {
		for (Cell cell : sheet.getRow(0)) {
			if (cell.getStringCellValue().equals(heading)) {
				return cell.getColumnIndex();
			}
		}
		throw new IllegalArgumentException("There is no column '%s'".formatted(heading));
	}

}
