package scot.adp.governance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.GroupId;
import scot.adp.governance.ChangesView.Change;
import scot.adp.governance.ChangesView.ChangedAction;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.MemberId;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionField;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionVersionView;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.MilestoneView;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.StatusView;

/**
 * What changed between two days, at board level: everyone signed in sees it. It compares
 * what was known at the end of each.
 */
@Service
@Transactional(readOnly = true)
public class Changes {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private final ActionRegister register;

	private final PlanEditing editing;

	private final ProgressUpdates updates;

	private final Milestones milestones;

	private final HelpRequests help;

	private final DecisionStore decisions;

	private final GroupReach reach;

	private final Members members;

	private final Clock clock;

	Changes(ActionRegister register, PlanEditing editing, ProgressUpdates updates, Milestones milestones,
			HelpRequests help, DecisionStore decisions, GroupReach reach, Members members, Clock clock) {
		this.register = register;
		this.editing = editing;
		this.updates = updates;
		this.milestones = milestones;
		this.help = help;
		this.decisions = decisions;
		this.reach = reach;
		this.members = members;
		this.clock = clock;
	}

	/**
	 * What became of the actions that a group oversaw on either day; for a group that
	 * reports to none, those of all groups below it too.
	 * @param from what was recorded until the end of this day counts as known before
	 * @param to the last day
	 * @throws Problem where there is no such group, or the days are out of order or in
	 * the future
	 */
	@Allowed(operation = "governance.change.read", to = Audience.READERS)
	public ChangesView between(GroupId group, LocalDate from, LocalDate to) {
		new Problem.Faults().when(from.isAfter(to), "from", "Give a day before the last one, or the same.")
			.when(to.isAfter(AsAt.today(clock)), "to", "Choose today or an earlier day.")
			.raise();
		var covered = reach.of(group);
		List<ActionView> then = AsAt.on(from, () -> register.overseenBy(covered));
		List<ActionView> later = AsAt.on(to, () -> register.overseenBy(covered));
		var ids = new LinkedHashSet<ActionId>();
		Stream.concat(later.stream(), then.stream()).forEach(action -> ids.add(action.id()));
		var withdrawnLate = Set.copyOf(register.withdrawnLate(covered, from, to));
		ids.addAll(withdrawnLate);
		var before = AsAt.on(from, () -> read(ids, then));
		var after = AsAt.on(to, () -> read(ids, later));
		var versionsUntil = AsAt.on(to, () -> editing.versions(ids));
		var recorded = updates.recorded(ids, from, to);
		Map<MemberId, MemberView> people = members.byIds(Stream.of(before, after)
			.flatMap(side -> side.actions().values().stream())
			.flatMap(action -> Stream.of(action.lead(), action.deputy()))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet()));
		var changed = new ArrayList<ChangedAction>();
		var totals = new EnumMap<Kind, Integer>(Kind.class);
		for (ActionId id : ids) {
			var found = new ArrayList<Change>();
			standing(found, id, before, after, withdrawnLate.contains(id));
			count(found, Kind.UPDATES, recorded.getOrDefault(id, 0));
			@Nullable ActionView one = before.actions().get(id);
			@Nullable ActionView other = after.actions().get(id);
			if (one != null && other != null) {
				owners(found, one, other, people);
				structure(found, one, other, versionsUntil.getOrDefault(id, List.of()), from);
			}
			milestones(found, before.milestones().getOrDefault(id, List.of()),
					after.milestones().getOrDefault(id, List.of()));
			help(found, before.help().getOrDefault(id, List.of()), after.help().getOrDefault(id, List.of()));
			decisions(found, before.decisions().getOrDefault(id, List.of()),
					after.decisions().getOrDefault(id, List.of()));
			if (!found.isEmpty()) {
				found.sort(Comparator.comparing(Change::kind));
				changed.add(new ChangedAction(Objects.requireNonNull((other != null) ? other : one), found));
				found.stream()
					.map(Change::kind)
					.collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)))
					.forEach(kind -> totals.merge(kind, 1, Integer::sum));
			}
		}
		return new ChangesView(group, from, to, changed, totals);
	}

	private Side read(Set<ActionId> ids, List<ActionView> overseen) {
		return new Side(register.byIds(ids), overseen.stream().map(ActionView::id).collect(Collectors.toSet()),
				milestones.of(ids), help.of(ids),
				decisions.about(ids)
					.stream()
					.collect(Collectors.groupingBy(decision -> Objects.requireNonNull(decision.action()))));
	}

	private static void standing(List<Change> found, ActionId id, Side before, Side after, boolean withdrawnLate) {
		@Nullable ActionView one = before.actions().get(id);
		@Nullable ActionView other = after.actions().get(id);
		if (!before.overseen().contains(id) && !withdrawnLate) {
			found.add(new Change(Kind.ADDED, null, null, null, 1));
		}
		else if (other != null && other.withdrawnOn() != null) {
			found.add(new Change(Kind.WITHDRAWN, null, null, other.withdrawnOn().toString(), 1));
		}
		else if (!after.overseen().contains(id)) {
			found.add(new Change(Kind.LEFT, null, null, null, 1));
		}
		if (one == null || other == null || other.withdrawnOn() != null) {
			return;
		}
		boolean wasStale = one.freshness() == Freshness.STALE;
		boolean isStale = other.freshness() == Freshness.STALE;
		String was = label(one.effectiveStatus());
		String now = label(other.effectiveStatus());
		if (!wasStale && isStale) {
			found.add(new Change(Kind.WENT_STALE, null, was, now, 1));
		}
		else if (wasStale && !isStale) {
			found.add(new Change(Kind.RECOVERED, null, label(one.status()), now, 1));
		}
		else if (!was.equals(now)) {
			found.add(new Change(Kind.STATUS, null, was, now, 1));
		}
	}

	private static String label(@Nullable StatusView status) {
		return (status != null) ? status.label() : "";
	}

	private static void count(List<Change> found, Kind kind, int count) {
		if (count > 0) {
			found.add(new Change(kind, null, null, null, count));
		}
	}

	private static void owners(List<Change> found, ActionView one, ActionView other, Map<MemberId, MemberView> people) {
		if (!Objects.equals(one.lead(), other.lead()) || !Objects.equals(one.deputy(), other.deputy())) {
			found.add(new Change(Kind.OWNERS, null, posts(one, people), posts(other, people), 1));
		}
		if (!Objects.equals(one.leadUnit(), other.leadUnit())) {
			found.add(new Change(Kind.UNIT, null, value(one.leadUnit()), value(other.leadUnit()), 1));
		}
	}

	/** Posts, not names: a paper is kept for long. */
	private static String posts(ActionView action, Map<MemberId, MemberView> people) {
		return Stream.of(action.lead(), action.deputy())
			.filter(Objects::nonNull)
			.map(people::get)
			.filter(Objects::nonNull)
			.map(MemberView::post)
			.collect(Collectors.joining("; "));
	}

	private static @Nullable String value(@Nullable UnitId unit) {
		return (unit != null) ? unit.value() : null;
	}

	private static void structure(List<Change> found, ActionView one, ActionView other,
			List<ActionVersionView> versions, LocalDate from) {
		// What was recorded later from an earlier day on, both pictures have; it is news
		// all the same.
		var fields = versions.stream()
			.filter(version -> version.effectiveOn().isAfter(from) || recordedOn(version).isAfter(from))
			.flatMap(version -> version.changes()
				.stream()
				.map(ActionVersionView.Changed::field)
				.filter(field -> field != ActionField.LEAD_UNIT || !version.effectiveOn().isAfter(from)))
			.filter(field -> field != ActionField.WITHDRAWN)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(ActionField.class)));
		if (!fields.isEmpty()) {
			boolean renamed = !one.title().equals(other.title());
			found
				.add(new Change(Kind.WORDING, fields.stream().map(ActionField::label).collect(Collectors.joining(", ")),
						renamed ? one.title() : null, renamed ? other.title() : null, fields.size()));
		}
	}

	private static LocalDate recordedOn(ActionVersionView version) {
		return version.recordedAt().atZoneSameInstant(ZONE).toLocalDate();
	}

	private static void milestones(List<Change> found, List<MilestoneView> before, List<MilestoneView> after) {
		Map<Milestones.Id, MilestoneView> known = before.stream()
			.collect(Collectors.toMap(MilestoneView::id, Function.identity()));
		for (MilestoneView step : after) {
			@Nullable MilestoneView was = known.get(step.id());
			if (was == null) {
				found.add(new Change(Kind.MILESTONE_ADDED, step.title(), null, step.currentOn().toString(), 1));
			}
			else if (!was.currentOn().equals(step.currentOn())) {
				found.add(new Change(Kind.MILESTONE_MOVED, step.title(), was.currentOn().toString(),
						step.currentOn().toString(), 1));
			}
			if (step.doneOn() != null && (was == null || was.doneOn() == null)) {
				found.add(new Change(Kind.MILESTONE_DONE, step.title(), null, step.doneOn().toString(), 1));
			}
			if (step.droppedOn() != null && (was == null || was.droppedOn() == null)) {
				found.add(new Change(Kind.MILESTONE_DROPPED, step.title(), null, step.droppedOn().toString(), 1));
			}
		}
	}

	private static void help(List<Change> found, List<HelpRequestView> before, List<HelpRequestView> after) {
		Map<HelpRequests.Id, HelpRequests.State> known = before.stream()
			.collect(Collectors.toMap(HelpRequestView::id, HelpRequestView::state));
		count(found, Kind.HELP_ASKED, (int) after.stream().filter(request -> !known.containsKey(request.id())).count());
		count(found, Kind.HELP_ANSWERED,
				(int) after.stream()
					.filter(request -> request.state() == HelpRequests.State.ANSWERED
							&& known.get(request.id()) != HelpRequests.State.ANSWERED)
					.count());
	}

	private static void decisions(List<Change> found, List<DecisionView> before, Collection<DecisionView> after) {
		Map<Decisions.Id, DecisionView> known = before.stream()
			.collect(Collectors.toMap(DecisionView::id, Function.identity()));
		for (DecisionView decision : after) {
			@Nullable DecisionView was = known.get(decision.id());
			if (was == null) {
				found.add(new Change(Kind.DECISION_ASKED, decision.reference(), null, decision.words(), 1));
			}
			if (decision.decided() != null && (was == null || was.decided() == null)) {
				found.add(new Change(Kind.DECISION_TAKEN, decision.reference(), null, decision.decided(), 1));
			}
		}
	}

	/**
	 * What was known at the end of a day.
	 *
	 * @param overseen the group's own, of live plans and not withdrawn
	 */
	private record Side(Map<ActionId, ActionView> actions, Set<ActionId> overseen,
			Map<ActionId, List<MilestoneView>> milestones, Map<ActionId, List<HelpRequestView>> help,
			Map<ActionId, List<DecisionView>> decisions) {
	}

	/** What can become of an action between two days, the weightiest first. */
	public enum Kind {

		/** It was added, or came under the group. */
		ADDED,
		/** It was withdrawn. */
		WITHDRAWN,
		/** It left the group, or its plan ended. */
		LEFT,
		/** Its effective status is another. */
		STATUS,
		/** Its update became overdue. */
		WENT_STALE,
		/** Its update is overdue no more. */
		RECOVERED,
		/** Updates were recorded. */
		UPDATES,
		/** Somebody else leads it, or stands in. */
		OWNERS,
		/** Another unit leads it. */
		UNIT,
		/** The plan says something else of it. */
		WORDING,
		/** A milestone was added. */
		MILESTONE_ADDED,
		/** A milestone was moved. */
		MILESTONE_MOVED,
		/** A milestone was done. */
		MILESTONE_DONE,
		/** A milestone was dropped. */
		MILESTONE_DROPPED,
		/** Help was asked for. */
		HELP_ASKED,
		/** A request for help was answered. */
		HELP_ANSWERED,
		/** A decision was asked for. */
		DECISION_ASKED,
		/** A decision was taken. */
		DECISION_TAKEN

	}

}
