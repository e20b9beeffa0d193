package scot.adp.handround;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.handround.FilledWorkbook.FilledMilestone;
import scot.adp.handround.FilledWorkbook.GivenUpdate;
import scot.adp.handround.WorkbookLayout.ActionColumn;
import scot.adp.handround.WorkbookLayout.MilestoneColumn;
import scot.adp.handround.WorkbookMerge.ActionWork;
import scot.adp.handround.WorkbookMerge.MilestoneWork;
import scot.adp.handround.WorkbookMerge.UpdateWork;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionChange;
import scot.adp.strategy.ActionOwners;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.MilestoneView;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.ProgressUpdates;

/**
 * Does what a row of a workbook asks for, through the services that people use on pages:
 * their rules, versions, audit and events hold.
 */
@Component
class WorkbookApply {

	private static final Map<String, ActionColumn> UPDATE_FIELDS = Map.of("status", ActionColumn.NEW_STATUS, "on",
			ActionColumn.SAID_ON, "whatHappened", ActionColumn.WHAT, "next", ActionColumn.NEXT, "reviewOn",
			ActionColumn.REVIEW, "evidenceLink", ActionColumn.EVIDENCE);

	private static final Map<String, ActionColumn> PLAN_FIELDS = Map.of("leadUnit", ActionColumn.LEAD_UNIT,
			"partnerUnits", ActionColumn.PARTNERS, "cadenceMonths", ActionColumn.CADENCE, "startsOn",
			ActionColumn.STARTS, "endsOn", ActionColumn.ENDS);

	private static final Map<String, ActionColumn> OWNER_FIELDS = Map.of("lead", ActionColumn.LEAD, "deputy",
			ActionColumn.DEPUTY);

	private final PlanEditing editing;

	private final ActionOwners owners;

	private final ProgressUpdates updates;

	private final Milestones milestones;

	private final ActionRegister register;

	private final CurrentCaller currentCaller;

	WorkbookApply(PlanEditing editing, ActionOwners owners, ProgressUpdates updates, Milestones milestones,
			ActionRegister register, CurrentCaller currentCaller) {
		this.editing = editing;
		this.owners = owners;
		this.updates = updates;
		this.milestones = milestones;
		this.register = register;
		this.currentCaller = currentCaller;
	}

	/**
	 * Does what a row of actions asks for.
	 * @param taken tells of the id of an item whether theirs is taken
	 * @param why the reason of a change to the plan
	 */
	void action(ActionWork work, Predicate<String> taken, String why, Steps steps) {
		ActionView now = work.now();
		var wanted = new EnumMap<ActionColumn, @Nullable String>(ActionColumn.class);
		work.wanted().forEach((column, value) -> {
			if (taken.test(WorkbookMerge.id(now, column))) {
				wanted.put(column, value);
			}
		});
		var place = new Rows(WorkbookLayout.ACTIONS, work.row());
		var at = new Standing(now);
		@Nullable UpdateWork update = work.update();
		// What was said, was said by the unit that had the action then.
		if (update != null && taken.test(WorkbookMerge.id(now, ActionColumn.NEW_STATUS))) {
			at.after(steps.run(place, columns(UPDATE_FIELDS), () -> updates.record(update(at.action, update))));
		}
		if (wanted.keySet().stream().anyMatch(PLAN_FIELDS.values()::contains)) {
			at.after(steps.run(place, columns(PLAN_FIELDS), () -> editing.change(change(at.action, wanted, why))));
		}
		// Another unit leaves the action without whoever cannot answer for it; the
		// workbook
		// says who has it, so that is told rather than lost.
		@Nullable MemberId lead = wanted.containsKey(ActionColumn.LEAD) ? member(wanted.get(ActionColumn.LEAD)) : now.lead();
		@Nullable MemberId deputy = wanted.containsKey(ActionColumn.DEPUTY) ? member(wanted.get(ActionColumn.DEPUTY))
				: now.deputy();
		if (!Objects.equals(lead, at.action.lead()) || !Objects.equals(deputy, at.action.deputy())) {
			steps.run(place, columns(OWNER_FIELDS),
					() -> owners.assign(key(), at.action.plan(), at.action.code(), at.action.version(), lead, deputy));
		}
	}

