package scot.adp.handround;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.Cell;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.SheetRow;
import scot.adp.exchange.Sheets;
import scot.adp.handround.FilledWorkbook.FilledAction;
import scot.adp.handround.FilledWorkbook.FilledMilestone;
import scot.adp.handround.FilledWorkbook.GivenUpdate;
import scot.adp.handround.FilledWorkbook.Kept;
import scot.adp.handround.FilledWorkbook.KeptAction;
import scot.adp.handround.FilledWorkbook.KeptMilestone;
import scot.adp.handround.WorkbookLayout.ActionColumn;
import scot.adp.handround.WorkbookLayout.MilestoneColumn;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Codes;
import scot.adp.platform.reading.Numbers;
import scot.adp.platform.reading.Read;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.PlanCode;

/**
 * Reads a workbook that came home. Rows are found by what they name, so they may be
 * sorted, deleted or spaced out.
 */
final class ActionSheetsReader implements Sheets.RowHandler {

	/** The most rows of a sheet that are kept; many more than were handed out. */
	private static final int ROWS_AT_MOST = 20_000;

	/** How much room the rows may take in all; some times what is handed out. */
	private static final int ROOM_AT_MOST = 16 * 1024 * 1024;

	private static final Set<String> SHEETS = Set.of(WorkbookLayout.ACTIONS, WorkbookLayout.MILESTONES,
			WorkbookLayout.KEPT);

	private final IncomingFile file;

	private final WorkbookNames names;

	private final BooleanSupplier cancelled;

	private final Map<String, List<SheetRow>> sheets = new HashMap<>();

	private final Map<String, FilledWorkbook.Cells> cells = new HashMap<>();

	private final List<ImportProblem> problems = new ArrayList<>();

	private int room;

	private int problemCount;

	private ActionSheetsReader(IncomingFile file, WorkbookNames names, BooleanSupplier cancelled) {
		this.file = file;
		this.names = names;
		this.cancelled = cancelled;
	}

	/**
	 * Reads a workbook.
	 * @param names the units and people of today; learns those that the workbook offered
	 * @throws Problem where it is no workbook that was handed round
	 */
	static FilledWorkbook read(IncomingFile file, WorkbookNames names, BooleanSupplier cancelled) {
		var reader = new ActionSheetsReader(file, names, cancelled);
		Sheets.workbook(file,
				"Choose the workbook that was saved here (.xlsx). A text file such as .csv lacks what it is compared with.",
				reader);
		return reader.understand();
	}

	@Override
	public void row(String sheet, SheetRow row) {
		if (!SHEETS.contains(sheet)) {
			return;
		}
		var rows = sheets.computeIfAbsent(sheet, key -> new ArrayList<>());
		if (rows.size() >= ROWS_AT_MOST) {
			throw refused("The sheet '%s' has more than %d rows; that is no workbook that was handed round."
				.formatted(sheet, ROWS_AT_MOST));
		}
		room += row.room();
		if (room > ROOM_AT_MOST) {
			throw refused("The workbook holds far more than was handed round. Save a new one and fill that in.");
		}
		rows.add(row);
	}

	@Override
	public boolean cancelled() {
		return cancelled.getAsBoolean();
	}

	private FilledWorkbook understand() {
		Kept kept = kept();
		var faultyActions = new TreeSet<Integer>();
		var faultyMilestones = new TreeSet<Integer>();
		var actions = actions(kept, faultyActions);
		var milestones = milestones(kept, faultyMilestones);
		int rows = Stream.of(WorkbookLayout.ACTIONS, WorkbookLayout.MILESTONES)
			.mapToInt(sheet -> (int) data(sheet).filter(row -> !blank(row)).count())
			.sum();
		return new FilledWorkbook(file.name(), file.sha256(), file.size(), kept, rows, Map.copyOf(cells), actions,
				milestones, List.copyOf(problems), problemCount, faultyActions, faultyMilestones);
	}

