package scot.adp.governance.ui;

import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.shell.spi.WorkItem.Mark;

/**
 * A paper in words, ready to be shown, printed or saved: page and document are both made
 * from it, so that they say the same.
 *
 * @param meeting which meeting it is for
 * @param standing whether it was issued, and as of when it tells
 * @param headline all actions in one sentence
 * @param parts what follows, each with a heading
 * @param more what to say at the end of one printed side of how many rows it left out;
 * null where all fit
 */
record PaperSheet(String title, String meeting, String standing, String headline, List<Part> parts,
		@Nullable String more) {

	/**
	 * A part with its table.
	 *
	 * @param paragraphs what it says before the table
	 * @param caption what the table tells, for who hears it
	 * @param columns the names of the columns; none for no table
	 * @param fitting how many of the rows one printed side has room for
	 */
	record Part(String heading, List<String> paragraphs, String caption, List<String> columns, List<Row> rows,
			int fitting) {
	}

	/** A row; its first cell names it. */
	record Row(List<Cell> cells) {
	}

	/** A cell: a status first where it has one, then lines of text. */
	record Cell(@Nullable Mark mark, List<Line> lines) {
	}

	/**
	 * A line of text.
	 *
	 * @param href where it leads on the screen, or null
	 * @param quiet whether it is said in passing
	 */
	record Line(String text, @Nullable String href, boolean quiet) {

		static Line of(String text) {
			return new Line(text, null, false);
		}

		static Line quiet(String text) {
			return new Line(text, null, true);
		}

	}

}
