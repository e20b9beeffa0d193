package scot.adp.strategy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Says that an action stands as it last did.
 *
 * @param idempotencyKey new for each time
 * @param expectedVersion the action's version that the caller saw
 * @param on the day of which it speaks, not in the future; today where null
 * @param onBehalfOf the lead unit, where the support team records for it
 * @param heardHow needed with {@code onBehalfOf}
 * @param helpWanted whether it asks the support team for help
 * @param helpWords what is needed, or null
 */
public record NoChange(String idempotencyKey, PlanCode plan, String action, Integer expectedVersion,
		@Nullable LocalDate on, @Nullable UnitId onBehalfOf, @Nullable HeardHow heardHow, @Nullable Boolean helpWanted,
		@Nullable String helpWords) {
}