	private Kept kept() {
		var rows = sheets.getOrDefault(WorkbookLayout.KEPT, List.of());
		if (rows.isEmpty() || !rows.getFirst().cell(0).text().equals("format")) {
			throw refused("This is no workbook that was handed round: its hidden sheet '%s' is missing. ".formatted(
					WorkbookLayout.KEPT) + "Fill in the workbook itself, not a copy of its rows in another one.");
		}
		if (!rows.getFirst().cell(1).text().equals(WorkbookLayout.FORMAT)) {
			throw refused("This workbook was saved by another version of the program. Save a new one.");
		}
		try {
			return kept(rows);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw refused("The hidden sheet '%s' of this workbook was changed. Save a new one and fill that in."
				.formatted(WorkbookLayout.KEPT));
		}
	}

	private Kept kept(List<SheetRow> rows) {
		var units = new LinkedHashMap<String, String>();
		var people = new LinkedHashMap<String, String>();
		var actions = new ArrayList<KeptAction>();
		var milestones = new ArrayList<KeptMilestone>();
		for (SheetRow row : rows.subList(1, rows.size())) {
			switch (row.cell(0).text()) {
				case "unit" -> units.put(row.cell(2).text(), row.cell(1).text());
				case "person" -> people.put(row.cell(2).text(), UUID.fromString(row.cell(1).text()).toString());
				case "action" -> actions.add(keptAction(row));
				case "milestone" ->
					milestones.add(new KeptMilestone(new Milestones.Id(UUID.fromString(row.cell(1).text())),
							row.cell(2).text(), new ActionId(UUID.fromString(row.cell(3).text())), row.cell(4).text(),
							LocalDate.parse(row.cell(5).text()),
							row.cell(6).isBlank() ? null : LocalDate.parse(row.cell(6).text())));
				default -> throw new IllegalArgumentException();
			}
		}
		units.forEach(names::keepUnit);
		people.forEach(names::keepPerson);
		return new Kept(OffsetDateTime.parse(rows.getFirst().cell(2).text()), rows.getFirst().cell(3).text(), actions,
				milestones, units, people);
	}

	private static KeptAction keptAction(SheetRow row) {
		var cells = new EnumMap<ActionColumn, String>(ActionColumn.class);
		int place = 6;
		for (ActionColumn column : ActionColumn.STANDING.stream().sorted().toList()) {
			Cell cell = row.cell(place++);
			if (!cell.isBlank()) {
				cells.put(column, cell.text());
			}
		}
		return new KeptAction(new ActionId(UUID.fromString(row.cell(1).text())), new PlanCode(row.cell(2).text()),
				row.cell(3).text(), row.cell(4).text(), Integer.parseInt(row.cell(5).text()), cells);
	}

	private List<FilledAction> actions(Kept kept, Set<Integer> faulty) {
		var places = places(WorkbookLayout.ACTIONS, ActionColumn::of, List.of(ActionColumn.values()),
				column -> column.heading);
		var handedOut = new HandedOut(kept.actions());
		var found = new LinkedHashMap<ActionId, FilledAction>();
		data(WorkbookLayout.ACTIONS).filter(row -> !blank(row)).forEach(row -> {
			var reading = new Reading<>(WorkbookLayout.ACTIONS, row, places, column -> column.heading);
			@Nullable KeptAction action = handedOut.named(reading, ActionColumn.PLAN, ActionColumn.CODE,
					"This row names no action that was in the workbook when it was saved. Leave the locked cells as they are.");
			if (action != null && found.containsKey(action.id())) {
				reading.fault(ActionColumn.CODE, "This action stands in row %d already. Keep one of the rows."
					.formatted(Objects.requireNonNull(found.get(action.id())).row()));
			}
			else if (action != null) {
				found.put(action.id(), action(reading, row.number(), action));
			}
			if (reading.faulty) {
				faulty.add(row.number());
			}
		});
		return found.values().stream().filter(action -> !faulty.contains(action.row())).toList();
	}

	private FilledAction action(Reading<ActionColumn> reading, int row, KeptAction kept) {
		@Nullable String title = reading.text(ActionColumn.TITLE);
		if (title != null && !WorkbookNames.plain(title).equals(WorkbookNames.plain(kept.title()))) {
			reading.fault(ActionColumn.TITLE,
					"A title is not changed with a workbook. Put it back and change it on the action's page.");
		}
		var cells = new EnumMap<ActionColumn, String>(ActionColumn.class);
		put(cells, ActionColumn.LEAD_UNIT, unit(reading, ActionColumn.LEAD_UNIT));
		for (ActionColumn column : List.of(ActionColumn.LEAD, ActionColumn.DEPUTY)) {
			put(cells, column, person(reading, column));
		}
		put(cells, ActionColumn.PARTNERS, partners(reading));
		put(cells, ActionColumn.CADENCE, reading.whole(ActionColumn.CADENCE));
		put(cells, ActionColumn.STARTS, reading.day(ActionColumn.STARTS));
		put(cells, ActionColumn.ENDS, reading.day(ActionColumn.ENDS));
		return new FilledAction(row, kept, cells, update(reading));
	}

