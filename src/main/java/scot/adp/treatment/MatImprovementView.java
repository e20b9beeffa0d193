package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Something that is to be better of a standard.
 *
 * @param unit who does it
 * @param action the action of a plan that it is a part of, as PLAN/CODE; null for none
 * @param doneOn null until it is done
 */
public record MatImprovementView(MatImprovements.Id id, int version, String cycle, String standard, UnitId unit,
		@Nullable String action, String what, LocalDate dueOn, @Nullable LocalDate doneOn, OffsetDateTime recordedAt,
		String recordedByName) {

	/** Whether its day is over and it is not done. */
	public boolean overdue(LocalDate today) {
		return doneOn == null && dueOn.isBefore(today);
	}

}
