package scot.adp.families;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Therapy that a parent or a child of a family was referred to.
 *
 * @param ownRef the service's own reference of the family; null once its time is over
 * @param who a parent or a child, a code
 * @param ageBand how old a child is, a code; null of a parent
 * @param startedOn when it began; null as long as they wait
 * @param closedOn when it was known that it does not come about
 * @param longOn from when on it counts as a long wait
 * @param keptFrom from when on its time runs; null while they wait
 * @param stoppedOn since when nothing is asked; null where it goes on
 * @param withdrawnBecause why it was withdrawn, a code; null while it stands
 */
public record TherapyStartView(Therapies.Id id, int version, UnitId unit, @Nullable String ownRef, String who,
		@Nullable String ageBand, LocalDate referredOn, @Nullable LocalDate startedOn, @Nullable LocalDate closedOn,
		@Nullable String closeReason, LocalDate longOn, @Nullable LocalDate keptFrom, @Nullable LocalDate stoppedOn,
		boolean afterSignOff, OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause,
		LocalDate today) {

	/** How far it is. */
	public TherapyState state() {
		if (startedOn != null) {
			return TherapyState.STARTED;
		}
		return (closedOn != null) ? TherapyState.NOT_STARTED : TherapyState.WAITING;
	}

	/** Whether it counts. */
	public boolean stands() {
		return withdrawnBecause == null;
	}

	/** Whether anything can be told of it. */
	public boolean known() {
		return stands() && ownRef != null;
	}

	/** Whether they wait, and somebody is to look after that. */
	public boolean waits() {
		return known() && state() == TherapyState.WAITING && stoppedOn == null;
	}

	/** Whether they wait for long. */
	public boolean waitsLong() {
		return waits() && !longOn.isAfter(today);
	}

	/** How many days they waited, or have waited so far. */
	public int days() {
		return (int) ChronoUnit.DAYS.between(referredOn, last());
	}

	/** The last day of the wait, or today. */
	public LocalDate last() {
		return (startedOn != null) ? startedOn : (closedOn != null) ? closedOn : today;
	}

}
