package scot.adp.activities;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A fixed group that begins together.
 *
 * @param toOn its last day; null while it runs
 * @param leftEarly how many left before the end
 */
public record CohortView(Cohorts.Id id, int version, Programmes.Id programme, String label, LocalDate fromOn,
		@Nullable LocalDate toOn, int enrolled, int completed, int leftEarly) {

	/** How many are still there. */
	public int active() {
		return enrolled - completed - leftEarly;
	}

	/** How many of those enrolled completed, in percent; null while it runs. */
	public @Nullable BigDecimal completion() {
		return (active() > 0 && toOn == null) ? null : Counting.completion(completed, enrolled);
	}

}
