package scot.adp.governance;

import java.util.ArrayList;
import java.util.List;

import scot.adp.strategy.ActionView;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.StatusView;

/** Why an action is brought before its group, the most serious first. */
public enum ExceptionReason {

	/** It said that it will not be delivered as promised. */
	OFF_TRACK,
	/** It said that it slips, or carries a high risk. */
	AT_RISK,
	/** Its update is overdue, so nobody knows how it stands. */
	STALE,
	/** A milestone is past the day first promised. */
	SLIPPED,
	/** It owes updates, and nobody leads it. */
	NO_LEAD,
	/** Its unit asked for help that nobody has given yet. */
	HELP_ASKED,
	/** The group is asked for a decision about it. */
	DECISION_WANTED;

	/** The colour token of a status that says something is off track. */
	private static final String OFF = "danger";

	/** The colour token of a status that says something is at risk. */
	private static final String RISK = "warning";

	/**
	 * Why an action is an exception; empty where it is none. A scale of the partnership's
	 * own names its statuses as it likes: what they mean is in their colour. Once stale,
	 * what was last said no longer counts. A complete action is one only where something
	 * is still asked about it.
	 */
	static List<ExceptionReason> of(ActionView action, Signs signs) {
		var reasons = new ArrayList<ExceptionReason>();
		if (!complete(action)) {
			String colour = (action.effectiveStatus() != null) ? action.effectiveStatus().colour() : "";
			when(reasons, colour.equals(OFF), OFF_TRACK);
			when(reasons, colour.equals(RISK), AT_RISK);
			when(reasons, action.freshness() == Freshness.STALE, STALE);
			when(reasons, signs.slipped(), SLIPPED);
			when(reasons, signs.unowned(), NO_LEAD);
		}
		when(reasons, signs.helpAsked(), HELP_ASKED);
		when(reasons, signs.decisionWanted(), DECISION_WANTED);
		return reasons;
	}

	static boolean complete(ActionView action) {
		return action.status() != null && action.status().needs() == StatusView.Needs.EVIDENCE;
	}

	private static void when(List<ExceptionReason> reasons, boolean holds, ExceptionReason reason) {
		if (holds) {
			reasons.add(reason);
		}
	}

	/** What is known of an action beside its status. */
	record Signs(boolean slipped, boolean unowned, boolean helpAsked, boolean decisionWanted) {
	}

}
