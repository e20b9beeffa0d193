package scot.adp.identity;

import java.time.LocalDate;

/**
 * How far an access review is.
 *
 * @param quarter such as {@code 2026-Q4}
 * @param signed whether it is over
 * @param undecided how many memberships still wait for a decision
 */
public record AccessReviewState(String quarter, LocalDate dueOn, boolean signed, int undecided) {
}
