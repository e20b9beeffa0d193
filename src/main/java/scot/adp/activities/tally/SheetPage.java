package scot.adp.activities.tally;

import java.util.List;

/**
 * A sheet on which counts are written on a wet day.
 *
 * @param month what it is of
 * @param heads whose heads are counted, a column each
 * @param empty how many lines without a day follow
 * @param more how many days found no room
 * @param months other months
 */
public record SheetPage(String heading, String month, List<String> heads, boolean firstTimers, List<Line> lines,
		int empty, int more, List<Link> months) {

	/**
	 * A planned day.
	 *
	 * @param title what is counted; empty where the heading says it
	 */
	public record Line(String day, String times, String title) {
	}

	/** A way to another sheet. */
	public record Link(String address, String words, boolean current) {
	}

	/** The lines without a day. */
	public List<Integer> emptyLines() {
		return java.util.stream.IntStream.range(0, empty).boxed().toList();
	}

}
