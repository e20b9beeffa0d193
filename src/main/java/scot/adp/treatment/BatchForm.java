package scot.adp.treatment;

import java.time.LocalDate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.people.PersonKeys;
import scot.adp.platform.Problem;

/**
 * How the batch on a kit is written. It has a digit, as no name has, and never the digits
 * of a CHI number, however they are set apart or whether a spreadsheet dropped the first.
 */
@Component
class BatchForm {

	private static final Pattern FORM = Pattern.compile("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9/-]{0,19}");

	private static final int CHI_DIGITS = 10;

	private final PersonKeys keys;

	BatchForm(PersonKeys keys) {
		this.keys = keys;
	}

	void check(Problem.Faults faults, @Nullable String batch, LocalDate on) {
		if (batch == null) {
			return;
		}
		String digits = batch.replaceAll("[^0-9]", "");
		faults
			.when(!FORM.matcher(batch).matches(), "batch",
					"A batch has digits, and beside them letters, hyphens and strokes, at most 20 in all.")
			.when(digits.length() >= CHI_DIGITS || (digits.length() == CHI_DIGITS - 1 && chi("0" + digits, on)),
					"batch",
					"This could be somebody's number. Copy the batch from the kit, or leave it out; never write a CHI number here.",
					"LOOKS_LIKE_IDENTITY");
	}

	private boolean chi(String digits, LocalDate on) {
		try {
			keys.chi("batch", digits, on);
			return true;
		}
		catch (Problem none) {
			return false;
		}
	}

}
