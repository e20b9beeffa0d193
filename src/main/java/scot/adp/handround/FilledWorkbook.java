package scot.adp.handround;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.Cell;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.SheetRow;
import scot.adp.handround.WorkbookLayout.ActionColumn;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.PlanCode;

/**
 * A workbook that came home, read but not yet compared with what stands.
 *
 * @param name the file's
 * @param cells what each sheet says, for telling a problem at its place
 * @param problems cells that cannot be read, at most {@link #PROBLEMS_KEPT}
 * @param faultyActions rows of actions with a problem, which are left out below
 * @param faultyMilestones rows of milestones with a problem, which are left out below
 */
record FilledWorkbook(String name, String sha256, long size, Kept kept, int rows, Map<String, Cells> cells,
		List<FilledAction> actions, List<FilledMilestone> milestones, List<ImportProblem> problems, int problemCount,
		Set<Integer> faultyActions, Set<Integer> faultyMilestones) {

	static final int PROBLEMS_KEPT = 500;

	/** A problem of a cell, with what the cell says. */
	ImportProblem problem(String sheet, int row, String heading, String reason) {
		return Objects.requireNonNull(cells.get(sheet)).problem(sheet, row, heading, reason);
	}

	/**
	 * The cells of a sheet.
	 *
	 * @param places where the columns stand, by heading
	 */
	record Cells(Map<String, Integer> places, Map<Integer, SheetRow> rows) {

		ImportProblem problem(String sheet, int row, String heading, String reason) {
			int place = Objects.requireNonNull(places.get(heading));
			@Nullable SheetRow found = rows.get(row);
			Cell cell = (found != null) ? found.cell(place) : Cell.EMPTY;
			return new ImportProblem(sheet, row, "%s (%s)".formatted(SheetRow.letters(place), heading),
					cell.isBlank() ? null : cell.text(), reason);
		}

	}

	/** What the workbook said when it was saved. */
	record Kept(OffsetDateTime savedAt, String savedBy, List<KeptAction> actions, List<KeptMilestone> milestones,
			Map<String, String> units, Map<String, String> people) {
	}

	/**
	 * An action when the workbook was saved.
	 *
	 * @param updates how many there were
	 */
	record KeptAction(ActionId id, PlanCode plan, String code, String title, int updates,
			Map<ActionColumn, String> cells) {
	}

	/** A milestone when the workbook was saved. */
	record KeptMilestone(Milestones.Id id, String key, ActionId action, String title, LocalDate expectedOn,
			@Nullable LocalDate doneOn) {
	}

	/**
	 * A row of an action.
	 *
	 * @param cells what it says now; a column without a value is empty
	 * @param update null where it says nothing of how the action goes
	 */
	record FilledAction(int row, KeptAction kept, Map<ActionColumn, String> cells, @Nullable GivenUpdate update) {
	}

	/**
	 * An update as it was written down.
	 *
	 * @param status in words
	 */
	record GivenUpdate(@Nullable String status, @Nullable LocalDate on, @Nullable String whatHappened,
			@Nullable String next, @Nullable LocalDate reviewOn, @Nullable String evidenceLink) {
	}

	/**
	 * A row of a milestone.
	 *
	 * @param kept null for a new one
	 */
	record FilledMilestone(int row, KeptAction action, @Nullable KeptMilestone kept, String title,
			@Nullable LocalDate expectedOn, @Nullable LocalDate doneOn, @Nullable String reason, boolean dropped) {
	}

}