	private static @Nullable GivenUpdate update(Reading<ActionColumn> reading) {
		var update = new GivenUpdate(reading.text(ActionColumn.NEW_STATUS), reading.day(ActionColumn.SAID_ON),
				reading.text(ActionColumn.WHAT), reading.text(ActionColumn.NEXT), reading.day(ActionColumn.REVIEW),
				reading.text(ActionColumn.EVIDENCE));
		if (update.equals(new GivenUpdate(null, null, null, null, null, null))) {
			return null;
		}
		if (update.status() == null && !reading.faulty(ActionColumn.NEW_STATUS)) {
			reading.fault(ActionColumn.NEW_STATUS,
					"Choose a status; or empty the cells from here on, where there is nothing to say.");
		}
		if (update.on() == null && !reading.faulty(ActionColumn.SAID_ON)) {
			reading.fault(ActionColumn.SAID_ON, "Give the day of which the update speaks.");
		}
		return update;
	}

	private List<FilledMilestone> milestones(Kept kept, Set<Integer> faulty) {
		if (sheets.getOrDefault(WorkbookLayout.MILESTONES, List.of()).isEmpty()) {
			return List.of();
		}
		var places = places(WorkbookLayout.MILESTONES, MilestoneColumn::of, List.of(MilestoneColumn.values()),
				column -> column.heading);
		var keys = kept.milestones()
			.stream()
			.collect(Collectors.toMap(milestone -> milestone.key().toLowerCase(Locale.ROOT), Function.identity(),
					(one, other) -> one));
		var handedOut = new HandedOut(kept.actions());
		var found = new ArrayList<FilledMilestone>();
		var seen = new HashMap<String, Integer>();
		data(WorkbookLayout.MILESTONES).filter(row -> !blank(row)).forEach(row -> {
			var reading = new Reading<>(WorkbookLayout.MILESTONES, row, places, column -> column.heading);
			@Nullable KeptAction action = handedOut.named(reading, MilestoneColumn.PLAN, MilestoneColumn.CODE,
					"Give the code of an action that is in this workbook.");
			@Nullable String key = reading.code(MilestoneColumn.KEY);
			@Nullable KeptMilestone milestone = (key != null) ? keys.get(key.toLowerCase(Locale.ROOT)) : null;
			if (action != null && key != null && (milestone == null || !milestone.action().equals(action.id()))) {
				reading.fault(MilestoneColumn.KEY,
						"There was no such milestone of this action in the workbook. Leave the locked cells as they are.");
			}
			else if (milestone != null && seen.putIfAbsent(milestone.key(), row.number()) != null) {
				reading.fault(MilestoneColumn.KEY, "This milestone stands in row %d already. Keep one of the rows."
					.formatted(seen.get(milestone.key())));
			}
			if (action != null) {
				var filled = milestone(reading, row.number(), action, milestone);
				if (!reading.faulty) {
					found.add(filled);
				}
			}
			if (reading.faulty) {
				faulty.add(row.number());
			}
		});
		return found;
	}

