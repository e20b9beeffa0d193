package scot.adp.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.ServiceId;
import scot.adp.platform.UnitId;

/**
 * Help with a basic need.
 *
 * @param weeks over how many weeks a weekly amount counts, by the rule of its day
 * @param repeatDays for how many days from its day on another crisis is a repeat
 * @param crisis whether something was missing that day
 * @param onward the service that the person was shown the way to
 * @param ownRef the service's own number of the person's case; null of a walk-in
 * @param linked whether it has the key of a person
 * @param repeated whether the own unit met the same person in a crisis not long before
 * @param afterSignOff whether it came after the figures of its day were signed
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 */
public record HelpGivenView(HelpsGiven.Id id, int version, UnitId unit, LocalDate happenedOn, String domain,
		String form, @Nullable BigDecimal confirmed, @Nullable BigDecimal confirmedPerWeek,
		@Nullable BigDecimal estimated, @Nullable BigDecimal estimatedPerWeek, int weeks, int repeatDays,
		boolean crisis, @Nullable ServiceId onward, @Nullable String ownRef, boolean linked, boolean repeated,
		boolean afterSignOff, OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause) {

	/** What the person certainly gained in a year; null where none was told. */
	public @Nullable BigDecimal confirmedInAYear() {
		return new Pounds(confirmed, confirmedPerWeek).over(weeks);
	}

	/** What is only expected in a year; null where none was told. */
	public @Nullable BigDecimal estimatedInAYear() {
		return new Pounds(estimated, estimatedPerWeek).over(weeks);
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

}
