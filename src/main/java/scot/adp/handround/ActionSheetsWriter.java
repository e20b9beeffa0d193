package scot.adp.handround;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.SafeText;
import scot.adp.handround.WorkbookLayout.ActionColumn;
import scot.adp.handround.WorkbookLayout.Form;
import scot.adp.handround.WorkbookLayout.MilestoneColumn;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.MilestoneView;

/**
 * Writes a workbook of actions to be filled in. Locked cells need a protection without a
 * password, which the library of the lists' exports cannot write.
 */
final class ActionSheetsWriter {

	/** Empty rows for new milestones. */
	static final int NEW_MILESTONES = 40;

	private static final int CELL_LIMIT = 32_767;

	private static final int KEPT_IN_MEMORY = 100;

	private final SXSSFWorkbook workbook = new SXSSFWorkbook(KEPT_IN_MEMORY);

	private final Map<Look, CellStyle> looks = new LinkedHashMap<>();

	private final Map<Boolean, CellStyle> headings = new LinkedHashMap<>();

	/** Which rows of the hidden sheet hold which list. */
	private final Map<String, String> lists = new LinkedHashMap<>();

	private ActionSheetsWriter() {
	}

	/** Writes a workbook and leaves the stream open. */
	static void write(Content content, OutputStream out) throws IOException {
		var writer = new ActionSheetsWriter();
		try (SXSSFWorkbook workbook = writer.workbook) {
			var actions = workbook.createSheet(WorkbookLayout.ACTIONS);
			var milestones = workbook.createSheet(WorkbookLayout.MILESTONES);
			writer.notes(content);
			writer.lists(content);
			writer.actions(actions, content);
			writer.milestones(milestones, content);
			writer.kept(content);
			workbook.setActiveSheet(0);
			workbook.write(out);
		}
	}

	private void actions(SXSSFSheet sheet, Content content) {
		var columns = ActionColumn.values();
		Row headings = sheet.createRow(0);
		for (ActionColumn column : columns) {
			heading(sheet, headings, column.ordinal(), column.heading, column.width, column.open);
		}
		int number = 1;
		for (Line line : content.actions()) {
			Row row = sheet.createRow(number++);
			for (ActionColumn column : columns) {
				cell(row, column.ordinal(), line.shown().get(column), new Look(column.form, column.open));
			}
		}
		int last = Math.max(1, content.actions().size());
		choose(sheet, ActionColumn.LEAD_UNIT.ordinal(), 1, last, "units", "Choose a unit from the list.");
		for (ActionColumn column : List.of(ActionColumn.LEAD, ActionColumn.DEPUTY)) {
			choose(sheet, column.ordinal(), 1, last, "people", "Choose somebody from the list.");
		}
		statuses(sheet, content);
		finish(sheet, ActionColumn.TITLE.ordinal() + 1);
	}

	/** Rows of plans with one scale lie together, so that few ranges do. */
	private void statuses(SXSSFSheet sheet, Content content) {
		var lines = content.actions();
		int from = 0;
		for (int i = 1; i <= lines.size(); i++) {
			if (i == lines.size() || !lines.get(i).scale().equals(lines.get(from).scale())) {
				choose(sheet, ActionColumn.NEW_STATUS.ordinal(), from + 1, i, statuses(lines.get(from).scale()),
						"Choose a status from the list.");
				from = i;
			}
		}
	}

	private static String statuses(String scale) {
		return "statuses " + scale;
	}

	private void milestones(SXSSFSheet sheet, Content content) {
		var columns = MilestoneColumn.values();
		Row headings = sheet.createRow(0);
		for (MilestoneColumn column : columns) {
			heading(sheet, headings, column.ordinal(), column.heading, column.width, column.open);
		}
		int number = 1;
		for (MilestoneLine line : content.milestones()) {
			Row row = sheet.createRow(number++);
			for (MilestoneColumn column : columns) {
				cell(row, column.ordinal(), line.shown().get(column), new Look(column.form, column.open));
			}
		}
		int firstNew = number;
		for (int i = 0; i < NEW_MILESTONES; i++) {
			Row row = sheet.createRow(number++);
			for (MilestoneColumn column : columns) {
				boolean open = column.open && column != MilestoneColumn.DROP && column != MilestoneColumn.DONE
						|| column == MilestoneColumn.PLAN || column == MilestoneColumn.CODE
						|| column == MilestoneColumn.TITLE;
				cell(row, column.ordinal(), null, new Look(column.form, open));
			}
		}
		if (firstNew > 1) {
			choose(sheet, MilestoneColumn.DROP.ordinal(), 1, firstNew - 1, "yes", "Choose yes, or leave it empty.");
		}
		choose(sheet, MilestoneColumn.CODE.ordinal(), firstNew, number - 1, "codes",
				"Choose the code of an action in this workbook.");
		finish(sheet, MilestoneColumn.KEY.ordinal() + 1);
	}

