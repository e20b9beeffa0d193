package scot.adp.handround;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportProblem;
import scot.adp.handround.FilledWorkbook.FilledAction;
import scot.adp.handround.FilledWorkbook.FilledMilestone;
import scot.adp.handround.FilledWorkbook.GivenUpdate;
import scot.adp.handround.FilledWorkbook.KeptMilestone;
import scot.adp.handround.WorkbookLayout.ActionColumn;
import scot.adp.handround.WorkbookLayout.MilestoneColumn;
import scot.adp.handround.WorkbookReview.Item;
import scot.adp.handround.WorkbookReview.Meanwhile;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionField;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionVersionView;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.MilestoneView;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.StatusScales;
import scot.adp.strategy.StatusView;
import scot.adp.strategy.UpdateView;

/**
 * Compares a workbook that came home with what it said when it was saved and with what
 * stands now.
 */
@Component
class WorkbookMerge {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

	/** How many updates of an action are looked through for one that was recorded. */
	private static final int UPDATES_LOOKED_AT = 30;

	private static final Map<ActionColumn, ActionField> FIELDS = Map.of(ActionColumn.LEAD_UNIT, ActionField.LEAD_UNIT,
			ActionColumn.PARTNERS, ActionField.PARTNER_UNITS, ActionColumn.CADENCE, ActionField.CADENCE_MONTHS,
			ActionColumn.STARTS, ActionField.STARTS_ON, ActionColumn.ENDS, ActionField.ENDS_ON);

	private final ActionRegister register;

	private final PlanEditing editing;

	private final Milestones milestones;

	private final ProgressUpdates updates;

	private final Plans plans;

	private final StatusScales scales;

	WorkbookMerge(ActionRegister register, PlanEditing editing, Milestones milestones, ProgressUpdates updates,
			Plans plans, StatusScales scales) {
		this.register = register;
		this.editing = editing;
		this.milestones = milestones;
		this.updates = updates;
		this.plans = plans;
		this.scales = scales;
	}

	/** Compares a workbook with what stands now. */
	Merged merge(FilledWorkbook filled, WorkbookNames names) {
		var merging = new Merging(filled, names, now(filled));
		filled.actions().forEach(merging::action);
		filled.milestones().forEach(merging::milestone);
		return merging.merged();
	}

	/** The open cells of actions in the form in which they are compared. */
	static Map<ActionColumn, String> cells(ActionView action, @Nullable Integer cadence) {
		var cells = new EnumMap<ActionColumn, String>(ActionColumn.class);
		put(cells, ActionColumn.LEAD_UNIT, (action.leadUnit() != null) ? action.leadUnit().value() : null);
		put(cells, ActionColumn.LEAD, (action.lead() != null) ? action.lead().value() : null);
		put(cells, ActionColumn.DEPUTY, (action.deputy() != null) ? action.deputy().value() : null);
		put(cells, ActionColumn.PARTNERS,
				ActionSheetsReader.joined(action.partnerUnits().stream().map(UnitId::value).toList()));
		put(cells, ActionColumn.CADENCE, cadence);
		put(cells, ActionColumn.STARTS, action.startsOn());
		put(cells, ActionColumn.ENDS, action.endsOn());
		return cells;
	}

	private Now now(FilledWorkbook filled) {
		var ids = Stream
			.concat(filled.actions().stream().map(action -> action.kept().id()),
					filled.milestones().stream().map(milestone -> milestone.action().id()))
			.distinct()
			.toList();
		var pages = filled.actions()
			.stream()
			.filter(action -> action.update() != null)
			.map(action -> new ProgressUpdates.Page(action.kept().id(), null, UPDATES_LOOKED_AT))
			.toList();
		var said = new HashMap<ActionId, List<UpdateView>>();
		updates.pages(pages).forEach((page, found) -> said.put(page.action(), found));
		return new Now(register.byIds(ids), editing.cadences(ids), milestones.of(ids), updates.counts(ids), said,
				editing.versions(ids),
				plans.plans().stream().collect(Collectors.toMap(PlanView::code, PlanView::statusScale)));
	}

	private static void put(Map<ActionColumn, String> cells, ActionColumn column, @Nullable Object value) {
		if (value != null) {
			cells.put(column, value.toString());
		}
	}

	private record Now(Map<ActionId, ActionView> actions, Map<ActionId, Integer> cadences,
			Map<ActionId, List<MilestoneView>> milestones, Map<ActionId, Integer> counts,
			Map<ActionId, List<UpdateView>> said, Map<ActionId, List<ActionVersionView>> versions,
			Map<PlanCode, String> scales) {
	}

	/** One workbook being compared. */
	private final class Merging {

		private final FilledWorkbook filled;

		private final WorkbookNames names;

		private final Now now;

