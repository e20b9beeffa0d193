package scot.adp.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Somebody who volunteers at a host.
 *
 * @param number by which the host knows them here
 * @param regulated whether the role is a regulated one
 * @param pvg how far the membership of the PVG scheme is, a code
 * @param pvgExpiresOn its last day; null where none is known
 * @param supervisionDue when the next supervision is due
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param quarters the quarters of an hour of the quarter of the year that is running
 */
public record VolunteerView(Volunteers.Id id, int version, UnitId unit, int number, String role, boolean regulated,
		String pvg, @Nullable LocalDate pvgExpiresOn, @Nullable LocalDate supervisionDue, boolean expenses,
		LocalDate fromOn, State state, @Nullable LocalDate endedOn, @Nullable String endReason,
		@Nullable LocalDate stoppedOn, @Nullable String ownRef, boolean linked, int quarters, OffsetDateTime recordedAt,
		String recordedBy, @Nullable String withdrawnBecause) {

	/** The hours of the quarter of the year that is running. */
	public BigDecimal hours() {
		return hours(quarters);
	}

	/** Quarters of an hour as hours. */
	public static BigDecimal hours(int quarters) {
		return BigDecimal.valueOf(quarters).multiply(new BigDecimal("0.25"));
	}

	/**
	 * Whether the role is a regulated one, though the membership of the PVG scheme had
	 * ended by a day.
	 */
	public boolean lapsed(LocalDate on) {
		return regulated && pvgExpiresOn != null && pvgExpiresOn.isBefore(on);
	}

	/** Whether anything is asked of it. */
	public boolean goesOn() {
		return endedOn == null && stoppedOn == null;
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** How far somebody is. */
	public enum State {

		/** Asked to volunteer. */
		APPLIED,
		/** What has to be looked at is looked at. */
		CHECKS,
		/** Volunteers. */
		ACTIVE,
		/** Does not for a time. */
		PAUSED,
		/** No longer does. */
		ENDED

	}

}
