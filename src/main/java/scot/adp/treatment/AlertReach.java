package scot.adp.treatment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * How far an alert came among those it was sent to.
 *
 * @param audience one of them alone; null for all
 * @param due those whose time to acknowledge is over, or who did in time
 * @param inTime how many acknowledged in time
 * @param acknowledged how many did at all
 * @param ninetiethAt when nine of ten had; null where they have not
 */
public record AlertReach(DrugAlerts.Id alert, @Nullable String audience, OffsetDateTime issuedAt,
		@Nullable OffsetDateTime nationalAt, int recipients, int due, int inTime, int acknowledged,
		@Nullable OffsetDateTime ninetiethAt) {

	/** Within how many hours an alert is to be acknowledged. */
	public static final int HOURS = 24;

	/** How many have not said that they know of it. */
	public int silent() {
		return recipients - acknowledged;
	}

	/** How many acknowledged, but not in time. */
	public int later() {
		return acknowledged - inTime;
	}

	/**
	 * Of all it was sent to, how many of a hundred acknowledged in time, to one place;
	 * null where it was sent to nobody.
	 */
	public @Nullable BigDecimal share() {
		return (recipients == 0) ? null
				: BigDecimal.valueOf(100L * inTime).divide(BigDecimal.valueOf(recipients), 1, RoundingMode.HALF_UP);
	}

	/** Hours until nine of ten had; null where they have not. */
	public @Nullable BigDecimal hoursToNinety() {
		return (ninetiethAt != null) ? DrugAlertView.hours(issuedAt, ninetiethAt) : null;
	}

}