		private final List<ActionWork> actionWorks = new ArrayList<>();

		private final List<MilestoneWork> milestoneWorks = new ArrayList<>();

		private final Map<Place, List<Item>> items = new LinkedHashMap<>();

		private final Problems problems;

		private Merging(FilledWorkbook filled, WorkbookNames names, Now now) {
			this.filled = filled;
			this.names = names;
			this.now = now;
			this.problems = new Problems(filled);
		}

		private Merged merged() {
			return new Merged(actionWorks, milestoneWorks, items, problems);
		}

		private void action(FilledAction row) {
			@Nullable ActionView action = now.actions().get(row.kept().id());
			if (action == null || !action.plan().equals(row.kept().plan())) {
				problems.add(WorkbookLayout.ACTIONS, row.row(), ActionColumn.CODE.heading,
						"There is no such action here any more.");
				return;
			}
			var place = new Place(WorkbookLayout.ACTIONS, row.row());
			var ours = cells(action, now.cadences().get(action.id()));
			var wanted = new EnumMap<ActionColumn, @Nullable String>(ActionColumn.class);
			for (ActionColumn column : ActionColumn.STANDING.stream().sorted().toList()) {
				var cell = new ThreeWay(row.kept().cells().get(column), row.cells().get(column), ours.get(column));
				boolean conflict = cell.verdict() == ThreeWay.Verdict.CONFLICT;
				if (conflict || cell.verdict() == ThreeWay.Verdict.THEIRS) {
					wanted.put(column, cell.theirs());
					add(place,
							new Item(id(action, column), place.sheet(), place.row(), action.id(), ActionRef.of(action),
									action.title(), column.heading, null, told(column, cell.exported()),
									told(column, cell.theirs()), told(column, cell.ours()), conflict,
									FIELDS.containsKey(column), conflict ? meanwhile(action, column) : null));
				}
			}
			@Nullable UpdateWork update = (row.update() != null) ? update(place, row, action, row.update()) : null;
			if (!wanted.isEmpty() || update != null) {
				actionWorks.add(new ActionWork(row.row(), action, wanted, update));
			}
		}

		private @Nullable UpdateWork update(Place place, FilledAction row, ActionView action, GivenUpdate given) {
			String words = Objects.requireNonNull(given.status());
			LocalDate on = Objects.requireNonNull(given.on());
			var choices = scales.choices(Objects.requireNonNull(now.scales().get(action.plan())), on);
			@Nullable StatusView status = choices.stream()
				.filter(choice -> Stream.of(choice.label(), choice.code(), choice.code().replace('_', ' '))
					.anyMatch(name -> WorkbookNames.plain(name).equals(WorkbookNames.plain(words))))
				.findFirst()
				.orElse(null);
			if (status == null) {
				problems.add(place.sheet(), place.row(), ActionColumn.NEW_STATUS.heading,
						choices.isEmpty() ? "The plan has no statuses on the day that the update speaks of."
								: "Use one of %s.".formatted(
										choices.stream().map(StatusView::label).collect(Collectors.joining(", "))));
				return null;
			}
			var said = now.said().getOrDefault(action.id(), List.of());
			if (said.stream().anyMatch(update -> same(update, status, given))) {
				return null;
			}
			int since = now.counts().getOrDefault(action.id(), 0) - row.kept().updates();
			@Nullable UpdateView last = said.stream().filter(update -> update.correctedBy() == null).findFirst().orElse(null);
			@Nullable UpdateView newest = said.stream().max(Comparator.comparing(UpdateView::recordedAt)).orElse(null);
			boolean conflict = since > 0;
			add(place, new Item(id(action, ActionColumn.NEW_STATUS), place.sheet(), place.row(), action.id(),
					ActionRef.of(action), action.title(), ActionColumn.NEW_STATUS.heading, null, null,
					told(status.label(), on),
					(last != null) ? told((last.status() != null) ? last.status().label() : "", last.on()) : null,
					conflict, false,
					(conflict && newest != null) ? new Meanwhile(newest.recordedBy(), newest.recordedAt()) : null));
			return new UpdateWork(status.code(), given);
		}

		private static boolean same(UpdateView update, StatusView status, GivenUpdate given) {
			@Nullable StatusView before = update.status();
			return before != null && before.code().equals(status.code()) && update.on().equals(given.on())
					&& alike(update.whatHappened(), given.whatHappened()) && alike(update.next(), given.next());
		}

		private static boolean alike(@Nullable String one, @Nullable String other) {
			return WorkbookNames.plain(Objects.requireNonNullElse(one, ""))
				.equals(WorkbookNames.plain(Objects.requireNonNullElse(other, "")));
		}

