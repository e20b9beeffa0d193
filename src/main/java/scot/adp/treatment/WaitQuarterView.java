package scot.adp.treatment;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Period;
import scot.adp.platform.UnitId;

/**
 * How far the waiting times of a quarter are confirmed.
 *
 * @param over whether the quarter is over, so that it can be confirmed
 * @param services the units that have waits in it or owe a return of it, those that are
 * still to confirm first
 * @param partnership the last that was said for all of them; null where nothing was
 * @param number counts what was said for all of them, to send back with what is said
 */
public record WaitQuarterView(Period quarter, Stage stage, boolean over, List<Service> services,
		@Nullable Said partnership, int number) {

	/** How many services have confirmed. */
	public long confirmed() {
		return services.stream().filter(Service::confirmed).count();
	}

	/** How far it is. */
	public enum Stage {

		/** A service at least is still to confirm. */
		OPEN,
		/** All services confirmed, the partnership did not yet. */
		CHECKED,
		/** The partnership confirmed, and nothing was opened since. */
		CONFIRMED

	}

	/**
	 * A unit that has waits.
	 *
	 * @param own whether it is one of the reader's, so that its numbers are told
	 * @param byReturn whether it files a return of the quarter
	 * @param filed whether it did; true where it brings single waits
	 * @param said the last that was said for it; null where nothing was
	 * @param number counts what was said, to send back with what is said
	 * @param counts what there is now; null of another unit
	 * @param changed whether what there is now is not what was confirmed
	 */
	public record Service(UnitId unit, boolean own, boolean byReturn, boolean filed, @Nullable Said said, int number,
			@Nullable Counts counts, boolean changed) {

		/** Whether it has confirmed. */
		public boolean confirmed() {
			return said != null && said.because() == null;
		}

	}

	/**
	 * What was said, and by whom.
	 *
	 * @param because why it was opened again, a code; null of a confirmation
	 * @param without the units that had not confirmed by then; none of a unit's own
	 * @param counts what was confirmed; null of another unit, and for all of them
	 */
	public record Said(@Nullable String because, List<UnitId> without, @Nullable Counts counts, String by,
			OffsetDateTime at) {
	}

	/**
	 * What a unit has.
	 *
	 * @param started how many began treatment in the quarter
	 * @param inside how many of them within the standard; null where a return does not
	 * tell how long they waited, which is not none
	 * @param ongoing how many still waited at its end
	 */
	public record Counts(int started, @Nullable Integer inside, int ongoing) {
	}

}
