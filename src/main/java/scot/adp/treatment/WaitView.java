package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.ServiceId;
import scot.adp.platform.UnitId;

/**
 * A referral that waits for treatment, or waited, as it is on a day.
 *
 * @param ownRef the service's own number of the case; null once its time is over
 * @param startedOn the day of the first treatment; null where there was none
 * @param raw the days from the referral to the end, else to the day
 * @param suspended the days that the rule takes out since {@code countedFrom}
 * @param adjusted the days that count
 * @param countedFrom the day of the referral, or of the last reset
 * @param lastInsideOn the last day on which treatment would be, or would have been,
 * inside; null where the person is away without an end
 * @param awayUntil the last day on which the person is away, where that is today; null
 * where they are not, and where nobody knows
 * @param awayWithoutEnd whether the person is away and nobody knows until when
 * @param nextAppointmentOn the day of the next appointment that was offered and neither
 * declined nor cancelled
 * @param rule the code of the rule that judged it
 * @param linked whether it has the key of a person
 * @param afterSignOff whether something of it came after the figures of its days were
 * signed
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 * @param stoppedOn from when on nothing more is asked of it; null where it goes on or
 * ended by itself
 */
public record WaitView(Waits.Id id, int version, UnitId unit, ServiceId service, String serviceType, String substance,
		@Nullable String referralSource, LocalDate receivedOn, @Nullable String ownRef, @Nullable LocalDate startedOn,
		@Nullable String treatmentType, @Nullable LocalDate closedOn, @Nullable String closeReason, WaitStage stage,
		int raw, int suspended, int adjusted, LocalDate countedFrom, @Nullable LocalDate lastInsideOn,
		@Nullable LocalDate awayUntil, boolean awayWithoutEnd, @Nullable LocalDate nextAppointmentOn, String rule,
		@Nullable String ageBand, @Nullable String sex, @Nullable String simdQuintile, @Nullable String simdVersion,
		@Nullable String homeArea, boolean linked, boolean afterSignOff, OffsetDateTime recordedAt, String recordedBy,
		@Nullable String withdrawnBecause, @Nullable LocalDate stoppedOn) {

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** Whether it goes on. */
	public boolean open() {
		return stands() && startedOn == null && closedOn == null && stoppedOn == null;
	}

	/**
	 * How many days are left, as the clock counts them: days that are taken out are none
	 * of them; below nought by as many as it is past.
	 * @param within within how many days it is to be treated
	 */
	public int left(int within) {
		return within - adjusted;
	}

	/** Whether the next appointment is after the last day inside. */
	public boolean nextTooLate() {
		return nextAppointmentOn != null && lastInsideOn != null && nextAppointmentOn.isAfter(lastInsideOn);
	}

	/**
	 * The day as at which it is told: today, or where nothing more is asked, that day.
	 */
	LocalDate asAt(LocalDate today) {
		return (stoppedOn != null) ? stoppedOn : today;
	}

	/** Whether it is over the standard on a day, or ended over it. */
	public boolean over(LocalDate day) {
		LocalDate last = (startedOn != null) ? startedOn : (closedOn != null) ? closedOn : asAt(day);
		return lastInsideOn != null && last.isAfter(lastInsideOn);
	}

}
