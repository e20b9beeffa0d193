package scot.adp.activities;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.PlaceView;
import scot.adp.measures.spi.MeasureCode;

/**
 * What a measure counts of the log, and which sessions it is that count.
 *
 * @param method the first version of the measure's method that counts so
 * @param where which of them
 * @param part of a share, which of these; null of what is no share
 * @param by the breakdowns that it is told by
 * @param heads the tallies that are added; empty for all
 * @param question what people were asked; null of what is no answer
 * @param scale how many steps the question has
 * @param atLeast from which step on an answer counts
 */
record CountRule(MeasureCode measure, int method, Count count, Where where, @Nullable Where part, List<String> by,
		List<String> heads, @Nullable String question, int scale, int atLeast) {

	/** The breakdowns there are. */
	static final List<String> BREAKDOWNS = List.of("unit", "area", "place", "reason");

	/** What is counted. */
	enum Count {

		/** Sessions that were held. */
		SESSIONS,
		/** Sessions that did not run. */
		DID_NOT_RUN,
		/** Heads, summed. */
		ATTENDANCES,
		/**
		 * People, each once in their year; only of one programme, and where it can know.
		 */
		PEOPLE,
		/** Conversations. */
		CONTACTS,
		/** People who were told where to go on. */
		SIGNPOSTED,
		/** Things that were given out. */
		ITEMS,
		/** Views, live and later. */
		VIEWS,
		/** Programmes of which a session was held. */
		PROGRAMMES,
		/** Series, and places of what is not planned, of which a session was held. */
		GROUPS,
		/** Of the sessions that were held, those that are the part. */
		SHARE,
		/** Of the areas that coverage is looked at by, those with a session. */
		AREAS,
		/** The mean of the answers, but for those from before. */
		MEAN,
		/**
		 * Of the answers but for those from before, those from a step of the scale on.
		 */
		ANSWERS,
		/** The mean of a group afterwards by that from before. */
		CHANGE,
		/** People who enrolled in groups that ran. */
		ENROLLED,
		/** Those of them who did not leave, of programmes of which a session was held. */
		ACTIVE,
		/** Of those who enrolled, those who completed. */
		COMPLETED,
		/** People who completed groups that ended. */
		TRAINED;

		/** Whether answers are counted. */
		boolean answers() {
			return this == MEAN || this == ANSWERS || this == CHANGE;
		}

		/** Whether fixed groups are counted, which last for longer than a day. */
		boolean cohorts() {
			return this == ENROLLED || this == ACTIVE || this == COMPLETED || this == TRAINED || this == PEOPLE;
		}

		/** Whether sessions are counted. */
		boolean sessions() {
			return !answers() && !cohorts();
		}

	}

	/**
	 * Which sessions. What is empty or null asks nothing.
	 *
	 * @param actions what the programme is done for, each as {@code PLAN/CODE}
	 * @param kinds of the programme, as audiences are
	 * @param months of the year, from 1
	 */
	record Where(List<String> actions, List<String> kinds, List<String> audiences, List<String> areas,
			PlaceView.@Nullable Kind placeKind, @Nullable Boolean outOfHours, @Nullable Boolean livedExperienceLed,
			List<Integer> months) {
	}

	/**
	 * What a measure counts of the directory.
	 *
	 * @param audiences of entries that are for one of these; empty for all
	 */
	record OfDirectory(MeasureCode measure, Entries count, List<String> audiences, boolean byUnit) {
	}

	/** What is counted of the directory, as it was told on the last day of a period. */
	enum Entries {

		/** Of the entries, those that somebody said are right not long ago. */
		FRESH,
		/** Entries of which it was reported that nobody can be reached so. */
		CONTACT_WRONG,
		/** Entries of which that was reported, or that they have ended. */
		DOUBTED,
		/** Of the entries, those of which it is known when they are open. */
		KNOWN_AHEAD,
		/** Of evenings and weekends, those that are covered. */
		OUT_OF_HOURS,
		/** Of the areas, those that have nothing of what is watched at any time. */
		AREAS_WITHOUT,
		/**
		 * Answers that Find help gave in a period; of nobody and nothing is known more.
		 */
		HELP_FOUND

	}

	/** A day as at whose end the directory is counted, at the latest today. */
	static LocalDate asAt(LocalDate last, LocalDate today) {
		return last.isAfter(today) ? today : last;
	}

}