		private void milestone(FilledMilestone row) {
			var place = new Place(WorkbookLayout.MILESTONES, row.row());
			@Nullable ActionView action = now.actions().get(row.action().id());
			if (action == null) {
				problems.add(place.sheet(), place.row(), MilestoneColumn.CODE.heading,
						"There is no such action here any more.");
				return;
			}
			var all = now.milestones().getOrDefault(action.id(), List.of());
			LocalDate expected = Objects.requireNonNull(row.expectedOn());
			@Nullable KeptMilestone kept = row.kept();
			if (kept == null) {
				if (all.stream()
					.noneMatch(other -> alike(other.title(), row.title())
							&& (other.currentOn().equals(expected) || other.baselineOn().equals(expected)))) {
					add(place, item(place, action, row, MilestoneColumn.TITLE, null, DAY.format(expected), null, false,
							null));
					milestoneWorks.add(new MilestoneWork(row.row(), action, null, row, Set.of(MilestoneColumn.TITLE)));
				}
				return;
			}
			@Nullable MilestoneView milestone = all.stream()
				.filter(other -> other.id().equals(kept.id()))
				.findFirst()
				.orElse(null);
			if (milestone == null) {
				problems.add(place.sheet(), place.row(), MilestoneColumn.KEY.heading,
						"There is no such milestone here any more.");
				return;
			}
			var cells = new EnumMap<MilestoneColumn, ThreeWay>(MilestoneColumn.class);
			cells.put(MilestoneColumn.EXPECTED, days(kept.expectedOn(), expected, milestone.currentOn()));
			cells.put(MilestoneColumn.DONE, days(kept.doneOn(), row.doneOn(), milestone.doneOn()));
			cells.put(MilestoneColumn.DROP, new ThreeWay(null, row.dropped() ? WorkbookLayout.YES : null,
					(milestone.droppedOn() != null) ? WorkbookLayout.YES : null));
			var wanted = cells.entrySet()
				.stream()
				.filter(cell -> cell.getValue().verdict() == ThreeWay.Verdict.THEIRS
						|| cell.getValue().verdict() == ThreeWay.Verdict.CONFLICT)
				.map(Map.Entry::getKey)
				.collect(Collectors.toSet());
			if (wanted.isEmpty()) {
				if (row.reason() != null
						&& cells.values().stream().allMatch(cell -> Objects.equals(cell.exported(), cell.theirs()))) {
					problems.add(place.sheet(), place.row(), MilestoneColumn.REASON.heading,
							"There is a reason here but nothing changes. Change the day, or empty this cell.");
				}
				return;
			}
			for (MilestoneColumn column : wanted.stream().sorted().toList()) {
				ThreeWay cell = Objects.requireNonNull(cells.get(column));
				boolean conflict = cell.verdict() == ThreeWay.Verdict.CONFLICT;
				add(place,
						item(place, action, row, column, told(column, cell.exported()), told(column, cell.theirs()),
								told(column, cell.ours()), conflict,
								(conflict && column == MilestoneColumn.EXPECTED) ? moved(milestone) : null));
			}
			milestoneWorks.add(new MilestoneWork(row.row(), action, milestone, row, wanted));
		}

		private static Item item(Place place, ActionView action, FilledMilestone row, MilestoneColumn column,
				@Nullable String exported, @Nullable String theirs, @Nullable String ours, boolean conflict,
				@Nullable Meanwhile meanwhile) {
			String field = (column == MilestoneColumn.TITLE) ? "New milestone" : column.heading;
			return new Item(id(action, row, column), place.sheet(), place.row(), action.id(), ActionRef.of(action),
					action.title(), field, row.title(), exported, theirs, ours, conflict, false, meanwhile);
		}

		private static @Nullable Meanwhile moved(MilestoneView milestone) {
			return milestone.moves().isEmpty() ? null
					: new Meanwhile(milestone.moves().getLast().movedBy(), milestone.moves().getLast().movedAt());
		}

		private static ThreeWay days(@Nullable LocalDate exported, @Nullable LocalDate theirs,
				@Nullable LocalDate ours) {
			return new ThreeWay(text(exported), text(theirs), text(ours));
		}

		private static @Nullable String text(@Nullable LocalDate day) {
			return (day != null) ? day.toString() : null;
		}

		private @Nullable Meanwhile meanwhile(ActionView action, ActionColumn column) {
			@Nullable ActionField field = FIELDS.get(column);
			OffsetDateTime saved = filled.kept().savedAt();
			return now.versions()
				.getOrDefault(action.id(), List.of())
				.stream()
				.filter(version -> !version.recordedAt().isBefore(saved))
				.filter(version -> version.changes().stream().anyMatch(change -> change.field() == field))
				.findFirst()
				.map(version -> new Meanwhile(Objects.requireNonNullElse(version.recordedBy(), "The plan's file"),
						version.recordedAt()))
				.orElse(null);
		}