	/** Does what a row of milestones asks for. */
	void milestone(MilestoneWork work, Predicate<String> taken, Steps steps) {
		var place = new Rows(WorkbookLayout.MILESTONES, work.row());
		FilledMilestone filled = work.filled();
		ActionView action = work.action();
		LocalDate expected = Objects.requireNonNull(filled.expectedOn());
		String reason = Objects.requireNonNullElse(filled.reason(), "");
		@Nullable MilestoneView now = work.now();
		Predicate<MilestoneColumn> wanted = column -> work.wanted().contains(column)
				&& taken.test(WorkbookMerge.id(action, filled, column));
		if (now == null) {
			if (wanted.test(MilestoneColumn.TITLE)) {
				steps.run(place, columns(MilestoneColumn.TITLE, "baselineOn", MilestoneColumn.EXPECTED),
						() -> milestones.add(key(), action.plan(), action.code(), filled.title(), expected));
			}
			return;
		}
		var at = new Step(now);
		if (wanted.test(MilestoneColumn.DROP) && filled.dropped()) {
			steps.run(place, columns(MilestoneColumn.DROP, "reason", MilestoneColumn.REASON),
					() -> milestones.drop(key(), now.id(), at.milestone.version(), reason));
			return;
		}
		@Nullable LocalDate done = filled.doneOn();
		if (wanted.test(MilestoneColumn.DONE) && now.doneOn() != null) {
			at.after(steps.run(place, columns(MilestoneColumn.DONE, "on", MilestoneColumn.DONE),
					() -> milestones.reopen(key(), now.id(), at.milestone.version())));
		}
		if (wanted.test(MilestoneColumn.EXPECTED)) {
			var fields = columns(MilestoneColumn.EXPECTED, "to", MilestoneColumn.EXPECTED);
			fields.put("reason", MilestoneColumn.REASON.heading);
			at.after(steps.run(place, fields,
					() -> milestones.move(key(), now.id(), at.milestone.version(), expected, reason)));
		}
		if (wanted.test(MilestoneColumn.DONE) && done != null) {
			steps.run(place, columns(MilestoneColumn.DONE, "on", MilestoneColumn.DONE),
					() -> milestones.done(key(), now.id(), at.milestone.version(), done));
		}
	}

	private ProgressUpdates.New update(ActionView action, UpdateWork work) {
		GivenUpdate given = work.given();
		@Nullable UnitId unit = action.leadUnit();
		boolean own = unit == null || currentCaller.get().ownUnits().contains(unit);
		return new ProgressUpdates.New(key(), action.plan(), action.code(), action.version(),
				Objects.requireNonNull(given.on()), work.status(), given.whatHappened(), given.next(),
				own ? null : unit, own ? null : ProgressUpdates.HeardHow.EMAIL, null, given.evidenceLink(),
				given.reviewOn(), List.of(), false, null);
	}

	private static ActionChange change(ActionView action, Map<ActionColumn, @Nullable String> wanted, String why) {
		var change = ActionChange.of(key(), List.of(ActionRef.of(action)));
		wanted.forEach((column, value) -> {
			switch (column) {
				case LEAD_UNIT -> change.leadUnit((value != null) ? new UnitId(value) : null);
				case PARTNERS -> change.partnerUnits(
						(value != null) ? Arrays.stream(value.split(" ")).map(UnitId::new).toList() : List.of());
				case CADENCE -> change.cadenceMonths((value != null) ? Integer.valueOf(value) : null);
				case STARTS -> change.startsOn((value != null) ? LocalDate.parse(value) : null);
				case ENDS -> change.endsOn((value != null) ? LocalDate.parse(value) : null);
				default -> {
				}
			}
		});
		return change.because(why, null);
	}

	private static @Nullable MemberId member(@Nullable String id) {
		return (id != null) ? new MemberId(UUID.fromString(id)) : null;
	}

	private static String key() {
		return UUID.randomUUID().toString();
	}

	private static Map<String, String> columns(Map<String, ActionColumn> fields) {
		var columns = new HashMap<String, String>();
		fields.forEach((field, column) -> columns.put(field, column.heading));
		columns.put("", ActionColumn.CODE.heading);
		return columns;
	}

	private static Map<String, String> columns(MilestoneColumn otherwise, String field, MilestoneColumn column) {
		var columns = new HashMap<String, String>();
		columns.put(field, column.heading);
		columns.put("", otherwise.heading);
		return columns;
	}

	/** Does one step of a row and tells what goes wrong in its own way. */
	interface Steps {

		/**
		 * Does a step.
		 * @param columns the heading under which to tell a fault of a field; under the
		 * empty name, any other
		 * @return whether it was done
		 */
		boolean run(Rows place, Map<String, String> columns, Runnable step);

	}

	/** A row of a sheet. */
	record Rows(String sheet, int number) {
	}

	/** An action as it stands between two steps. */
	private final class Standing {

		private ActionView action;

		private Standing(ActionView action) {
			this.action = action;
		}

		private void after(boolean done) {
			if (done) {
				action = register.get(action.id());
			}
		}

	}

	/** A milestone as it stands between two steps. */
	private final class Step {

		private MilestoneView milestone;

		private Step(MilestoneView milestone) {
			this.milestone = milestone;
		}

		private void after(boolean done) {
			if (done) {
				milestone = milestones.of(List.of(milestone.action()))
					.getOrDefault(milestone.action(), List.of())
					.stream()
					.filter(other -> other.id().equals(milestone.id()))
					.findFirst()
					.orElse(milestone);
			}
		}

	}

}
