package scot.adp.handround;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.ImportView;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRef;

/**
 * What a workbook that came home would change. It is confirmed as it was seen: whatever
 * somebody changes meanwhile is told instead of being overwritten.
 */
public final class WorkbookReview {

	private final FilledWorkbook filled;

	private final @Nullable ImportView earlier;

	private final List<WorkbookMerge.ActionWork> actions;

	private final List<WorkbookMerge.MilestoneWork> milestones;

	private final List<Item> items;

	private final List<ImportProblem> problems;

	private final int problemCount;

	private final int faultyRows;

	WorkbookReview(FilledWorkbook filled, @Nullable ImportView earlier, WorkbookMerge.Merged merged) {
		this.filled = filled;
		this.earlier = earlier;
		this.actions = merged.actions();
		this.milestones = merged.milestones();
		this.items = merged.items();
		this.problems = merged.problems();
		this.problemCount = merged.problemCount();
		this.faultyRows = merged.faultyRows();
	}

	/** The file's name. */
	public String fileName() {
		return filled.name();
	}

	/** When the workbook was saved to be handed round. */
	public OffsetDateTime savedAt() {
		return filled.kept().savedAt();
	}

	/** The name and post of who saved it. */
	public String savedBy() {
		return filled.kept().savedBy();
	}

	/** The import of this very file, where it was brought in already. */
	public Optional<ImportView> earlier() {
		return Optional.ofNullable(earlier);
	}

	/** How many rows say something. */
	public int rows() {
		return filled.rows();
	}

	/** How many rows say what stands already. */
	public int unchanged() {
		return filled.rows() - faultyRows
				- (int) items.stream().map(item -> item.sheet() + item.row()).distinct().count();
	}

	/** What the workbook alone changed, in its order. */
	public List<Item> changes() {
		return items.stream().filter(item -> !item.conflict()).toList();
	}

	/** What both changed, and differently, in its order. */
	public List<Item> conflicts() {
		return items.stream().filter(Item::conflict).toList();
	}

	/** What cannot be taken; at most 500 of them. */
	public List<ImportProblem> problems() {
		return problems;
	}

	/** How many problems there are in all. */
	public int problemCount() {
		return problemCount;
	}

	/** How many rows have a problem. */
	public int faultyRows() {
		return faultyRows;
	}

	/** Whether something is to be changed or decided. */
	public boolean saysSomething() {
		return !items.isEmpty();
	}

	FilledWorkbook filled() {
		return filled;
	}

	List<Item> items() {
		return items;
	}

	List<WorkbookMerge.ActionWork> actions() {
		return actions;
	}

	List<WorkbookMerge.MilestoneWork> milestones() {
		return milestones;
	}

	/**
	 * A cell, or an update or new milestone as a whole, that differs from what stands.
	 *
	 * @param id stays the same when the file is looked at again
	 * @param row counted from 1
	 * @param field the column's heading
	 * @param milestone the words of the milestone, or null where it is of the action
	 * @param exported what it said when the workbook was saved, in words; null for
	 * nothing
	 * @param theirs what the workbook says
	 * @param ours what stands
	 * @param plan whether it changes what the plan says, which wants a reason
	 * @param meanwhile who changed ours since, where that is known
	 */
	public record Item(String id, String sheet, int row, ActionId actionId, ActionRef action, String title,
			String field, @Nullable String milestone, @Nullable String exported, @Nullable String theirs,
			@Nullable String ours, boolean conflict, boolean plan, @Nullable Meanwhile meanwhile) {
	}

	/** Who changed something, and when. */
	public record Meanwhile(String by, OffsetDateTime at) {
	}

}
