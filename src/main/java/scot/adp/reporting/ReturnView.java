package scot.adp.reporting;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.MemberId;

/**
 * A return to somebody else, due on a day.
 *
 * @param version to send back with a change
 * @param code of the kind of return, such as {@code ANNUAL-SURVEY}
 * @param period what it is about, such as {@code Jul to Sep 2026} or {@code 2026/27}
 * @param sentTo who gets it
 * @param proposed whether the day is not published
 * @param checkWith who knows the day, or null
 * @param source where the rule comes from, or null
 * @param noticeDays how long before it is due it stands on Today
 * @param owner who looks after it, or null for nobody yet
 * @param sentOn when it was sent; null until it is
 * @param note what else is to be known; for one that is not needed, why
 */
public record ReturnView(Returns.Id id, int version, String code, String period, String title, String sentTo,
		LocalDate dueOn, boolean proposed, @Nullable String checkWith, @Nullable String source, int noticeDays,
		ReturnState state, @Nullable MemberId owner, @Nullable LocalDate sentOn, @Nullable String note) {

	/** Whether it is past its day and still to be sent. */
	public boolean overdue(LocalDate today) {
		return !state.closed() && dueOn.isBefore(today);
	}

}