		private void add(Place place, Item item) {
			items.computeIfAbsent(place, key -> new ArrayList<>()).add(item);
		}

		private @Nullable String told(ActionColumn column, @Nullable String value) {
			if (value == null) {
				return null;
			}
			return switch (column) {
				case STARTS, ENDS -> DAY.format(LocalDate.parse(value));
				case PARTNERS -> Arrays.stream(value.split(" "))
					.map(names::label)
					.collect(Collectors.joining(WorkbookLayout.BETWEEN));
				case LEAD_UNIT, LEAD, DEPUTY -> names.label(value);
				default -> value;
			};
		}

		private static @Nullable String told(MilestoneColumn column, @Nullable String value) {
			return (value == null || column == MilestoneColumn.DROP) ? value : DAY.format(LocalDate.parse(value));
		}

		private static String told(String status, LocalDate on) {
			return "%s, %s".formatted(status, DAY.format(on));
		}

	}

	/** The id of what a cell of an action says. */
	static String id(ActionView action, ActionColumn column) {
		return "%s/%s/%s".formatted(action.plan().value(), action.code(), column.name());
	}

	/** The id of what a cell of a milestone says. */
	static String id(ActionView action, FilledMilestone row, MilestoneColumn column) {
		@Nullable KeptMilestone kept = row.kept();
		return "%s/%s/%s/%s".formatted(action.plan().value(), action.code(),
				(kept != null) ? kept.id().value() : "row " + row.row(), column.name());
	}

	/**
	 * What a row of actions would change.
	 *
	 * @param wanted the columns that change, each with what the workbook says
	 */
	record ActionWork(int row, ActionView now, Map<ActionColumn, @Nullable String> wanted,
			@Nullable UpdateWork update) {
	}

	/** An update to record. */
	record UpdateWork(String status, GivenUpdate given) {
	}

	/**
	 * What a row of milestones would change.
	 *
	 * @param now null where it is a new one
	 */
	record MilestoneWork(int row, ActionView action, @Nullable MilestoneView now, FilledMilestone filled,
			Set<MilestoneColumn> wanted) {
	}

	private record Place(String sheet, int row) {
	}

	/** Gathers what cannot be taken. */
	static final class Problems {

		private final FilledWorkbook filled;

		private final List<ImportProblem> kept;

		private int count;

		private final Set<Place> rows = new HashSet<>();

		private Problems(FilledWorkbook filled) {
			this.filled = filled;
			kept = new ArrayList<>(filled.problems());
			count = filled.problemCount();
			filled.faultyActions().forEach(row -> rows.add(new Place(WorkbookLayout.ACTIONS, row)));
			filled.faultyMilestones().forEach(row -> rows.add(new Place(WorkbookLayout.MILESTONES, row)));
		}

		void add(String sheet, int row, String heading, String reason) {
			count++;
			rows.add(new Place(sheet, row));
			if (kept.size() < FilledWorkbook.PROBLEMS_KEPT) {
				kept.add(filled.problem(sheet, row, heading, reason));
			}
		}

	}

	/**
	 * A workbook compared with what stands; rows with a problem are told as problems
	 * alone.
	 */
	static final class Merged {

		private final List<ActionWork> actions;

		private final List<MilestoneWork> milestones;

		private final Map<Place, List<Item>> items;

		private final Problems problems;

		private Merged(List<ActionWork> actions, List<MilestoneWork> milestones, Map<Place, List<Item>> items,
				Problems problems) {
			this.actions = actions;
			this.milestones = milestones;
			this.items = items;
			this.problems = problems;
		}

		List<ActionWork> actions() {
			return actions.stream().filter(work -> sound(WorkbookLayout.ACTIONS, work.row())).toList();
		}

		List<MilestoneWork> milestones() {
			return milestones.stream().filter(work -> sound(WorkbookLayout.MILESTONES, work.row())).toList();
		}

		List<Item> items() {
			return items.entrySet()
				.stream()
				.filter(entry -> !problems.rows.contains(entry.getKey()))
				.flatMap(entry -> entry.getValue().stream())
				.toList();
		}

		/** By sheet and row. */
		List<ImportProblem> problems() {
			return problems.kept.stream()
				.sorted(Comparator.comparing((ImportProblem problem) -> String.valueOf(problem.sheet()))
					.thenComparing(problem -> Objects.requireNonNullElse(problem.row(), 0)))
				.toList();
		}

		int problemCount() {
			return problems.count;
		}

		int faultyRows() {
			return problems.rows.size();
		}

		Problems toAdd() {
			return problems;
		}

		private boolean sound(String sheet, int row) {
			return !problems.rows.contains(new Place(sheet, row));
		}

	}

}
