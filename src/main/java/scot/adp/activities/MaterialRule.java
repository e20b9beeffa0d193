package scot.adp.activities;

import java.util.List;

import scot.adp.measures.spi.MeasureCode;

/**
 * What a measure counts of resources, stock and campaigns.
 *
 * @param actions made for one of these, each as {@code PLAN/CODE}; empty for any
 * @param by the breakdowns that it is told by
 */
record MaterialRule(MeasureCode measure, Count count, List<String> actions, List<String> by) {

	/** What is counted. */
	enum Count {

		/** Resources that came to be in the period. */
		NEW_RESOURCES("unit"),
		/**
		 * Of the resources in use on its last day, those that everybody can read or
		 * watch, as somebody found by then.
		 */
		ACCESSIBLE("unit"),
		/** Of the outlets that are open on its last day, those that are stocked. */
		STOCKED("area"),
		/** Things that were placed, less those that were returned. */
		PLACED("area"),
		/** Campaigns that ran on a day of the period. */
		CAMPAIGNS("unit"),
		/**
		 * Of the impressions, engagements with them; channels that tell reach alone are
		 * left out.
		 */
		ENGAGEMENT("channel"),
		/** Clicks that led to help. */
		CLICKS("channel"),
		/**
		 * Of the units that were asked to use agreed words by its last day, those that
		 * use all that they were asked to.
		 */
		UNITS_USING("unit"),
		/**
		 * Of the agreed words that hold on its last day, those looked at not long ago.
		 */
		REVIEWED("unit");

		private final String by;

		Count(String by) {
			this.by = by;
		}

		/** The one breakdown that it can be told by. */
		String by() {
			return by;
		}

	}

	/** Whether it is told by a breakdown. */
	boolean tellsBy(String breakdown) {
		return by.contains(breakdown);
	}

}
