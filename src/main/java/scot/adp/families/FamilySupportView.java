package scot.adp.families;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.platform.UnitId;

/**
 * A time in which a unit supports a family, or was asked to.
 *
 * @param ownRef the service's own reference; null once its time is over
 * @param beganOn the first day that is known
 * @param tier by which tier it is supported last
 * @param reasons why support was asked for, codes
 * @param wellbeing which of the indicators of wellbeing it is about, codes
 * @param area where the family lives; null where it was not asked
 * @param jointWith the units that support it by one plan with this one
 * @param lastContactOn the last day on which somebody was in touch
 * @param reviewDueOn when the next review is due; null while it does not go on
 * @param nextDueOn the first day on which anything is due
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param members how many people belong to the family, and how many of them are children
 * or young people
 * @param afterSignOff whether something of it came after the figures of its days were
 * signed
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 */
public record FamilySupportView(FamilySupports.Id id, int version, UnitId unit, @Nullable String ownRef,
		SupportState state, @Nullable LocalDate requestedOn, LocalDate beganOn, @Nullable LocalDate acceptedOn,
		@Nullable LocalDate firstSupportOn, @Nullable LocalDate declinedOn, @Nullable String declineReason,
		@Nullable LocalDate closedOn, @Nullable String closure, String tier, @Nullable String source,
		@Nullable String affectedSince, List<String> reasons, List<String> wellbeing, @Nullable AreaCode area,
		@Nullable Boolean promiseInPlan, List<UnitId> jointWith, @Nullable String atHomeStart, @Nullable String atHome6,
		@Nullable String atHome12, @Nullable String engaged6, @Nullable String tool, @Nullable BigDecimal scoreStart,
		@Nullable BigDecimal scoreEnd, @Nullable LocalDate lastContactOn, @Nullable LocalDate lastReviewOn,
		@Nullable LocalDate reviewDueOn, @Nullable LocalDate nextDueOn, @Nullable LocalDate keptFrom,
		@Nullable LocalDate stoppedOn, int members, int young, boolean afterSignOff, OffsetDateTime recordedAt,
		String recordedBy, @Nullable String withdrawnBecause) {

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** Whether it goes on, or is to begin. */
	public boolean goesOn() {
		return stands() && closedOn == null && declinedOn == null;
	}

	/** Whether the family waits for its first support. */
	public boolean waits() {
		return goesOn() && firstSupportOn == null;
	}

	/** Whether anything can be told of it. */
	public boolean known() {
		return stands() && ownRef != null;
	}

}
