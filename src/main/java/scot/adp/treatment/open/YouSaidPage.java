package scot.adp.treatment.open;

import java.util.List;

/**
 * What people said of services and what came of it, as far as everybody reads it.
 *
 * @param purpose what the page is for
 * @param themes the themes, none where nothing was released yet
 */
public record YouSaidPage(String purpose, List<Theme> themes) {

	/**
	 * What was said of a theme.
	 *
	 * @param sum how much there is of it
	 */
	public record Theme(String title, String sum, List<Row> rows) {
	}

	/**
	 * Something that was said, and what came of it.
	 *
	 * @param state the answer in small letters, for how it is drawn
	 * @param quote in somebody's own words; empty for none
	 * @param heard how many said it, where and when
	 * @param lead what the service says of its answer
	 * @param answer what it did, will do, or why it cannot
	 * @param by until when it will be done; empty where that is not the answer
	 */
	public record Row(String state, String said, String quote, String heard, String lead, String answer, String by) {
	}

}
