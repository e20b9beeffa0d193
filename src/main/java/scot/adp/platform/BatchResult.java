package scot.adp.platform;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What came of one item of a batch, in which items stand or fall one by one.
 *
 * @param index where it stood in the batch, from 0
 * @param made the global id of what was made of it; null where it was not taken, and
 * where the batch was only tried out
 * @param faults why it was not taken; empty where it was, or would be
 * @param remarks what is worth a look, though it was taken
 */
public record BatchResult(int index, @Nullable String made, List<Problem.Field> faults, List<Problem.Field> remarks) {

	/** The most items of a batch. */
	public static final int ITEMS_AT_MOST = 500;

	public BatchResult {
		faults = List.copyOf(faults);
		remarks = List.copyOf(remarks);
	}

	/** The same of a batch that was only tried out. */
	BatchResult untold() {
		return new BatchResult(index, null, faults, remarks);
	}

}
