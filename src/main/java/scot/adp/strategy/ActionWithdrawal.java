package scot.adp.strategy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * That an action is given up.
 *
 * @param on the last day on which it counted
 * @param decision which decision it follows, or null
 */
public record ActionWithdrawal(String idempotencyKey, ActionRef action, LocalDate on, String reason,
		@Nullable String decision) {
}
