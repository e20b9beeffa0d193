package scot.adp.treatment;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Predicate;

/**
 * How long it took from the first contact to the first prescription: a pure function of
 * both moments and of the days on which people work.
 *
 * @param between the time between them, however clocks changed
 * @param workingDays how many working days lie after the day of the contact, up to that
 * of the prescription
 * @param sameDay whether both were on one day in local time
 */
public record FirstPrescription(Duration between, int workingDays, boolean sameDay) {

	/**
	 * Works it out.
	 * @throws IllegalArgumentException where the prescription was before the contact
	 */
	public static FirstPrescription of(OffsetDateTime contact, OffsetDateTime prescription,
			Predicate<LocalDate> workingDay) {
		if (prescription.isBefore(contact)) {
			throw new IllegalArgumentException("the prescription was before the contact");
		}
		LocalDate from = ReachEntry.day(contact);
		LocalDate to = ReachEntry.day(prescription);
		return new FirstPrescription(Duration.between(contact, prescription),
				(int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(workingDay).count(), from.equals(to));
	}

	/** Whether it came within so many working days. */
	public boolean within(int days) {
		return workingDays <= days;
	}

}
