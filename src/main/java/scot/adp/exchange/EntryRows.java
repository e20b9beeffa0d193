package scot.adp.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;

/**
 * Takes rows of a file as entries, some hundred at a time. What is wrong with an entry is
 * told of its row; what is only unusual is told as such, and taken as if somebody had
 * said that it is right, since the file as a whole is asked about.
 *
 * @param <E> what a row is read into
 */
public final class EntryRows<E> {

	private static final String CONFIRM = "CONFIRM";

	private final Function<List<E>, List<Done>> taking;

	private final UnaryOperator<E> sure;

	private final Map<String, String> columns;

	private final List<HeadedRows.Line> lines = new ArrayList<>();

	private final List<E> entries = new ArrayList<>();

	private int taken;

	private int opened;

	private int known;

	/**
	 * Makes it.
	 * @param taking what takes entries, and tells what came of each in their order
	 * @param sure the same entry, of which somebody said that it is right
	 * @param columns the column of what a fault calls a field, where they differ
	 */
	public EntryRows(Function<List<E>, List<Done>> taking, UnaryOperator<E> sure, Map<String, String> columns) {
		this.taking = taking;
		this.sure = sure;
		this.columns = columns;
	}

	/** Takes an entry of a line that was read without a problem. */
	public void add(HeadedRows.Line line, E entry) {
		lines.add(line);
		entries.add(entry);
		if (entries.size() == BatchResult.ITEMS_AT_MOST) {
			flush();
		}
	}

	private void flush() {
		if (entries.isEmpty()) {
			return;
		}
		var done = new ArrayList<>(taking.apply(entries));
		for (int i = 0; i < done.size(); i++) {
			HeadedRows.Line line = lines.get(i);
			var faults = done.get(i).faults();
			if (!faults.isEmpty() && faults.stream().allMatch(it -> CONFIRM.equals(it.reason()))) {
				faults.forEach(it -> line.unusual(column(it.path()), it.message()));
				done.set(i, taking.apply(List.of(sure.apply(entries.get(i)))).getFirst());
			}
			done.get(i).faults().forEach(it -> line.problem(column(it.path()), it.message()));
		}
		taken += (int) done.stream().filter(it -> it.faults().isEmpty()).count();
		opened += (int) done.stream().filter(Done::opened).count();
		known += (int) done.stream().filter(Done::known).count();
		lines.clear();
		entries.clear();
	}

	private String column(String path) {
		return Objects.requireNonNull(columns.getOrDefault(path, path));
	}

	/** Takes what is left, and tells what the file was understood to hold. */
	public Understood understood(HeadedRows rows) {
		flush();
		return new Understood(taken, opened, known, rows.problems(), rows.problemCount(), rows.unusual(),
				rows.warnings());
	}

	/**
	 * What came of an entry.
	 *
	 * @param opened whether it is new
	 * @param known whether it tells nothing that is not known
	 */
	public record Done(boolean opened, boolean known, List<Problem.Field> faults) {
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param rows how many of its rows can be taken
	 * @param opened how many of them are new
	 * @param known how many tell nothing that is not known
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what can be taken once somebody says that it is right
	 */
	public record Understood(int rows, int opened, int known, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> unusual, List<ImportProblem> warnings) implements FileUnderstood {
	}

}