	private static FilledMilestone milestone(Reading<MilestoneColumn> reading, int row, KeptAction action,
			@Nullable KeptMilestone kept) {
		String title = Objects.requireNonNullElse(reading.text(MilestoneColumn.TITLE), "");
		@Nullable LocalDate expected = reading.day(MilestoneColumn.EXPECTED);
		@Nullable LocalDate done = reading.day(MilestoneColumn.DONE);
		@Nullable String reason = reading.text(MilestoneColumn.REASON);
		String drop = WorkbookNames.plain(Objects.requireNonNullElse(reading.text(MilestoneColumn.DROP), ""));
		if (!Set.of("", "no", WorkbookLayout.YES).contains(drop)) {
			reading.fault(MilestoneColumn.DROP, "Write yes, or leave it empty.");
		}
		if (expected == null && !reading.faulty(MilestoneColumn.EXPECTED)) {
			reading.fault(MilestoneColumn.EXPECTED, "Give the day on which it is expected.");
		}
		if (kept == null && title.isEmpty()) {
			reading.fault(MilestoneColumn.TITLE, "Say in a few words what will be done.");
		}
		if (kept == null && (done != null || drop.equals(WorkbookLayout.YES))) {
			reading.fault((done != null) ? MilestoneColumn.DONE : MilestoneColumn.DROP,
					"A new milestone is neither done nor given up yet; leave this empty.");
		}
		if (kept != null && !WorkbookNames.plain(title).equals(WorkbookNames.plain(kept.title()))) {
			reading.fault(MilestoneColumn.TITLE,
					"The words of a milestone stay. Put them back; give it up and add another one where it became another.");
		}
		return new FilledMilestone(row, action, kept, title, expected, done, reason, drop.equals(WorkbookLayout.YES));
	}

	private @Nullable String unit(Reading<ActionColumn> reading, ActionColumn column) {
		@Nullable String text = reading.text(column);
		if (text == null) {
			return null;
		}
		return names.findUnit(text).orElseGet(() -> {
			reading.fault(column, "There is no such unit. Choose one from the list.");
			return null;
		});
	}

	private @Nullable String person(Reading<ActionColumn> reading, ActionColumn column) {
		@Nullable String text = reading.text(column);
		if (text == null) {
			return null;
		}
		return names.findPerson(text).orElseGet(() -> {
			reading.fault(column, "Nobody of that name and post can lead an action. Choose somebody from the list.");
			return null;
		});
	}

	private @Nullable String partners(Reading<ActionColumn> reading) {
		@Nullable String text = reading.text(ActionColumn.PARTNERS);
		if (text == null) {
			return null;
		}
		var codes = new ArrayList<String>();
		for (String name : text.split("[;\\n]")) {
			if (!Blanks.isBlank(name)) {
				Optional<String> code = names.findUnit(name);
				if (code.isEmpty()) {
					reading.fault(ActionColumn.PARTNERS,
							"There is no unit '%s'. Write units as in the list of lead units, with a semicolon between."
								.formatted(clipped(Blanks.strip(name))));
				}
				code.ifPresent(codes::add);
			}
		}
		return joined(codes);
	}

	/** Partner units in the form in which they are compared: the order means nothing. */
	static @Nullable String joined(List<String> codes) {
		return codes.isEmpty() ? null : codes.stream().distinct().sorted().collect(Collectors.joining(" "));
	}

	private static void put(Map<ActionColumn, String> cells, ActionColumn column, @Nullable Object value) {
		if (value != null) {
			cells.put(column, value.toString());
		}
	}

	private Stream<SheetRow> data(String sheet) {
		return sheets.getOrDefault(sheet, List.of()).stream().skip(1);
	}

	private static boolean blank(SheetRow row) {
		return row.cells().stream().allMatch(Cell::isBlank);
	}

	private <C> Map<C, Integer> places(String sheet, Function<String, Optional<C>> of, List<C> wanted,
			Function<C, String> heading) {
		var rows = sheets.getOrDefault(sheet, List.of());
		var places = new LinkedHashMap<C, Integer>();
		if (!rows.isEmpty()) {
			for (int i = 0; i < rows.getFirst().cells().size(); i++) {
				int place = i;
				of.apply(rows.getFirst().cell(i).text()).ifPresent(column -> places.putIfAbsent(column, place));
			}
		}
		var missing = wanted.stream().filter(column -> !places.containsKey(column)).map(heading).toList();
		if (!missing.isEmpty()) {
			throw refused("The first row of the sheet '%s' lacks the heading '%s'. Put it back as it was."
				.formatted(sheet, missing.getFirst()));
		}
		var byHeading = new HashMap<String, Integer>();
		places.forEach((column, place) -> byHeading.put(heading.apply(column), place));
		cells.put(sheet, new FilledWorkbook.Cells(byHeading,
				data(sheet).collect(Collectors.toMap(SheetRow::number, Function.identity()))));
		return places;
	}

	private static String clipped(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "..." : text;
	}

