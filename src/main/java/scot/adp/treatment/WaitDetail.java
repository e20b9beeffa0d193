package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A wait with all that happened in it, and how its days are counted.
 *
 * @param asAt the day as at which it is told
 * @param facts what stands and what was taken back, by the day on which it happened
 * @param clock by the rule that judges it
 * @param raw with nothing taken out
 */
public record WaitDetail(WaitView of, LocalDate asAt, List<Told> facts, WaitClock clock, WaitClock raw) {

	/** What stands, as the clock counts it. */
	public WaitFacts standing() {
		return WaitFacts.of(of.receivedOn(), facts.stream().filter(Told::stands).map(Told::fact).toList());
	}

	/**
	 * A fact with who told it.
	 *
	 * @param withdrawnBecause why it was taken back, a code; null while it stands
	 */
	public record Told(WaitFact.Id id, WaitFact fact, OffsetDateTime recordedAt, String recordedBy,
			@Nullable String withdrawnBecause) {

		/** Whether it counts. */
		public boolean stands() {
			return withdrawnBecause == null;
		}

	}

}
