package scot.adp.families;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What somebody told of how a referral to therapy went on. Where neither day is there,
 * what was told before was taken back, and they wait again.
 *
 * @param startedOn when it began
 * @param closedOn when it was known that it does not come about
 * @param closeReason why, a code
 * @param stands whether nobody told anything else later
 * @param toldAt when; null where that was not kept yet, as {@code toldBy} is
 * @param toldBy name and post
 */
public record TherapyTold(Therapies.Id referral, @Nullable LocalDate startedOn, @Nullable LocalDate closedOn,
		@Nullable String closeReason, boolean stands, @Nullable OffsetDateTime toldAt, @Nullable String toldBy) {
}
