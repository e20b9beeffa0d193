package scot.adp.strategy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A status of a scale.
 *
 * @param letter shown beside colour and word, so that none stands alone
 * @param colour a colour token: success, warning, danger, info, neutral or muted
 * @param needs what an update must bring to give this status, or null
 * @param effectiveTo the last day on which it can be given, or null
 */
public record StatusView(String code, String letter, String label, String colour, int position, String meaning,
		@Nullable Needs needs, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo) {

	/** What an action is called once its update is overdue, whatever it last said. */
	public static final StatusView STALE = new StatusView("STALE", "S", "Stale", "stale", 90,
			"The update is overdue, so what was last said no longer counts.", null, LocalDate.EPOCH, null);

	/** What an action is called once it was taken out of the plan. */
	public static final StatusView WITHDRAWN = new StatusView("WITHDRAWN", "W", "Withdrawn", "muted", 99,
			"Taken out of the plan; its record stays.", null, LocalDate.EPOCH, null);

	/** Whether the status could be given for a day. */
	public boolean holdsOn(LocalDate day) {
		return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
	}

	/** What an update must bring to give a status. */
	public enum Needs {

		/** A link to evidence; the action is then complete. */
		EVIDENCE,
		/** A review date; the action is then on hold until it. */
		REVIEW_DATE

	}

	/** How the national workforce plan groups its actions. */
	public enum Group {

		COMPLETED, IN_PROGRESS, NEXT_STEPS

	}

}
