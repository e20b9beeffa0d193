package scot.adp.activities;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What people said to a question, added over a stretch of time.
 *
 * @param scale how many steps the question had
 * @param answers how many answered
 * @param asked how many were asked, of whom somebody told it; null where nobody did
 * @param mean with one place; null where too few answered
 * @param change by how much the mean of a group changed from before to after, which are
 * not the same people matched; null where there are not both, or too few answered
 */
public record FeedbackFigures(Programmes.Id programme, String question, int scale, SessionsFeedback.Moment moment,
		int answers, @Nullable Integer asked, @Nullable BigDecimal mean, @Nullable BigDecimal change) {

	/** Whether too few answered for a mean to be told. */
	public boolean tooFew() {
		return mean == null;
	}

}