	private void notes(Content content) {
		var sheet = workbook.createSheet(WorkbookLayout.NOTES);
		sheet.setColumnWidth(0, 100 * 256);
		int number = 0;
		for (String note : content.notes()) {
			cell(sheet.createRow(number++), 0, note, new Look(Form.LONG_TEXT, true));
		}
		sheet.enableLocking();
	}

	private void lists(Content content) {
		var sheet = workbook.createSheet(WorkbookLayout.LISTS);
		var all = new LinkedHashMap<String, List<String>>();
		all.put("units", List.copyOf(content.units().keySet()));
		all.put("people", List.copyOf(content.people().keySet()));
		all.put("yes", List.of(WorkbookLayout.YES));
		all.put("codes", content.actions().stream().map(line -> line.action().code()).distinct().toList());
		content.statuses().forEach((scale, labels) -> all.put(statuses(scale), labels));
		int number = 0;
		for (var list : all.entrySet()) {
			int from = number + 1;
			for (String value : list.getValue()) {
				sheet.createRow(number++).createCell(0).setCellValue(clipped(value));
			}
			if (number >= from) {
				lists.put(list.getKey(), "%s!$A$%d:$A$%d".formatted(WorkbookLayout.LISTS, from, number));
			}
		}
		hide(sheet);
	}

	/** What every open cell says now, for the way home. */
	private void kept(Content content) {
		var sheet = workbook.createSheet(WorkbookLayout.KEPT);
		var rows = new ArrayList<List<@Nullable String>>();
		rows.add(List.of("format", WorkbookLayout.FORMAT, content.savedAt().toString(), content.savedBy()));
		content.units().forEach((label, code) -> rows.add(List.of("unit", code, label)));
		content.people().forEach((label, id) -> rows.add(List.of("person", id, label)));
		for (Line line : content.actions()) {
			var row = new ArrayList<@Nullable String>();
			row.add("action");
			row.add(line.action().id().value().toString());
			row.add(line.action().plan().value());
			row.add(line.action().code());
			row.add(line.action().title());
			row.add(String.valueOf(line.updates()));
			for (ActionColumn column : ActionColumn.STANDING.stream().sorted().toList()) {
				row.add(line.kept().get(column));
			}
			rows.add(row);
		}
		for (MilestoneLine line : content.milestones()) {
			var row = new ArrayList<@Nullable String>();
			row.add("milestone");
			row.add(line.milestone().id().value().toString());
			row.add(String.valueOf(line.shown().get(MilestoneColumn.KEY)));
			row.add(line.milestone().action().value().toString());
			row.add(line.milestone().title());
			row.add(line.milestone().currentOn().toString());
			row.add((line.milestone().doneOn() != null) ? line.milestone().doneOn().toString() : null);
			rows.add(row);
		}
		int number = 0;
		for (var values : rows) {
			Row row = sheet.createRow(number++);
			for (int i = 0; i < values.size(); i++) {
				@Nullable String value = values.get(i);
				if (value != null) {
					row.createCell(i).setCellValue(clipped(value));
				}
			}
		}
		hide(sheet);
	}

	private void hide(SXSSFSheet sheet) {
		sheet.enableLocking();
		workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
	}

	private void heading(SXSSFSheet sheet, Row row, int place, String words, int width, boolean open) {
		Cell cell = row.createCell(place);
		cell.setCellValue(words);
		cell.setCellStyle(heading(open));
		sheet.setColumnWidth(place, width * 256);
	}

	private void cell(Row row, int place, @Nullable Object value, Look look) {
		Cell cell = row.createCell(place);
		cell.setCellStyle(style(look));
		switch (value) {
			case null -> {
			}
			case LocalDate day -> cell.setCellValue(day);
			case Integer number -> cell.setCellValue(BigDecimal.valueOf(number).doubleValue());
			default -> cell.setCellValue(clipped(value.toString()));
		}
	}

