package scot.adp.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionStanding;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.StatusView;

/** Picks out what a group must look at, at board level: everyone signed in sees it. */
@Service
@Transactional(readOnly = true)
public class Exceptions {

	private final ActionRegister register;

	private final DecisionStore decisions;

	private final BoardLineStore lines;

	private final GroupReach reach;

	Exceptions(ActionRegister register, DecisionStore decisions, BoardLineStore lines, GroupReach reach) {
		this.register = register;
		this.decisions = decisions;
		this.lines = lines;
		this.reach = reach;
	}

	/**
	 * The exceptions among the actions of live plans that a group oversees, as they stand
	 * today or within {@link AsAt}; for a group that reports to none, those of all groups
	 * below it too.
	 * @param on the meeting they are for, which tells the board lines and the decisions
	 * asked
	 * @throws Problem where there is no such group
	 */
	@Allowed(operation = "governance.exception.read", to = Audience.READERS)
	public ExceptionsView of(GroupId group, LocalDate on) {
		var all = register.overseenBy(reach.of(group));
		var found = register.standing(all.stream().map(ActionView::id).toList());
		Map<ActionId, String> words = lines.forMeeting(group, on)
			.stream()
			.collect(Collectors.toMap(BoardLineStore.Row::action, BoardLineStore.Row::words));
		// What an earlier meeting did not take is still asked.
		var wanted = decisions.wanted(group, on);
		var wantedByAction = wanted.stream()
			.filter(decision -> decision.action() != null)
			.collect(Collectors.groupingBy(decision -> Objects.requireNonNull(decision.action())));
		var exceptions = new ArrayList<ExceptionView>();
		int onCourse = 0;
		int complete = 0;
		int notOwing = 0;
		for (ActionView action : all) {
			var known = Objects.requireNonNull(found.get(action.id()));
			List<DecisionView> asked = wantedByAction.getOrDefault(action.id(), List.of());
			var reasons = Reason.of(action, new Reason.Signs(known.slipped() != null, known.unowned(),
					known.helpAskedOn() != null, !asked.isEmpty()));
			if (!reasons.isEmpty()) {
				exceptions.add(new ExceptionView(action, reasons.getFirst(), reasons.subList(1, reasons.size()),
						since(reasons.getFirst(), action, known, asked), known.slipped(), known.helpAskedOn(), asked,
						words.get(action.id())));
			}
			else if (Reason.complete(action)) {
				complete++;
			}
			else if (action.freshness() == Freshness.FRESH || action.freshness() == Freshness.DUE) {
				onCourse++;
			}
			else {
				notOwing++;
			}
		}
		// The actions come in their plan's order, which stays among equals.
		exceptions.sort(Comparator.comparing(ExceptionView::section)
			.thenComparing(ExceptionView::since, Comparator.nullsLast(Comparator.naturalOrder())));
		return new ExceptionsView(group, on, new ExceptionsView.Counts(onCourse, complete, notOwing, exceptions.size()),
				exceptions, wanted, AsAt.day());
	}

	private static @Nullable LocalDate since(Reason section, ActionView action, ActionStanding known,
			List<DecisionView> asked) {
		return switch (section) {
			case OFF_TRACK, AT_RISK -> known.statusSince();
			case STALE -> action.nextDueOn();
			case SLIPPED -> (known.slipped() != null) ? known.slipped().promisedOn() : null;
			case NO_LEAD -> null;
			case HELP_ASKED -> known.helpAskedOn();
			case DECISION_WANTED -> asked.getFirst().recordedOn();
		};
	}

	/** Why an action is brought before its group, the most serious first. */
	public enum Reason {

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
		 * Why an action is an exception; empty where it is none. A scale of the
		 * partnership's own names its statuses as it likes: what they mean is in their
		 * colour. Once stale, what was last said no longer counts. A complete action is
		 * one only where something is still asked about it.
		 */
		static List<Reason> of(ActionView action, Signs signs) {
			var reasons = new ArrayList<Reason>();
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

		private static void when(List<Reason> reasons, boolean holds, Reason reason) {
			if (holds) {
				reasons.add(reason);
			}
		}

		/** What is known of an action beside its status. */
		record Signs(boolean slipped, boolean unowned, boolean helpAsked, boolean decisionWanted) {
		}

	}

}
