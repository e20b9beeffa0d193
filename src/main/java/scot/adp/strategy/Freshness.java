package scot.adp.strategy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Whether what an action last said can still be relied on. Every action has exactly one.
 */
public enum Freshness {

	/** No update is asked for: see {@link DueDates}. */
	NOT_OWED,
	/** Owed, none given yet, and the first due date has not passed. */
	NEVER,
	/** Updated, and not yet asked again. */
	FRESH,
	/** Asked for now: from ten working days before the due date, that date included. */
	DUE,
	/** The due date has passed, whether or not there ever was an update. */
	STALE;

	/**
	 * The freshness on a day. {@link ActionQueries#FRESHNESS} says the same in SQL; a
	 * property test holds the two together.
	 */
	static Freshness on(LocalDate day, DueDates dates, @Nullable LocalDate lastUpdatedOn) {
		if (dates.owedFrom() == null || day.isBefore(dates.owedFrom())
				|| (dates.owedUntil() != null && day.isAfter(dates.owedUntil()))) {
			return NOT_OWED;
		}
		if (dates.nextDueOn() != null && day.isAfter(dates.nextDueOn())) {
			return STALE;
		}
		if (lastUpdatedOn == null) {
			return NEVER;
		}
		return (dates.dueFrom() != null && !day.isBefore(dates.dueFrom())) ? DUE : FRESH;
	}

}
