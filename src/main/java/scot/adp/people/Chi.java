package scot.adp.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;

import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;

/**
 * A CHI number that passed its checks, as long as the program has it in hand: until a key
 * is made of it. It tells itself to nobody; it is no record, has no getter, and is never
 * part of a command, an event or a log line.
 */
public final class Chi {

	private static final int LENGTH = 10;

	private final String digits;

	private Chi(String digits) {
		this.digits = digits;
	}

	/**
	 * Reads a number. Checked in this order: characters, length, date of birth, check
	 * digit.
	 * @param path what faults call it
	 * @param mod10 whether numbers that pass the newer check alone are taken
	 * @throws Problem with a reason, where it is none; what was given is not repeated
	 */
	static Chi read(String path, String given, boolean mod10) {
		String digits = Blanks.strip(given);
		if (digits.isEmpty()) {
			throw refused(path, "MISSING", "There is no CHI number here; give one or leave the column out.");
		}
		if (!digits.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
			throw refused(path, "INVALID_CHARACTERS", "A CHI number has digits alone, without blanks or strokes.");
		}
		if (digits.length() < LENGTH) {
			throw refused(path, "TOO_FEW_CHARACTERS", (digits.length() == LENGTH - 1)
					? "A CHI number has ten digits and this has nine; a spreadsheet may have dropped a leading zero. Make the column a text and fill it anew."
					: "A CHI number has ten digits and this has fewer.");
		}
		if (digits.length() > LENGTH) {
			throw refused(path, "TOO_MANY_CHARACTERS", "A CHI number has ten digits and this has more.");
		}
		if (!hasDate(digits)) {
			throw refused(path, "INVALID_DATE",
					"The first six digits of a CHI number are a day of birth; these are none.");
		}
		int check = digits.charAt(LENGTH - 1) - '0';
		if (check != mod11(digits) && !(mod10 && check == mod10(digits))) {
			throw refused(path, "INVALID_CHECKSUM", "The last digit does not fit the others; look for a slip.");
		}
		return new Chi(digits);
	}

	/** The number, to make a key of. */
	String digits() {
		return digits;
	}

	/** Whatever prints it tells nothing. */
	@Override
	public String toString() {
		return "a CHI number";
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Chi chi && digits.equals(chi.digits);
	}

	@Override
	public int hashCode() {
		return Objects.hash(digits);
	}

	/** The older check digit of the first nine; 10 where no digit passes. */
	static int mod11(String digits) {
		int sum = 0;
		for (int i = 0; i < LENGTH - 1; i++) {
			sum += (digits.charAt(i) - '0') * (LENGTH - i);
		}
		return (11 - sum % 11) % 11;
	}

	/** The newer check digit of the first nine. */
	static int mod10(String digits) {
		int sum = 0;
		for (int i = 0; i < LENGTH - 1; i++) {
			int digit = digits.charAt(i) - '0';
			int counted = (i % 2 == 0) ? 2 * digit : digit;
			sum += (counted > 9) ? counted - 9 : counted;
		}
		return (10 - sum % 10) % 10;
	}

	/** Whether there is such a day in either century that the two digits may mean. */
	private static boolean hasDate(String digits) {
		int day = Integer.parseInt(digits.substring(0, 2));
		int month = Integer.parseInt(digits.substring(2, 4));
		int year = Integer.parseInt(digits.substring(4, 6));
		return isDay(1900 + year, month, day) || isDay(2000 + year, month, day);
	}

	private static boolean isDay(int year, int month, int day) {
		try {
			return LocalDate.of(year, month, day).getDayOfMonth() == day;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static Problem refused(String path, String reason, String message) {
		return Problem.invalid(path, message, reason);
	}

}
