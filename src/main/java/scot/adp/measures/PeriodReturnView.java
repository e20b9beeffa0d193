package scot.adp.measures;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Period;
import scot.adp.platform.UnitId;

/**
 * A return of a unit for a period, filed or due.
 *
 * @param version to send back with what is filed; 0 while nothing was
 * @param answers by field, without those that were left out; null while nothing was
 * filed, and for who is not of the unit
 * @param filedBy name and post; null while nothing was filed
 */
public record PeriodReturnView(UnitId unit, ReturnForm form, Period period, State state, int version, LocalDate dueOn,
		@Nullable Map<String, Integer> answers, @Nullable String filedBy, @Nullable OffsetDateTime filedAt) {

	/** Where it is filed, within the program. */
	public String address() {
		return "unit-returns/%s/%s/%s".formatted(unit.value(), form.dataSet().value(), period.from());
	}

	/** Whether it was due before a day and nothing was filed. */
	public boolean missing(LocalDate today) {
		return state == State.DUE && dueOn.isBefore(today);
	}

	/** How far a return is. */
	public enum State {

		/** Nothing was filed, which is no nought. */
		DUE,
		/** It was filed, and the lead of the unit is still to say that it is right. */
		TO_CONFIRM,
		/** It was filed. */
		FILED,
		/** The unit said that there was nothing. */
		NIL,
		/** It was filed and put right. */
		REVISED

	}

	/**
	 * What a return said.
	 *
	 * @param reason why it was put right; null for the first
	 * @param afterSignOff whether figures of the period had been released by then
	 * @param confirmedBy the lead who said that it is right; null where nobody did or had
	 * to
	 */
	public record Revision(int number, boolean nil, @Nullable String reason, String filedBy, OffsetDateTime filedAt,
			boolean afterSignOff, @Nullable String confirmedBy, Map<String, Integer> answers) {

		/** As it is told to who is not of the unit. */
		Revision withoutAnswers() {
			return new Revision(number, nil, reason, filedBy, filedAt, afterSignOff, confirmedBy, Map.of());
		}

	}

}