	private static Problem refused(String why) {
		return Problem.invalid("file", why);
	}

	/** The actions of a workbook, found by what people write for plan and code. */
	private static final class HandedOut {

		private final Map<String, List<KeptAction>> actions = new HashMap<>();

		HandedOut(List<KeptAction> actions) {
			for (KeptAction action : actions) {
				for (String plan : List.of(action.plan().value(), "")) {
					this.actions.computeIfAbsent(key(plan, action.code()), key -> new ArrayList<>()).add(action);
				}
			}
		}

		/** The action that a row names; no plan is needed where only one has the code. */
		<C> @Nullable KeptAction named(Reading<C> reading, C planColumn, C codeColumn, String unknown) {
			String plan = Objects.requireNonNullElse(reading.code(planColumn), "");
			String code = Objects.requireNonNullElse(reading.code(codeColumn), "");
			var alike = actions.getOrDefault(key(plan, code), List.of());
			var exact = alike.stream()
				.filter(action -> action.code().equals(Codes.form(code))
						&& (plan.isEmpty() || action.plan().value().equals(Codes.form(plan))))
				.toList();
			var meant = exact.isEmpty() ? alike : exact;
			if (meant.size() == 1) {
				return meant.getFirst();
			}
			if (meant.isEmpty()) {
				reading.fault(codeColumn, unknown);
			}
			else if (plan.isEmpty()) {
				reading.fault(planColumn, "Several plans have an action of this code; give the plan too.");
			}
			else {
				reading.fault(codeColumn,
						"Several actions may be meant; write plan and code as the workbook had them.");
			}
			return null;
		}

		private static String key(String plan, String code) {
			return Codes.key(plan) + "/" + Codes.key(code);
		}

	}

	/** A row being read, cell by cell. */
	private final class Reading<C> {

		private final String sheet;

		private final SheetRow row;

		private final Map<C, Integer> places;

		private final Function<C, String> heading;

		private final Map<C, Boolean> faultyCells = new HashMap<>();

		private boolean faulty;

		private Reading(String sheet, SheetRow row, Map<C, Integer> places, Function<C, String> heading) {
			this.sheet = sheet;
			this.row = row;
			this.places = places;
			this.heading = heading;
		}

		private Cell cell(C column) {
			return row.cell(Objects.requireNonNull(places.get(column)));
		}

		private boolean faulty(C column) {
			return faultyCells.containsKey(column);
		}

		private void fault(C column, String reason) {
			if (faultyCells.put(column, true) == null) {
				faulty = true;
				problemCount++;
				if (problems.size() < FilledWorkbook.PROBLEMS_KEPT) {
					problems.add(Objects.requireNonNull(cells.get(sheet))
						.problem(sheet, row.number(), heading.apply(column), reason));
				}
			}
		}

		/** Whether the cell says anything that can be read. */
		private boolean given(C column) {
			Cell cell = cell(column);
			switch (cell.kind()) {
				case FORMULA -> fault(column, "This is a formula. Type what it gives instead.");
				case ERROR -> fault(column, "The spreadsheet shows an error here. Type the value.");
				default -> {
				}
			}
			return !cell.isBlank() && !faulty(column);
		}

		private @Nullable String text(C column) {
			return given(column) ? Blanks.strip(cell(column).text()) : null;
		}

		/** A code, which the cell shows as it was typed. */
		private @Nullable String code(C column) {
			@Nullable String text = text(column);
			if (text != null) {
				cell(column).doubtAsCode().ifPresent(reason -> fault(column, "This %s.".formatted(reason)));
			}
			return text;
		}

		private @Nullable LocalDate day(C column) {
			if (!given(column)) {
				return null;
			}
			Read<LocalDate> day = cell(column).asDay();
			if (!day.isRead()) {
				fault(column, day.fault());
			}
			return day.value();
		}

		private @Nullable Integer whole(C column) {
			if (!given(column)) {
				return null;
			}
			@Nullable BigDecimal number = cell(column).number();
			Read<Integer> whole = (number != null) ? Numbers.whole(number) : Numbers.whole(cell(column).text());
			if (!whole.isRead()) {
				fault(column, "Give a whole number of months, such as 3, or leave it empty.");
			}
			return whole.value();
		}

	}

}
