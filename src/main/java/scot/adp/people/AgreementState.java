package scot.adp.people;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Where a sharing agreement stands, which follows from its days alone. */
public enum AgreementState {

	/** Not signed or not confirmed by all who give yet, or it begins later. */
	DRAFT,
	/** Partners may share by it. */
	IN_FORCE,
	/** Its review is due; partners may still share by it for a while. */
	REVIEW_DUE,
	/** Somebody stopped it, or its review was left out for too long. */
	SUSPENDED,
	/** Over. */
	ENDED;

	/**
	 * Where an agreement stands.
	 * @param reviewDays for how many days after its review is due it still works
	 */
	static AgreementState of(Days days, LocalDate on, int reviewDays) {
		if (on.isAfter(days.to()) || (days.ended() != null && !on.isBefore(days.ended()))) {
			return ENDED;
		}
		if (days.signed() == null || on.isBefore(days.signed()) || on.isBefore(days.from())) {
			return DRAFT;
		}
		if ((days.suspended() != null && !on.isBefore(days.suspended()))
				|| on.isAfter(days.review().plusDays(reviewDays))) {
			return SUSPENDED;
		}
		return on.isBefore(days.review()) ? IN_FORCE : REVIEW_DUE;
	}

	/** Whether partners may share by it. */
	public boolean works() {
		return this == IN_FORCE || this == REVIEW_DUE;
	}

	/**
	 * The days of an agreement.
	 *
	 * @param to the last day that it is made for
	 * @param suspended since when it is stopped, or null
	 * @param ended from when it is over before its last day, or null
	 */
	record Days(LocalDate from, LocalDate to, LocalDate review, @Nullable LocalDate signed,
			@Nullable LocalDate suspended, @Nullable LocalDate ended) {
	}

}
