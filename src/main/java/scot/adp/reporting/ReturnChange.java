package scot.adp.reporting;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.MemberId;

/**
 * How a return stands now, in place of how it stood.
 *
 * @param idempotencyKey chosen by the caller, new for each change
 * @param expectedVersion the version that the caller saw
 * @param owner a member of today, or null for nobody; only the support team changes it
 * @param sentOn the day it was sent; goes with {@link ReturnState#SENT}
 * @param note needed where it is not to be sent
 */
public record ReturnChange(String idempotencyKey, Returns.Id id, Integer expectedVersion, ReturnState state,
		@Nullable MemberId owner, @Nullable LocalDate sentOn, @Nullable String note) {
}
