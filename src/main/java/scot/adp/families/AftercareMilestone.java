package scot.adp.families;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Something that is to be asked after somebody has left.
 *
 * @param code {@code DAYS_7}, {@code MONTHS_3} and so on
 * @param opensOn the first day on which an answer counts for it
 * @param dueOn the day on which it is asked
 * @param closesOn the last day on which an answer counts
 * @param answer what the check that counts found; null where there is none
 * @param leftOut whether nobody counts, since they died or moved before
 */
public record AftercareMilestone(String code, LocalDate opensOn, LocalDate dueOn, LocalDate closesOn,
		@Nullable String answer, boolean leftOut) {

	/** Of what is asked first. */
	static final String DAYS = "DAYS_";

	/** Of what is asked after months. */
	static final String MONTHS = "MONTHS_";

	/** How it stands on a day. */
	public Standing at(LocalDate today) {
		if (reached()) {
			return AftercareRules.ENGAGED.equals(answer) ? Standing.ENGAGED : Standing.NOT_ENGAGED;
		}
		if (leftOut) {
			return Standing.LEFT_OUT;
		}
		if (!closesOn.isBefore(today)) {
			return dueOn.isAfter(today) ? Standing.NOT_YET_DUE : Standing.DUE;
		}
		return Standing.NOT_KNOWN;
	}

	/** Whether somebody was in touch in time. */
	public boolean reached() {
		return answer != null && !AftercareRules.UNREACHED.equals(answer);
	}

	/** Whether it is the first of all, some days after somebody left. */
	public boolean first() {
		return code.startsWith(DAYS);
	}

	/** How something that is to be asked stands. */
	public enum Standing {

		/** Its day is still to come. */
		NOT_YET_DUE,
		/** Its day has come, and an answer still counts. */
		DUE,
		/** Somebody was in touch, and they were engaged. */
		ENGAGED,
		/** Somebody was in touch, and they were not engaged. */
		NOT_ENGAGED,
		/** Nobody was reached, or nobody tried, as long as it counted. */
		NOT_KNOWN,
		/** They died or moved before. */
		LEFT_OUT

	}

}