	private void choose(SXSSFSheet sheet, int column, int from, int to, String list, String help) {
		@Nullable String range = lists.get(list);
		if (range == null || to < from) {
			return;
		}
		var helper = sheet.getDataValidationHelper();
		DataValidation validation = helper.createValidation(helper.createFormulaListConstraint(range),
				new CellRangeAddressList(from, to, column, column));
		// With this library the word means the opposite: true shows the arrow.
		validation.setSuppressDropDownArrow(true);
		validation.setEmptyCellAllowed(true);
		validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
		validation.createErrorBox("Not in the list", help);
		validation.setShowErrorBox(true);
		sheet.addValidationData(validation);
	}

	private static void finish(SXSSFSheet sheet, int frozen) {
		sheet.createFreezePane(frozen, 1);
		// Without a password: it guards against slips, not against people.
		sheet.enableLocking();
		sheet.lockFormatColumns(false);
		sheet.lockFormatRows(false);
		sheet.lockSort(false);
		sheet.lockAutoFilter(false);
		sheet.getPrintSetup().setLandscape(true);
		sheet.setFitToPage(true);
		sheet.getPrintSetup().setFitHeight((short) 0);
	}

	private CellStyle style(Look look) {
		return looks.computeIfAbsent(look, key -> {
			CellStyle style = workbook.createCellStyle();
			style.setVerticalAlignment(VerticalAlignment.TOP);
			style.setLocked(!look.open());
			style.setWrapText(look.form() == Form.LONG_TEXT || look.form() == Form.TEXT);
			style.setDataFormat(workbook.createDataFormat().getFormat(switch (look.form()) {
				case DAY -> "d mmm yyyy";
				case WHOLE -> "0";
				case TEXT, LONG_TEXT -> look.open() ? "@" : "General";
			}));
			if (!look.open()) {
				style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
				style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
			}
			return style;
		});
	}

	private CellStyle heading(boolean open) {
		return headings.computeIfAbsent(open, key -> {
			var font = workbook.createFont();
			font.setBold(true);
			CellStyle style = workbook.createCellStyle();
			style.setFont(font);
			style.setWrapText(true);
			style.setVerticalAlignment(VerticalAlignment.TOP);
			if (!open) {
				style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
				style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
			}
			return style;
		});
	}

	private static String clipped(String text) {
		return SafeText.escaped((text.length() > CELL_LIMIT) ? text.substring(0, CELL_LIMIT) : text);
	}

	/**
	 * What goes into a workbook.
	 *
	 * @param units what the drop-down offers, each with its code
	 * @param people what the drop-down offers, each with the member's id
	 * @param statuses the words of each scale
	 */
	record Content(OffsetDateTime savedAt, String savedBy, List<String> notes, List<Line> actions,
			List<MilestoneLine> milestones, Map<String, String> units, Map<String, String> people,
			Map<String, List<String>> statuses) {
	}

	/**
	 * An action.
	 *
	 * @param shown what people see, column by column
	 * @param kept the open cells in the form in which they are compared
	 * @param updates how many there are of it
	 */
	record Line(ActionView action, String scale, Map<ActionColumn, Object> shown, Map<ActionColumn, String> kept,
			int updates) {
	}

	/** A milestone. */
	record MilestoneLine(MilestoneView milestone, Map<MilestoneColumn, Object> shown) {

		static MilestoneLine of(MilestoneView milestone, ActionView action, String key) {
			var shown = new EnumMap<MilestoneColumn, Object>(MilestoneColumn.class);
			shown.put(MilestoneColumn.PLAN, action.plan().value());
			shown.put(MilestoneColumn.CODE, action.code());
			shown.put(MilestoneColumn.KEY, key);
			shown.put(MilestoneColumn.TITLE, milestone.title());
			shown.put(MilestoneColumn.BASELINE, milestone.baselineOn());
			shown.put(MilestoneColumn.EXPECTED, milestone.currentOn());
			if (milestone.doneOn() != null) {
				shown.put(MilestoneColumn.DONE, Objects.requireNonNull(milestone.doneOn()));
			}
			return new MilestoneLine(milestone, shown);
		}

	}

	private record Look(Form form, boolean open) {
	}

}
